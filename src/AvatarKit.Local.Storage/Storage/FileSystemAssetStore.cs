using System.Runtime.CompilerServices;
using System.Text.Json;

namespace AvatarKit.Local;

/// <summary>Keeps assets as files in a folder.</summary>
/// <remarks>
/// <para>An asset is two files: its bytes, and a description beside them that is moved into place last and makes it exist.
/// That step and a deletion by owner exclude each other, over all processes on the folder. A crash half-way leaves bytes that no id leads to,
/// and <see cref="DeleteByOwnerAsync"/> removes those too; what was being described is swept when the store is used again.</para>
/// <para>Ids are random (160 bits); one that this store cannot have made is simply not found, so no id leads out of the folder.
/// <see cref="GetUrlAsync"/> gives <c>file:</c> URLs. They <em>cannot expire</em>: whoever may read the folder may read the
/// asset, for as long as it is there; files are readable by their owner alone on Unix.</para>
/// <para>Thread-safe, and safe for several processes on one folder.</para>
/// </remarks>
public sealed partial class FileSystemAssetStore : IAssetStore
{
    private readonly AssetFolder folder;
    private readonly AssetMarks marks;
    private readonly AssetErasures erasures;
    private readonly AssetLocks locks;
    private readonly TimeProvider time;
    private int isSwept;

    /// <summary>Creates the store; the folder is touched at first use.</summary>
    /// <param name="options">Where the folder is. Read once, here.</param>
    /// <param name="timeProvider">The clock that dates assets. Default: the system's.</param>
    /// <exception cref="ArgumentException">The folder is empty.</exception>
    public FileSystemAssetStore(FileSystemAssetStoreOptions options, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(options.Folder);
        string root = Path.GetFullPath(options.Folder);
        time = timeProvider ?? TimeProvider.System;
        folder = new AssetFolder(root, time);
        marks = new AssetMarks(Path.Combine(root, "owners"));
        erasures = new AssetErasures(Path.Combine(root, "erased"), time);
        locks = new AssetLocks(Path.Combine(root, "locks"));
    }

    /// <inheritdoc/>
    public async ValueTask<AssetInfo> PutAsync(AssetUpload upload, Stream content, CancellationToken cancellationToken = default)
    {
        AssetUpload.ThrowIfInvalid(upload);
        ArgumentNullException.ThrowIfNull(content);
        cancellationToken.ThrowIfCancellationRequested();
        string id = AssetIds.Create(upload.ContentType);
        string mark = marks.PathOf(upload.Owner, id);
        try
        {
            Sweep();
            PrivateFiles.CreateFolder(Path.GetDirectoryName(folder.ContentPath(id))!);

            FileStream file = await BeginAsync(upload.Owner, id, cancellationToken).ConfigureAwait(false);
            long length = await WriteAsync(file, content, cancellationToken).ConfigureAwait(false);
            var asset = new AssetInfo(id, upload.Owner, upload.ContentType, length, time.GetUtcNow())
            {
                Metadata = upload.CopyMetadata(),
            };
            await DescribeAsync(asset, cancellationToken).ConfigureAwait(false);
            using IDisposable held = await locks.TakeAsync(upload.Owner, cancellationToken).ConfigureAwait(false);
            if (erasures.Covers(upload.Owner, upload.BegunAt))
            {
                throw new ErasedException("files");
            }

            if (File.Exists(mark))
            {
                File.Move(folder.UnfinishedPath(id), folder.DescriptionPath(id));
            }
            else
            {
                // The owner's assets were deleted meanwhile, and this one's bytes with them.
                folder.TryRemove(id, mark);
            }

            return asset;
        }
        catch (Exception exception)
        {
            folder.TryRemove(id, mark);
            if (exception is IOException or UnauthorizedAccessException)
            {
                throw folder.Translate(exception);
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
            Sweep();
            byte[] description = await File.ReadAllBytesAsync(folder.DescriptionPath(id), cancellationToken).ConfigureAwait(false);
            AssetInfo? asset = JsonSerializer.Deserialize(description, AssetJsonContext.Default.AssetInfo);
            return asset?.Id == id ? asset : throw folder.Damaged(id, null);
        }
        catch (JsonException exception)
        {
            throw folder.Damaged(id, exception);
        }
        catch (Exception exception) when (IsMissing(exception))
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw folder.Translate(exception);
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
            return new FileStream(folder.ContentPath(id), new FileStreamOptions
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
            throw folder.Translate(exception);
        }
    }

    /// <summary>Makes a <c>file:</c> URL of the asset. It works for as long as the asset is there,
    /// whatever <paramref name="validFor"/> says.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="validFor">Not used: a file's URL cannot expire.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The URL, or <see langword="null"/> when there is none with that id.</returns>
    public async ValueTask<Uri?> GetUrlAsync(string id, TimeSpan validFor, CancellationToken cancellationToken = default)
        => await FindAsync(id, cancellationToken).ConfigureAwait(false) is null ? null : new Uri(folder.ContentPath(id));

    /// <inheritdoc/>
    public async ValueTask<bool> DeleteAsync(string id, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(id, cancellationToken).ConfigureAwait(false) is not { } asset)
        {
            return false;
        }

        return folder.Remove(id, marks.PathOf(asset.Owner, id));
    }

