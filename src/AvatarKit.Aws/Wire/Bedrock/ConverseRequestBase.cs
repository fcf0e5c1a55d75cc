using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Amazon.Runtime.Internal;
using AvatarKit.Aws.Wire.Rest;

namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>What the two ways to converse have in common.</summary>
internal abstract class ConverseRequestBase : RestRequest
{
    /// <summary>The id of a model, or the id or ARN of an inference profile. It goes into the path.</summary>
    [JsonIgnore]
    public string ModelId { get; set; } = "";

    public List<Message> Messages { get; set; } = [];

    public List<SystemContentBlock>? System { get; set; }

    public InferenceConfiguration? InferenceConfig { get; set; }

    public ToolConfiguration? ToolConfig { get; set; }

    public GuardrailConfiguration? GuardrailConfig { get; set; }

    public JsonElement? AdditionalModelRequestFields { get; set; }

    public List<string>? AdditionalModelResponseFieldPaths { get; set; }

    public Dictionary<string, string>? RequestMetadata { get; set; }

    public PerformanceConfiguration? PerformanceConfig { get; set; }

    public ServiceTier? ServiceTier { get; set; }

    public OutputConfig? OutputConfig { get; set; }

    protected void WriteTo<T>(IRequest request, string operation, T self, JsonTypeInfo<T> type)
    {
        request.HttpMethod = "POST";
        request.ResourcePath = "/model/{modelId}/" + operation;

        // One segment, whatever it holds: the SDK escapes it once on the wire and twice in the signature.
        request.AddPathResource("{modelId}", ModelId);
        request.Headers["Content-Type"] = "application/json";
        request.Content = JsonSerializer.SerializeToUtf8Bytes(self, type);
    }
}
