namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>A picture begins.</summary>
internal sealed class ImageBlockStart
{
    public string Format { get; set; } = "";
}
