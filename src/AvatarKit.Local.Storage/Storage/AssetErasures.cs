using System.Globalization;

namespace AvatarKit.Local;

/// <summary>Remembers for a day when owners' assets were deleted: a file for each, named by a hash, that tells the moment.</summary>
internal sealed class AssetErasures(string root, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Notes that an owner's assets are deleted now.</summary>
    public void Add(AssetOwner owner)
    {
        DateTimeOffset now = time.GetUtcNow();
        PrivateFiles.CreateFolder(root);
        string path = PathOf(owner);
        string temporary = $"{path}.{Guid.NewGuid():N}";
        using (FileStream file = PrivateFiles.CreateNew(temporary))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(now.UtcTicks.ToString(CultureInfo.InvariantCulture)));
            PrivateFiles.FlushToDisk(file);
        }

        // What is too old to matter is told from outside the file.
        File.SetLastWriteTimeUtc(temporary, now.UtcDateTime);
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Whether an owner's assets were deleted after a moment.</summary>
    public bool Covers(AssetOwner owner, DateTimeOffset? begunAt)
        => begunAt is { } begun && (Read(owner) > begun.UtcTicks || Read(owner with { ConversationId = null }) > begun.UtcTicks);

    /// <summary>Forgets what was deleted more than a day ago.</summary>
    public void Sweep()
    {
        DateTime oldest = (time.GetUtcNow() - Kept).UtcDateTime;
        foreach (string path in Directory.Exists(root) ? Directory.EnumerateFiles(root) : [])
        {
            if (File.GetLastWriteTimeUtc(path) < oldest)
            {
                File.Delete(path);
            }
        }
    }

    private long Read(AssetOwner owner)
    {
        try
        {
            return long.TryParse(File.ReadAllText(PathOf(owner)), NumberStyles.None, CultureInfo.InvariantCulture, out long ticks) ? ticks : 0;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return 0;
        }
    }

    private string PathOf(AssetOwner owner) => Path.Combine(root, AssetMarks.Hash(owner.ToString()));
}
