namespace AvatarKit.Local;

/// <summary>Creates folders and files that only their owner may read.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode FolderMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly Lock Creation = new();

    public static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, FolderMode);
        }
    }

    public static FileStream CreateNew(string path, FileShare share = FileShare.None)
    {
        var options = new FileStreamOptions
        {
            Mode = System.IO.FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = share,
            Options = FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = FileMode;
        }

        return new FileStream(path, options);
    }

    /// <summary>How a file is opened that, where it is created, only its owner may read.</summary>
    public static FileStreamOptions Options(System.IO.FileMode mode, FileAccess access, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = share };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = FileMode;
        }

        return options;
    }

    /// <summary>Writes a small file whole, in place of one that is there: who reads meanwhile sees the one or the other.</summary>
    /// <param name="path">The file; its folder is created where it is missing.</param>
    /// <param name="content">What stands in it.</param>
    /// <param name="cancellationToken">Stops the write; what was there stays.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static async ValueTask ReplaceAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        CreateFolder(Path.GetDirectoryName(path)!);
        string temporary = $"{path}.{Guid.NewGuid():N}.new";
        try
        {
            FileStream file = CreateNew(temporary);
            await using (file.ConfigureAwait(false))
            {
                await file.WriteAsync(content, cancellationToken).ConfigureAwait(false);
                await file.FlushAsync(cancellationToken).ConfigureAwait(false);
                FlushToDisk(file);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Reads a small file.</summary>
    /// <returns>What stands in it; <see langword="null"/>: there is none.</returns>
    /// <exception cref="IOException">It cannot be read, or has more bytes than are expected.</exception>
    public static async ValueTask<byte[]?> TryReadAsync(string path, int maxBytes, CancellationToken cancellationToken)
    {
        try
        {
            var file = new FileStream(
                path, System.IO.FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 4096, FileOptions.Asynchronous);
            await using (file.ConfigureAwait(false))
            {
                if (file.Length > maxBytes)
                {
                    throw new IOException($"The file has {file.Length} bytes, and {maxBytes} at most are expected.");
                }

                byte[] bytes = new byte[file.Length];
                int read = await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
                return bytes[..read];
            }
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Opens a file that only one may have open at a time, over all processes; creates it where there is none.</summary>
    public static FileStream OpenLock(string path)
        => new(path, Options(System.IO.FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));

    /// <summary>Whether an error of the file system says that somebody else has the file open.</summary>
    public static bool IsHeld(IOException exception)
    {
        const int WindowsSharing = unchecked((int)0x80070020);
        const int WouldBlockLinux = 11;
        const int WouldBlockMac = 35;
        return exception.HResult is WindowsSharing
            || (!OperatingSystem.IsWindows() && exception.HResult is WouldBlockLinux or WouldBlockMac);
    }

    /// <summary>Waits until the disk has what was written; the asynchronous flush only hands it to the operating system.</summary>
    public static void FlushToDisk(FileStream file) => file.Flush(flushToDisk: true);

    /// <summary>Creates an empty database file where there is none. An existing one is never opened here.</summary>
    /// <remarks>
    /// Closing any handle of a file drops every POSIX lock the process holds on it, SQLite's too. So an existing file is left
    /// alone, and creation is serialised: no connection can be open on a file that is not there yet.
    /// </remarks>
    public static void EnsureDatabaseFile(string path)
    {
        lock (Creation)
        {
            if (File.Exists(path))
            {
                return;
            }

            try
            {
                CreateNew(path, FileShare.ReadWrite).Dispose();
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another process was quicker.
            }
        }
    }

    /// <summary>Whether an error of the file system says that the medium has no room.</summary>
    public static bool IsDiskFull(IOException exception)
    {
        const int WindowsHandleDiskFull = unchecked((int)0x80070027);
        const int WindowsDiskFull = unchecked((int)0x80070070);
        const int NoSpace = 28;
        const int QuotaLinux = 122;
        const int QuotaMac = 69;
        const int FileTooBig = 27;
        return exception.HResult is WindowsHandleDiskFull or WindowsDiskFull
            || (!OperatingSystem.IsWindows() && exception.HResult is NoSpace or QuotaLinux or QuotaMac or FileTooBig);
    }

    /// <summary>Whether an error of the file system says that the medium may not be written.</summary>
    public static bool IsReadOnly(Exception exception)
    {
        const int ReadOnlyFileSystem = 30;
        const int WindowsWriteProtected = unchecked((int)0x80070013);
        return exception is UnauthorizedAccessException
            || (exception is IOException && exception.HResult is ReadOnlyFileSystem or WindowsWriteProtected);
    }
}
