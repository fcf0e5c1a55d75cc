namespace AvatarKit.Testing.Tests.Conformance;

/// <summary>An asset store that does what it should until a part of it is replaced.</summary>
internal sealed class MutantAssets : IAssetStore
{
    public IAssetStore Inner { get; } = new InMemoryAssetStore();

    public Func<AssetUpload, Stream, CancellationToken, ValueTask<AssetInfo>>? Put { get; set; }

    public Func<string, CancellationToken, ValueTask<AssetInfo?>>? Find { get; set; }

    public Func<string, CancellationToken, ValueTask<Stream?>>? Open { get; set; }

    public Func<string, TimeSpan, CancellationToken, ValueTask<Uri?>>? Url { get; set; }

    public Func<string, CancellationToken, ValueTask<bool>>? Delete { get; set; }

    public Func<AssetOwner, CancellationToken, ValueTask<int>>? DeleteOwner { get; set; }

    public ValueTask<AssetInfo> PutAsync(AssetUpload upload, Stream content, CancellationToken cancellationToken = default)
        => (Put ?? Inner.PutAsync)(upload, content, cancellationToken);

    public ValueTask<AssetInfo?> FindAsync(string id, CancellationToken cancellationToken = default)
        => (Find ?? Inner.FindAsync)(id, cancellationToken);

    public ValueTask<Stream?> OpenAsync(string id, CancellationToken cancellationToken = default)
        => (Open ?? Inner.OpenAsync)(id, cancellationToken);

    public ValueTask<Uri?> GetUrlAsync(string id, TimeSpan validFor, CancellationToken cancellationToken = default)
        => (Url ?? Inner.GetUrlAsync)(id, validFor, cancellationToken);

    public ValueTask<bool> DeleteAsync(string id, CancellationToken cancellationToken = default)
        => (Delete ?? Inner.DeleteAsync)(id, cancellationToken);

    public Func<AssetOwner, CancellationToken, IAsyncEnumerable<AssetInfo>>? List { get; set; }

    public IAsyncEnumerable<AssetInfo> ListByOwnerAsync(AssetOwner owner, CancellationToken cancellationToken = default)
        => (List ?? Inner.ListByOwnerAsync)(owner, cancellationToken);

    public ValueTask<int> DeleteByOwnerAsync(AssetOwner owner, CancellationToken cancellationToken = default)
        => (DeleteOwner ?? Inner.DeleteByOwnerAsync)(owner, cancellationToken);
}
