namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>What stands before it may be kept and read back at a lower price.</summary>
internal sealed class CachePointBlock
{
    public string Type { get; set; } = "default";
}
