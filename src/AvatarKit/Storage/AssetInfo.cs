namespace AvatarKit;

/// <summary>A stored asset: a spoken answer, a picture, a video.</summary>
/// <param name="Id">Its name in the store, assigned by the store; letters, digits, <c>-</c>, <c>_</c>, <c>.</c> and <c>/</c>.</param>
/// <param name="Owner">Whose it is: what <see cref="IAssetStore.DeleteByOwnerAsync"/> takes.</param>
/// <param name="ContentType">Its media type, for example <c>audio/wav</c>.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="CreatedAt">When it was stored.</param>
public sealed record AssetInfo(string Id, string Owner, string ContentType, long Length, DateTimeOffset CreatedAt);
