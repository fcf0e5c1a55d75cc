namespace AvatarKit;

/// <summary>Keeps media that turns produce.</summary>
/// <remarks>Implementations are safe for concurrent use. A put is atomic: an asset is there whole or not at all, also where its owner's assets
/// are deleted at the same time. A deletion by owner is remembered for a day: what is put later, of work that began before, is refused.</remarks>
public interface IAssetStore
{
    /// <summary>Stores an asset.</summary>
    /// <param name="upload">Whose it is, what it is, and what else is to be kept with it.</param>
    /// <param name="content">The bytes, read from the current position to the end. The caller keeps ownership of the stream.</param>
    /// <param name="cancellationToken">Stops the write; nothing stays behind.</param>
    /// <returns>The asset with the id the store gave it.</returns>
    /// <exception cref="ArgumentException">The upload breaks the rules of <see cref="AssetUpload.ThrowIfInvalid"/>, or the store's own.</exception>
    /// <exception cref="ErasedException">The owner's assets were deleted after <see cref="AssetUpload.BegunAt"/>; nothing was stored.</exception>
    /// <exception cref="StorageException">The medium failed.</exception>
    ValueTask<AssetInfo> PutAsync(AssetUpload upload, Stream content, CancellationToken cancellationToken = default);

    /// <summary>Looks an asset up.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    /// <returns>The asset, or <see langword="null"/> when there is none with that id.</returns>
    ValueTask<AssetInfo?> FindAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Opens an asset for reading.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <returns>The bytes, or <see langword="null"/> when there is none with that id. The caller owns and disposes the stream.</returns>
    ValueTask<Stream?> OpenAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Makes a URL that opens the asset for a while.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="validFor">How long the URL shall work. Stores whose URLs cannot expire say so in their documentation.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The URL, or <see langword="null"/> when there is none with that id or the store has no URLs.</returns>
    ValueTask<Uri?> GetUrlAsync(string id, TimeSpan validFor, CancellationToken cancellationToken = default);

    /// <summary>Deletes an asset.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Stops the deletion.</param>
    /// <returns>Whether it was there.</returns>
    ValueTask<bool> DeleteAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Deletes every asset of a conversation, or of a person with all conversations.</summary>
    /// <remarks>Never touches what is another's, however alike their ids are. A call that broke off can be
    /// repeated and goes on with what is left.</remarks>
    /// <param name="owner">Whose. Without a conversation: everything of the person; with one: that conversation's assets alone.
    /// See <see cref="AssetOwner.Covers"/>.</param>
    /// <param name="cancellationToken">Stops the deletion.</param>
    /// <returns>How many there were.</returns>
    /// <exception cref="ArgumentException">The owner breaks the rules of <see cref="AssetOwner.ThrowIfInvalid"/>.</exception>
    /// <exception cref="StorageException">The medium failed.</exception>
    ValueTask<int> DeleteByOwnerAsync(AssetOwner owner, CancellationToken cancellationToken = default);

    /// <summary>Lists every asset of a conversation, or of a person with all conversations, in no order.</summary>
    /// <param name="owner">Whose; see <see cref="AssetOwner.Covers"/>.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    /// <returns>The assets. One that is put or deleted meanwhile may be among them or not.</returns>
    /// <exception cref="ArgumentException">The owner breaks the rules of <see cref="AssetOwner.ThrowIfInvalid"/>.</exception>
    /// <exception cref="StorageException">The medium failed.</exception>
    IAsyncEnumerable<AssetInfo> ListByOwnerAsync(AssetOwner owner, CancellationToken cancellationToken = default);

    /// <summary>Finds what stands behind this store: itself, or one it wraps.</summary>
    /// <param name="serviceType">The type that is asked for.</param>
    /// <param name="serviceKey">Tells apart several of one type. Default <see langword="null"/>.</param>
    /// <returns>An object of that type, which stays the store's; <see langword="null"/>: there is none.</returns>
    object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;
    }
}
