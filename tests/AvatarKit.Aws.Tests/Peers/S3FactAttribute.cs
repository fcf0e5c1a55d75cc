namespace AvatarKit.Aws.Tests.Peers;

/// <summary>A test against the S3 server.</summary>
public sealed class S3FactAttribute : FactAttribute
{
    public S3FactAttribute() => Skip = Requires.Node;
}
