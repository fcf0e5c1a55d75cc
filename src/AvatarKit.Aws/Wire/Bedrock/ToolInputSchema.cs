using System.Text.Json;

namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>The JSON schema of a tool's parameters.</summary>
internal sealed class ToolInputSchema
{
    public JsonElement Json { get; set; }
}
