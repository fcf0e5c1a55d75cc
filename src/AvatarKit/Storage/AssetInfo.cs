using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>A stored asset: a spoken answer, a picture, a video.</summary>
/// <param name="Id">Its name in the store, assigned by the store; letters, digits, <c>-</c>, <c>_</c>, <c>.</c> and <c>/</c>.</param>
/// <param name="Owner">Whose it is: what <see cref="IAssetStore.DeleteByOwnerAsync"/> takes.</param>
/// <param name="ContentType">Its media type, for example <c>audio/wav</c>.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="CreatedAt">When it was stored.</param>
public sealed record AssetInfo(string Id, AssetOwner Owner, string ContentType, long Length, DateTimeOffset CreatedAt)
{
    /// <summary>What was put with it, as <see cref="AssetMetadata"/> describes; two assets are equal if, besides all else,
    /// these say the same.</summary>
    /// <value>Default <see langword="null"/>: nothing, or the store keeps no metadata.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <inheritdoc/>
    public bool Equals(AssetInfo? other)
        => other is not null
            && Id == other.Id
            && Owner == other.Owner
            && ContentType == other.ContentType
            && Length == other.Length
            && CreatedAt == other.CreatedAt
            && AssetMetadata.AreEqual(Metadata, other.Metadata);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Owner, ContentType, Length, CreatedAt, Metadata?.Count ?? 0);
}
