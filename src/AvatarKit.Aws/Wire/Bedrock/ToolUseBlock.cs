using System.Text.Json;

namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>The model calls a tool.</summary>
internal sealed class ToolUseBlock
{
    public string ToolUseId { get; set; } = "";

    public string Name { get; set; } = "";

    public JsonElement Input { get; set; }
}
