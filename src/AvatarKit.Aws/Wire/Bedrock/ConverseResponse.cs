using Amazon.Runtime;
using System.Text.Json;

namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>The answer in one piece.</summary>
internal sealed class ConverseResponse : AmazonWebServiceResponse
{
    public ConverseOutput? Output { get; set; }

    public string? StopReason { get; set; }

    public TokenUsage? Usage { get; set; }

    public ConverseMetrics? Metrics { get; set; }

    public JsonElement? AdditionalModelResponseFields { get; set; }

    public JsonElement? Trace { get; set; }
}
