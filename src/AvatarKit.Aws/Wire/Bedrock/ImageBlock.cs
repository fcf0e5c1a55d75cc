namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>A picture.</summary>
internal sealed class ImageBlock
{
    public string Format { get; set; } = "";

    public ImageSource? Source { get; set; }

    public ErrorBlock? Error { get; set; }
}
