namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>A part of a picture.</summary>
internal sealed class ImageBlockDelta
{
    public ImageSource? Source { get; set; }

    public ErrorBlock? Error { get; set; }
}
