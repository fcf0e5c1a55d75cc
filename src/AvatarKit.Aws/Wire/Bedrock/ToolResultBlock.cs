namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>What a tool gave back.</summary>
internal sealed class ToolResultBlock
{
    public string ToolUseId { get; set; } = "";

    public List<ToolResultContentBlock> Content { get; set; } = [];

    public string? Status { get; set; }
}
