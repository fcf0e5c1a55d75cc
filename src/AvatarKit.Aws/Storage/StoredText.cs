namespace AvatarKit.Aws;

/// <summary>A text where it is kept: in the item, or as an asset the item names.</summary>
internal readonly record struct StoredText(string? Inline, string? AssetId);