    /// <inheritdoc/>
    public async ValueTask<int> DeleteByOwnerAsync(AssetOwner owner, CancellationToken cancellationToken = default)
    {
        AssetOwner.ThrowIfInvalid(owner);
        cancellationToken.ThrowIfCancellationRequested();
        int count = 0;
        try
        {
            Sweep();
            erasures.Sweep();
            using IDisposable held = await locks.TakeAsync(owner, cancellationToken).ConfigureAwait(false);
            erasures.Add(owner);
            foreach (string mark in marks.Of(owner))
            {
                cancellationToken.ThrowIfCancellationRequested();
                string id = Path.GetFileName(mark);
                if (AssetIds.IsValid(id) && folder.Remove(id, mark))
                {
                    count++;
                }
            }

            marks.RemoveEmptyFolders(owner);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw folder.Translate(exception);
        }

        return count;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<AssetInfo> ListByOwnerAsync(
        AssetOwner owner, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        AssetOwner.ThrowIfInvalid(owner);
        cancellationToken.ThrowIfCancellationRequested();
        foreach (string id in IdsOf(owner))
        {
            // A put under way has its mark already, and is no asset yet.
            if (await FindAsync(id, cancellationToken).ConfigureAwait(false) is { } asset)
            {
                yield return asset;
            }
        }
    }

    private static async ValueTask<long> WriteAsync(FileStream file, Stream content, CancellationToken cancellationToken)
    {
        await using (file.ConfigureAwait(false))
        {
            await content.CopyToAsync(file, cancellationToken).ConfigureAwait(false);
            await file.FlushAsync(cancellationToken).ConfigureAwait(false);
            PrivateFiles.FlushToDisk(file);
            return file.Length;
        }
    }

    private static bool IsMissing(Exception exception) => exception is FileNotFoundException or DirectoryNotFoundException;

    /// <summary>Marks the asset as its owner's and creates its file, in one step for a deletion: whatever a crash leaves behind,
    /// deleting by owner finds it.</summary>
    private async ValueTask<FileStream> BeginAsync(AssetOwner owner, string id, CancellationToken cancellationToken)
    {
        using IDisposable held = await locks.TakeAsync(owner, cancellationToken).ConfigureAwait(false);
        marks.Add(owner, id);
        return PrivateFiles.CreateNew(folder.ContentPath(id));
    }

    private async ValueTask DescribeAsync(AssetInfo asset, CancellationToken cancellationToken)
    {
        FileStream file = PrivateFiles.CreateNew(folder.UnfinishedPath(asset.Id));
        await using (file.ConfigureAwait(false))
        {
            await JsonSerializer.SerializeAsync(file, asset, AssetJsonContext.Default.AssetInfo, cancellationToken).ConfigureAwait(false);
            await file.FlushAsync(cancellationToken).ConfigureAwait(false);
            PrivateFiles.FlushToDisk(file);
        }
    }

    private string[] IdsOf(AssetOwner owner)
    {
        try
        {
            return [.. marks.Of(owner).Select(static mark => Path.GetFileName(mark)).Where(AssetIds.IsValid)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw folder.Translate(exception);
        }
    }

    private void Sweep()
    {
        if (Interlocked.Exchange(ref isSwept, 1) == 0)
        {
            folder.Sweep();
        }
    }
}
