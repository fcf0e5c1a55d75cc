namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>The tools the model may call.</summary>
internal sealed class ToolConfiguration
{
    public List<Tool> Tools { get; set; } = [];

    public ToolChoice? ToolChoice { get; set; }
}
