namespace AvatarKit.Local;

/// <summary>Where the files of assets lie, and what their failures mean.</summary>
/// <remarks><c>content</c> has the bytes and, beside them, the descriptions; <c>new</c> descriptions that are being written.</remarks>
internal sealed class AssetFolder(string root, TimeProvider time)
{
    // A description is written within milliseconds: one that is older is of a process that died.
    private static readonly TimeSpan Unfinished = TimeSpan.FromMinutes(10);

    private readonly string unfinished = Path.Combine(root, "new");

    /// <summary>Under which all bytes and descriptions lie.</summary>
    public string ContentRoot { get; } = Path.Combine(root, "content");

    public string ContentPath(string id) => Path.Combine(ContentRoot, id[..2], id);

    public string DescriptionPath(string id) => ContentPath(id) + ".json";

    /// <summary>Where a description is written before it is moved into place.</summary>
    public string UnfinishedPath(string id)
    {
        PrivateFiles.CreateFolder(unfinished);
        return Path.Combine(unfinished, id);
    }

    /// <summary>Removes what puts of processes that died have left: descriptions tell tenants and persons.</summary>
    public void Sweep()
    {
        DateTime oldest = (time.GetUtcNow() - Unfinished).UtcDateTime;
        foreach (string path in Directory.Exists(unfinished) ? Directory.EnumerateFiles(unfinished) : [])
        {
            if (File.GetLastWriteTimeUtc(path) < oldest)
            {
                TryDelete(path);
            }
        }
    }

    /// <summary>Removes an asset.</summary>
    /// <returns>Whether it was there.</returns>
    public bool Remove(string id, string mark)
    {
        try
        {
            // The description first: from then on the asset is not there.
            bool there = File.Exists(DescriptionPath(id));
            File.Delete(DescriptionPath(id));
            File.Delete(ContentPath(id));
            File.Delete(UnfinishedPath(id));
            File.Delete(mark);
            return there;
        }
        catch (DirectoryNotFoundException)
        {
            return false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Translate(exception);
        }
    }

    /// <summary>Removes what there is of an asset, as far as that goes.</summary>
    public void TryRemove(string id, string mark)
    {
        TryDelete(DescriptionPath(id));
        TryDelete(ContentPath(id));
        TryDelete(Path.Combine(unfinished, id));
        TryDelete(mark);
    }

    public StorageException Damaged(string id, Exception? exception) => new(
        "storage.corrupt",
        $"The description of asset '{id}' is damaged. Restore it in FileSystemAssetStoreOptions.Folder from a backup, or delete the asset's files.",
        "files",
        isTransient: false,
        exception)
    {
        Place = DescriptionPath(id),
    };

    public StorageException Translate(Exception exception) => exception switch
    {
        IOException io when PrivateFiles.IsDiskFull(io) => new StorageException(
            "storage.full",
            "There is no room left to store an asset (FileSystemAssetStoreOptions.Folder). Free space on its disk; nothing of it stayed behind.",
            "files",
            isTransient: true,
            exception)
        {
            Place = root,
        },
        _ when PrivateFiles.IsReadOnly(exception) => new StorageException(
            "storage.readonly",
            "The asset folder may not be written or read. Give this program access to it, "
                + "or set FileSystemAssetStoreOptions.Folder to another place.",
            "files",
            isTransient: false,
            exception)
        {
            Place = root,
        },
        _ => new StorageException(
            "storage.unreachable",
            "The asset folder could not be used. Check that it exists or can be created, "
                + "or set FileSystemAssetStoreOptions.Folder to another place.",
            "files",
            isTransient: false,
            exception)
        {
            Place = root,
        },
    };

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The medium failed already; that failure is what the caller hears of.
        }
    }
}
