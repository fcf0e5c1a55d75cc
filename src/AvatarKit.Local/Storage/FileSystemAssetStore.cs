using System.Text.Json;

namespace AvatarKit.Local;

/// <summary>Keeps assets as files in a folder.</summary>
/// <remarks>
/// <para>An asset is two files: its bytes, and a description beside them that is moved into place last and makes it exist.
/// A crash half-way leaves bytes that no id leads to; <see cref="DeleteByOwnerAsync"/> removes those too.</para>
/// <para>Ids are random (160 bits); one that this store cannot have made is simply not found, so no id leads out of the folder.
/// <see cref="GetUrlAsync"/> gives <c>file:</c> URLs. They <em>cannot expire</em>: whoever may read the folder may read the
/// asset, for as long as it is there; files are readable by their owner alone on Unix.</para>
/// <para>Thread-safe, and safe for several processes on one folder.</para>
/// </remarks>
public sealed class FileSystemAssetStore : IAssetStore
{
    private readonly string root;
    private readonly AssetMarks marks;
    private readonly TimeProvider time;

    /// <summary>Creates the store; the folder is touched at first use.</summary>
    /// <param name="options">Where the folder is. Read once, here.</param>
    /// <param name="timeProvider">The clock that dates assets. Default: the system's.</param>
    /// <exception cref="ArgumentException">The folder is empty.</exception>
    public FileSystemAssetStore(FileSystemAssetStoreOptions options, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(options.Folder);
        root = Path.GetFullPath(options.Folder);
        marks = new AssetMarks(Path.Combine(root, "owners"));
        time = timeProvider ?? TimeProvider.System;
    }

    /// <inheritdoc/>
    public async ValueTask<AssetInfo> PutAsync(AssetUpload upload, Stream content, CancellationToken cancellationToken = default)
    {
        AssetUpload.ThrowIfInvalid(upload);
        ArgumentNullException.ThrowIfNull(content);
        cancellationToken.ThrowIfCancellationRequested();
        string id = AssetIds.Create(upload.ContentType);
        string path = ContentPath(id);
        try
        {
            PrivateFiles.CreateFolder(Path.GetDirectoryName(path)!);

            // The mark first: whatever a crash leaves behind, deleting by owner finds it.
            marks.Add(upload.Owner, id);
            long length;
            FileStream file = PrivateFiles.CreateNew(path);
            await using (file.ConfigureAwait(false))
            {
                await content.CopyToAsync(file, cancellationToken).ConfigureAwait(false);
                await file.FlushAsync(cancellationToken).ConfigureAwait(false);
                PrivateFiles.FlushToDisk(file);
                length = file.Length;
            }

            var asset = new AssetInfo(id, upload.Owner, upload.ContentType, length, time.GetUtcNow())
            {
                Metadata = upload.CopyMetadata(),
            };
            await DescribeAsync(path, asset, cancellationToken).ConfigureAwait(false);
            if (!File.Exists(marks.PathOf(upload.Owner, id)))
            {
                // The owner's assets were deleted meanwhile, and this one's bytes with them.
                RemoveFiles(id, marks.PathOf(upload.Owner, id));
            }

            return asset;
        }
        catch (Exception exception)
        {
            RemoveFiles(id, marks.PathOf(upload.Owner, id));
            if (exception is IOException or UnauthorizedAccessException)
            {
                throw Translate(exception);
            }

            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<AssetInfo?> FindAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(id);
        cancellationToken.ThrowIfCancellationRequested();
        if (!AssetIds.IsValid(id))
        {
            return null;
        }

        try
        {
            byte[] description = await File.ReadAllBytesAsync(DescriptionPath(ContentPath(id)), cancellationToken).ConfigureAwait(false);
            AssetInfo? asset = JsonSerializer.Deserialize(description, AssetJsonContext.Default.AssetInfo);
            return asset?.Id == id ? asset : throw Damaged(id, null);
        }
        catch (JsonException exception)
        {
            throw Damaged(id, exception);
        }
        catch (Exception exception) when (IsMissing(exception))
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Translate(exception);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<Stream?> OpenAsync(string id, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(id, cancellationToken).ConfigureAwait(false) is null)
        {
            return null;
        }

        try
        {
            return new FileStream(ContentPath(id), new FileStreamOptions
            {
                Mode = FileMode.Open,
                Access = FileAccess.Read,
                Share = FileShare.Read | FileShare.Delete,
                Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
            });
        }
        catch (Exception exception) when (IsMissing(exception))
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Translate(exception);
        }
    }

