namespace AvatarKit;

/// <summary>What is said of an asset when it is put.</summary>
public sealed record AssetUpload
{
    /// <summary>Whose it is, within the rules of <see cref="AssetOwner.ThrowIfInvalid"/>.</summary>
    public required AssetOwner Owner { get; init; }

    /// <summary>The media type, such as <c>audio/wav</c>; not empty.</summary>
    public required string ContentType { get; init; }

    /// <summary>When the work that made it began. A store refuses an upload whose owner was deleted since.</summary>
    /// <value>Default <see langword="null"/>: the upload stands for itself, and is never refused for that.</value>
    public DateTimeOffset? BegunAt { get; init; }

    /// <summary>A few named texts that <see cref="IAssetStore.FindAsync"/> gives back, within the rules of <see cref="AssetMetadata"/>.
    /// A store that keeps no metadata leaves them out.</summary>
    /// <value>Default <see langword="null"/>: none.</value>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>Copies <see cref="Metadata"/> for a store's <see cref="AssetInfo.Metadata"/>, so that nobody changes what was stored.</summary>
    /// <returns>A read-only copy, or <see langword="null"/> where there is none or it is empty.</returns>
    public IReadOnlyDictionary<string, string>? CopyMetadata()
        => Metadata is null or { Count: 0 } ? null : new Dictionary<string, string>(Metadata, StringComparer.Ordinal).AsReadOnly();

    /// <summary>Refuses an upload that no store takes.</summary>
    /// <param name="upload">The upload.</param>
    /// <exception cref="ArgumentNullException"><paramref name="upload"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The owner, the media type or the metadata breaks the rules.</exception>
    public static void ThrowIfInvalid(AssetUpload upload)
    {
        ArgumentNullException.ThrowIfNull(upload);
        AssetOwner.ThrowIfInvalid(upload.Owner, nameof(upload));
        ArgumentException.ThrowIfNullOrWhiteSpace(upload.ContentType, nameof(upload));
        if (upload.Metadata is { } metadata)
        {
            AssetMetadata.ThrowIfInvalid(metadata);
        }
    }
}
