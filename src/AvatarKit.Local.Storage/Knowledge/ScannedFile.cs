namespace AvatarKit.Local;

internal sealed record ScannedFile(string Path, string FullPath, long Length, long ModifiedTicks);
