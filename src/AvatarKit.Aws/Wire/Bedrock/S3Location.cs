namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>An object in S3.</summary>
internal sealed class S3Location
{
    public string Uri { get; set; } = "";

    public string? BucketOwner { get; set; }
}
