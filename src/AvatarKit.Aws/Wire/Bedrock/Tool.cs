namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>A tool, or a cache point after the tools before it.</summary>
internal sealed class Tool
{
    public ToolSpecification? ToolSpec { get; set; }

    public CachePointBlock? CachePoint { get; set; }
}
