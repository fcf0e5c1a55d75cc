using System.Text.Json;

namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>A piece of what a tool gave back.</summary>
internal sealed class ToolResultContentBlock
{
    public string? Text { get; set; }

    public JsonElement? Json { get; set; }

    public ImageBlock? Image { get; set; }
}
