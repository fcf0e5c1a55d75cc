using System.Runtime.CompilerServices;

namespace AvatarKit.Testing;

/// <summary>An <see cref="InMemoryAssetStore"/> whose operations can be made to fail or wait, and that records its calls. Thread-safe.</summary>
/// <remarks>Without a script every call does what it should; URLs are <c>https://assets.invalid/</c> and the id.</remarks>
public sealed class FakeAssetStore : FakeStore<FakeAssetStore, FakeAssetStoreCall, AssetStoreOperation>, IAssetStore
{
    private readonly InMemoryAssetStore inner;

    /// <summary>Creates an empty store.</summary>
    /// <param name="timeProvider">The clock of scripted delays and of creation; <see langword="null"/>: the system's.</param>
    public FakeAssetStore(TimeProvider? timeProvider = null)
        : base(timeProvider)
        => inner = new InMemoryAssetStore(timeProvider: Time);

    /// <inheritdoc/>
    public ValueTask<AssetInfo> PutAsync(AssetUpload upload, Stream content, CancellationToken cancellationToken = default)
        => RunAsync(
            new(AssetStoreOperation.Put) { Owner = upload?.Owner, Upload = upload },
            () => inner.PutAsync(upload!, content, cancellationToken),
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask<AssetInfo?> FindAsync(string id, CancellationToken cancellationToken = default)
        => RunAsync(new(AssetStoreOperation.Find) { Id = id }, () => inner.FindAsync(id, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Stream?> OpenAsync(string id, CancellationToken cancellationToken = default)
        => RunAsync(new(AssetStoreOperation.Open) { Id = id }, () => inner.OpenAsync(id, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Uri?> GetUrlAsync(string id, TimeSpan validFor, CancellationToken cancellationToken = default)
        => RunAsync(
            new(AssetStoreOperation.GetUrl) { Id = id },
            async () => await inner.FindAsync(id, cancellationToken).ConfigureAwait(false) is null ? null : new Uri($"https://assets.invalid/{id}"),
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> DeleteAsync(string id, CancellationToken cancellationToken = default)
        => RunAsync(new(AssetStoreOperation.Delete) { Id = id }, () => inner.DeleteAsync(id, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<int> DeleteByOwnerAsync(AssetOwner owner, CancellationToken cancellationToken = default)
        => RunAsync(
            new(AssetStoreOperation.DeleteByOwner) { Owner = owner }, () => inner.DeleteByOwnerAsync(owner, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<AssetInfo> ListByOwnerAsync(
        AssetOwner owner, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        List<AssetInfo> found = await RunAsync(
            new(AssetStoreOperation.ListByOwner) { Owner = owner },
            () => inner.ListByOwnerAsync(owner, cancellationToken).ToListAsync(cancellationToken),
            cancellationToken).ConfigureAwait(false);
        foreach (AssetInfo asset in found)
        {
            yield return asset;
        }
    }

    private protected override AssetStoreOperation OperationOf(FakeAssetStoreCall call) => call.Operation;
}
