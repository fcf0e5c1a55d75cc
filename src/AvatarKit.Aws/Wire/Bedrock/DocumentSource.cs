namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>Where a document is.</summary>
internal sealed class DocumentSource
{
    public byte[]? Bytes { get; set; }

    public S3Location? S3Location { get; set; }
}
