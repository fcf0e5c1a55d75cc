namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>A piece of the system prompt.</summary>
internal sealed class SystemContentBlock
{
    public string? Text { get; set; }

    public CachePointBlock? CachePoint { get; set; }
}
