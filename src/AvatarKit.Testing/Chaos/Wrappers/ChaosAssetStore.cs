namespace AvatarKit.Testing;

internal sealed class ChaosAssetStore(IAssetStore inner, ChaosCalls calls) : DelegatingAssetStore(inner)
{
    public override ValueTask<AssetInfo> PutAsync(AssetUpload upload, Stream content, CancellationToken cancellationToken = default)
        => calls.CallAsync(() => Inner.PutAsync(upload, content, cancellationToken), cancellationToken);

    public override ValueTask<AssetInfo?> FindAsync(string id, CancellationToken cancellationToken = default)
        => calls.CallAsync(() => Inner.FindAsync(id, cancellationToken), cancellationToken);

    public override ValueTask<Stream?> OpenAsync(string id, CancellationToken cancellationToken = default)
        => calls.CallAsync(() => Inner.OpenAsync(id, cancellationToken), cancellationToken);

    public override ValueTask<Uri?> GetUrlAsync(string id, TimeSpan validFor, CancellationToken cancellationToken = default)
        => calls.CallAsync(() => Inner.GetUrlAsync(id, validFor, cancellationToken), cancellationToken);

    public override ValueTask<bool> DeleteAsync(string id, CancellationToken cancellationToken = default)
        => calls.CallAsync(() => Inner.DeleteAsync(id, cancellationToken), cancellationToken);

    public override ValueTask<int> DeleteByOwnerAsync(AssetOwner owner, CancellationToken cancellationToken = default)
        => calls.CallAsync(() => Inner.DeleteByOwnerAsync(owner, cancellationToken), cancellationToken);
}
