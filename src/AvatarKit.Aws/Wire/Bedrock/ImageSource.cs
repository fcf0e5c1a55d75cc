namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>Where a picture is.</summary>
internal sealed class ImageSource
{
    public byte[]? Bytes { get; set; }

    public S3Location? S3Location { get; set; }
}
