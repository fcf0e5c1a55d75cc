using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Runtime.Internal;
using AvatarKit.Aws.Wire.Rest;

namespace AvatarKit.Aws.Wire.Polly;

/// <summary>Stores a lexicon.</summary>
internal sealed class PutLexiconRequest : RestRequest
{
    /// <summary>Its name, up to 20 letters and digits. It goes into the path.</summary>
    [JsonIgnore]
    public string Name { get; set; } = "";

    /// <summary>The lexicon in PLS, as text.</summary>
    public string Content { get; set; } = "";

    internal override void WriteTo(IRequest request)
    {
        request.HttpMethod = "PUT";
        request.ResourcePath = "/v1/lexicons/{LexiconName}";
        request.AddPathResource("{LexiconName}", Name);
        request.Headers["Content-Type"] = "application/json";
        request.Content = JsonSerializer.SerializeToUtf8Bytes(this, PollyJsonContext.Default.PutLexiconRequest);
    }
}
