namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>What a block goes on with.</summary>
internal sealed class ContentBlockDelta
{
    public string? Text { get; set; }

    public ToolUseBlockDelta? ToolUse { get; set; }

    public ReasoningContentBlockDelta? ReasoningContent { get; set; }

    public ImageBlockDelta? Image { get; set; }
}
