namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>The model must call this one.</summary>
internal sealed class SpecificToolChoice
{
    public string Name { get; set; } = "";
}
