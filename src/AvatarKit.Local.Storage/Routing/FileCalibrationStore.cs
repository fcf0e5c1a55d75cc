using System.Text;

namespace AvatarKit.Local;

/// <summary>Keeps the router's calibration in a file of this machine. Thread-safe, also where several processes share the file:
/// a reader sees one document or another, never a part.</summary>
public sealed class FileCalibrationStore : ICalibrationStore
{
    /// <summary>Larger than any calibration: a file that is larger is something else.</summary>
    private const int MaxBytes = 4 * 1024 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly string path;

    /// <summary>Creates a store.</summary>
    /// <param name="path">The file. It is created, with its folder, by the first <see cref="SaveAsync"/>; both are then readable by their owner
    /// alone (Unix).</param>
    public FileCalibrationStore(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        this.path = Path.GetFullPath(path);
    }

    /// <inheritdoc/>
    /// <exception cref="StorageException">The file cannot be read, or is none of a calibration's: <c>storage.failed</c>.</exception>
    public async ValueTask<string?> LoadAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 4096, FileOptions.Asynchronous);
            await using (file.ConfigureAwait(false))
            {
                if (file.Length > MaxBytes)
                {
                    throw Failed("read", $"it has {file.Length} bytes, and a calibration has at most {MaxBytes}", null);
                }

                byte[] bytes = new byte[file.Length];
                int read = await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
                return Utf8.GetString(bytes.AsSpan(0, read));
            }
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            throw Failed("read", exception.GetType().Name, exception);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="StorageException">The file cannot be written: <c>storage.failed</c>. What was there stays.</exception>
    public async ValueTask SaveAsync(string document, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        string temporary = $"{path}.{Guid.NewGuid():N}.new";
        try
        {
            PrivateFiles.CreateFolder(Path.GetDirectoryName(path)!);
            FileStream file = PrivateFiles.CreateNew(temporary);
            await using (file.ConfigureAwait(false))
            {
                await file.WriteAsync(Utf8.GetBytes(document), cancellationToken).ConfigureAwait(false);
                await file.FlushAsync(cancellationToken).ConfigureAwait(false);
                PrivateFiles.FlushToDisk(file);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception exception)
        {
            TryDelete(temporary);
            if (exception is IOException or UnauthorizedAccessException)
            {
                throw Failed("written", exception.GetType().Name, exception);
            }

            throw;
        }
    }

    private StorageException Failed(string done, string why, Exception? cause) => new(
        "storage.failed", $"The calibration file '{Path.GetFileName(path)}' cannot be {done}: {why}", "file", isTransient: false, cause)
    {
        Place = path,
    };

    private static void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Of what failed before, more is to be told.
        }
    }
}
