using Amazon.Runtime.Internal;
using AvatarKit.Aws.Wire.Rest;

namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>Calls a model in its own language.</summary>
internal sealed class InvokeModelRequest : RestRequest
{
    /// <summary>The id of a model, or the id or ARN of an inference profile.</summary>
    public string ModelId { get; set; } = "";

    /// <summary>The request as the model wants it.</summary>
    public byte[] Body { get; set; } = [];

    public string ContentType { get; set; } = "application/json";

    public string Accept { get; set; } = "application/json";

    public string? GuardrailIdentifier { get; set; }

    public string? GuardrailVersion { get; set; }

    internal override void WriteTo(IRequest request)
    {
        request.HttpMethod = "POST";
        request.ResourcePath = "/model/{modelId}/invoke";
        request.AddPathResource("{modelId}", ModelId);
        request.Headers["Content-Type"] = ContentType;
        request.Headers["Accept"] = Accept;
        request.Content = Body;
        if (GuardrailIdentifier is not null)
        {
            request.Headers["X-Amzn-Bedrock-GuardrailIdentifier"] = GuardrailIdentifier;
        }

        if (GuardrailVersion is not null)
        {
            request.Headers["X-Amzn-Bedrock-GuardrailVersion"] = GuardrailVersion;
        }
    }
}
