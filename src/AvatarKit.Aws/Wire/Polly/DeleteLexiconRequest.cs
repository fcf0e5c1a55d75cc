using Amazon.Runtime.Internal;
using AvatarKit.Aws.Wire.Rest;

namespace AvatarKit.Aws.Wire.Polly;

/// <summary>Deletes a lexicon.</summary>
internal sealed class DeleteLexiconRequest : RestRequest
{
    public string Name { get; set; } = "";

    internal override void WriteTo(IRequest request)
    {
        request.HttpMethod = "DELETE";
        request.ResourcePath = "/v1/lexicons/{LexiconName}";
        request.AddPathResource("{LexiconName}", Name);
    }
}
