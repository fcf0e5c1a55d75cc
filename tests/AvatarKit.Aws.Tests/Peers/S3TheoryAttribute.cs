namespace AvatarKit.Aws.Tests.Peers;

/// <summary>A test with data against the S3 server.</summary>
public sealed class S3TheoryAttribute : TheoryAttribute
{
    public S3TheoryAttribute() => Skip = Requires.Node;
}
