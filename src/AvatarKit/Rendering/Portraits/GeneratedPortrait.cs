namespace AvatarKit;

/// <summary>A portrait that was made.</summary>
/// <param name="Image">The picture's file, as the provider gave it. Owned by the caller.</param>
/// <param name="ContentType">Its media type, for example <c>image/png</c>.</param>
/// <param name="ModelId">The model that made it.</param>
/// <param name="Parameters">What it was made from, within the rules of <see cref="AssetMetadata"/>: long texts
/// are cut. Also the stored asset's metadata.</param>
public sealed record GeneratedPortrait(
    ReadOnlyMemory<byte> Image,
    string ContentType,
    string ModelId,
    IReadOnlyDictionary<string, string> Parameters)
{
    /// <summary>The picture in the <see cref="IAssetStore"/>.</summary>
    /// <value>Default <see langword="null"/>: <see cref="PortraitRequest.Owner"/> named no one.</value>
    public AssetInfo? Asset { get; init; }
}
