using System.Text.Json;

namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>What the answer took.</summary>
internal sealed class ConverseStreamMetadataEvent : ConverseStreamEvent
{
    public TokenUsage? Usage { get; set; }

    public ConverseMetrics? Metrics { get; set; }

    public JsonElement? Trace { get; set; }
}
