namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>What begins.</summary>
internal sealed class ContentBlockStart
{
    public ToolUseBlockStart? ToolUse { get; set; }

    public ImageBlockStart? Image { get; set; }
}
