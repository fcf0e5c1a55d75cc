namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>How long the service took.</summary>
internal sealed class ConverseMetrics
{
    public long LatencyMs { get; set; }
}
