namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>A tool call begins.</summary>
internal sealed class ToolUseBlockStart
{
    public string ToolUseId { get; set; } = "";

    public string Name { get; set; } = "";
}