    /// <summary>Makes a <c>file:</c> URL of the asset. It works for as long as the asset is there,
    /// whatever <paramref name="validFor"/> says.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="validFor">Not used: a file's URL cannot expire.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The URL, or <see langword="null"/> when there is none with that id.</returns>
    public async ValueTask<Uri?> GetUrlAsync(string id, TimeSpan validFor, CancellationToken cancellationToken = default)
        => await FindAsync(id, cancellationToken).ConfigureAwait(false) is null ? null : new Uri(ContentPath(id));

    /// <inheritdoc/>
    public async ValueTask<bool> DeleteAsync(string id, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(id, cancellationToken).ConfigureAwait(false) is not { } asset)
        {
            return false;
        }

        return Remove(id, marks.PathOf(asset.Owner, id));
    }

    /// <inheritdoc/>
    public ValueTask<int> DeleteByOwnerAsync(AssetOwner owner, CancellationToken cancellationToken = default)
    {
        AssetOwner.ThrowIfInvalid(owner);
        cancellationToken.ThrowIfCancellationRequested();
        int count = 0;
        try
        {
            foreach (string mark in marks.Of(owner))
            {
                cancellationToken.ThrowIfCancellationRequested();
                string id = Path.GetFileName(mark);
                if (AssetIds.IsValid(id) && Remove(id, mark))
                {
                    count++;
                }
            }

            marks.RemoveEmptyFolders(owner);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Translate(exception);
        }

        return ValueTask.FromResult(count);
    }

    private static async ValueTask DescribeAsync(string path, AssetInfo asset, CancellationToken cancellationToken)
    {
        string temporary = path + ".new";
        try
        {
            FileStream file = PrivateFiles.CreateNew(temporary);
            await using (file.ConfigureAwait(false))
            {
                await JsonSerializer.SerializeAsync(file, asset, AssetJsonContext.Default.AssetInfo, cancellationToken).ConfigureAwait(false);
                await file.FlushAsync(cancellationToken).ConfigureAwait(false);
                PrivateFiles.FlushToDisk(file);
            }

            File.Move(temporary, DescriptionPath(path));
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }
    }

    private static string DescriptionPath(string path) => path + ".json";

    private static bool IsMissing(Exception exception) => exception is FileNotFoundException or DirectoryNotFoundException;

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

    private bool Remove(string id, string mark)
    {
        string path = ContentPath(id);
        try
        {
            // The description first: from then on the asset is not there.
            bool there = File.Exists(DescriptionPath(path));
            File.Delete(DescriptionPath(path));
            File.Delete(path);
            File.Delete(mark);

            // A put that was under way may have described the asset meanwhile, while it still saw the mark.
            if (File.Exists(DescriptionPath(path)))
            {
                File.Delete(DescriptionPath(path));
                there = true;
            }

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

    private void RemoveFiles(string id, string mark)
    {
        string path = ContentPath(id);
        TryDelete(DescriptionPath(path));
        TryDelete(path);
        TryDelete(mark);
    }

    private string ContentPath(string id) => Path.Combine(root, "content", id[..2], id);

    private StorageException Damaged(string id, Exception? exception) => new(
        "storage.corrupt",
        $"The description of asset '{id}' in '{root}' is damaged. Restore '{DescriptionPath(ContentPath(id))}' from a backup, "
            + "or delete the asset's files.",
        "files",
        isTransient: false,
        exception);

    private StorageException Translate(Exception exception) => exception switch
    {
        IOException io when PrivateFiles.IsDiskFull(io) => new StorageException(
            "storage.full",
            $"There is no room left to store an asset in '{root}'. Free space on its disk; nothing of the asset stayed behind.",
            "files",
            isTransient: true,
            exception),
        _ when PrivateFiles.IsReadOnly(exception) => new StorageException(
            "storage.readonly",
            $"The asset folder '{root}' may not be written or read. Give this program access to it, "
                + "or set FileSystemAssetStoreOptions.Folder to another place.",
            "files",
            isTransient: false,
            exception),
        _ => new StorageException(
            "storage.unreachable",
            $"The asset folder '{root}' could not be used. Check that it exists or can be created, "
                + "or set FileSystemAssetStoreOptions.Folder to another place.",
            "files",
            isTransient: false,
            exception),
    };
}
