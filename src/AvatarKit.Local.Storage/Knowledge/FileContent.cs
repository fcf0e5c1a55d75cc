namespace AvatarKit.Local;

/// <summary>What a file holds, or why it is not read.</summary>
/// <param name="Bytes">The bytes; <see langword="null"/>: they are not read.</param>
/// <param name="Reason">Why not, for the report.</param>
internal readonly record struct FileContent(byte[]? Bytes, string? Reason);
