namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>Whether the model must call a tool.</summary>
internal sealed class ToolChoice
{
    public AutoToolChoice? Auto { get; set; }

    public AnyToolChoice? Any { get; set; }

    public SpecificToolChoice? Tool { get; set; }
}
