namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>A part of a tool call's JSON; it may be cut anywhere.</summary>
internal sealed class ToolUseBlockDelta
{
    public string? Input { get; set; }
}
