namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>Whether the answer shall come faster for more money.</summary>
internal sealed class PerformanceConfiguration
{
    public string Latency { get; set; } = "standard";
}
