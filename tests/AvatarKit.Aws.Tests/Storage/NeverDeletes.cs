namespace AvatarKit.Aws.Tests.Storage;

/// <summary>Fails every deletion of a single asset.</summary>
internal sealed class NeverDeletes(IAssetStore inner, Exception failure) : DelegatingAssetStore(inner)
{
    public override ValueTask<bool> DeleteAsync(string id, CancellationToken cancellationToken = default) => throw failure;
}
