namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>A piece of a message: exactly one of its members is set; none of them, where a member came that is not known here.</summary>
internal sealed class ContentBlock
{
    public string? Text { get; set; }

    public ImageBlock? Image { get; set; }

    public DocumentBlock? Document { get; set; }

    public ToolUseBlock? ToolUse { get; set; }

    public ToolResultBlock? ToolResult { get; set; }

    public CachePointBlock? CachePoint { get; set; }

    public ReasoningContentBlock? ReasoningContent { get; set; }
}
