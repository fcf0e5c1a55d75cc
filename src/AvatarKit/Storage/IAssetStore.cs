namespace AvatarKit;

/// <summary>Keeps media that turns produce.</summary>
/// <remarks>Implementations are safe for concurrent use. A put is atomic: an asset is there whole or not at all.</remarks>
public interface IAssetStore
{
    /// <summary>Stores an asset.</summary>
    /// <param name="owner">Whose it is, not empty.</param>
    /// <param name="content">The bytes, read from the current position to the end. The caller keeps ownership of the stream.</param>
    /// <param name="contentType">The media type.</param>
    /// <param name="cancellationToken">Stops the write; nothing stays behind.</param>
    /// <returns>The asset with the id the store gave it.</returns>
    /// <exception cref="StorageException">The medium failed.</exception>
    ValueTask<AssetInfo> PutAsync(string owner, Stream content, string contentType, CancellationToken cancellationToken = default);

    /// <summary>Stores an asset with a few named texts that <see cref="FindAsync"/> gives back.</summary>
    /// <remarks>A store that keeps no metadata stores the asset without it: that is what this does where a store does not say otherwise.</remarks>
    /// <param name="owner">Whose it is, not empty.</param>
    /// <param name="content">The bytes, read from the current position to the end. The caller keeps ownership of the stream.</param>
    /// <param name="contentType">The media type.</param>
    /// <param name="metadata">The texts, within the rules of <see cref="AssetMetadata"/>.</param>
    /// <param name="cancellationToken">Stops the write; nothing stays behind.</param>
    /// <returns>The asset with the id the store gave it.</returns>
    /// <exception cref="ArgumentException">The metadata breaks the rules.</exception>
    /// <exception cref="StorageException">The medium failed.</exception>
    ValueTask<AssetInfo> PutWithMetadataAsync(
        string owner, Stream content, string contentType, IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken = default)
    {
        AssetMetadata.ThrowIfInvalid(metadata);
        return PutAsync(owner, content, contentType, cancellationToken);
    }

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

    /// <summary>Deletes every asset of an owner.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="cancellationToken">Stops the deletion.</param>
    /// <returns>How many there were.</returns>
    ValueTask<int> DeleteByOwnerAsync(string owner, CancellationToken cancellationToken = default);
}
