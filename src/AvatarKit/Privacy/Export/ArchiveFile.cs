namespace AvatarKit;

/// <summary>A file of an export, as its manifest tells it.</summary>
/// <param name="Name">Its name in the archive.</param>
/// <param name="Id">The id of the conversation or asset.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its hash, in hexadecimal digits.</param>
internal sealed record ArchiveFile(string Name, string Id, string ContentType, long Bytes, string Sha256);
