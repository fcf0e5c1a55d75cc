namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>A tool's name, purpose and parameters.</summary>
internal sealed class ToolSpecification
{
    public string Name { get; set; } = "";

    public string? Description { get; set; }

    public ToolInputSchema InputSchema { get; set; } = new();
}
