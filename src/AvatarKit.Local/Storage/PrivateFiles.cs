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
