namespace AvatarKit.Aws;

/// <summary>A person's data keys as they stand in the table, and which state of them it is.</summary>
internal sealed record DataKeyItem(IReadOnlyList<WrappedDataKey> Keys, string? Revision);
