using Microsoft.Data.Sqlite;

namespace AvatarKit.Local;

/// <summary>Says what a failure of SQLite or the file system means for a store, and the way out.</summary>
internal static class SqliteErrors
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;
    private const int SharedMemorySize = InputOutput | (19 << 8);

    /// <summary>Whether the file's content, not its surroundings, is the trouble.</summary>
    public static bool IsCorruption(SqliteException exception) => exception.SqliteErrorCode is Corrupt or NotADatabase;

    public static StorageException Translate(SqliteException exception, string path, TimeSpan busyTimeout) => exception.SqliteErrorCode switch
    {
        Busy or Locked => new StorageException(
            "storage.locked",
            $"The conversation database '{path}' stayed locked by another program for {busyTimeout.TotalSeconds:0.###} s. "
                + "Close what holds it (a backup, an open sqlite3 shell), or raise SqliteConversationStoreOptions.BusyTimeout.",
            "sqlite",
            isTransient: true,
            exception),
        Full => DiskFull(path, exception),
        InputOutput when exception.SqliteExtendedErrorCode == SharedMemorySize => DiskFull(path, exception),
        Corrupt or NotADatabase => Damaged(path, exception),
        ReadOnly => NotWritable(path, exception),
        CannotOpen => File.Exists(path) && !CanWriteBeside(path) ? NotWritable(path, exception) : Unreachable(path, exception),
        _ => new StorageException(
            "storage.failed",
            $"SQLite could not use the conversation database '{path}' (error {exception.SqliteErrorCode}, "
                + $"extended {exception.SqliteExtendedErrorCode}). Check the disk and its log; nothing already stored was changed.",
            "sqlite",
            isTransient: exception.SqliteErrorCode == InputOutput,
            exception),
    };

    public static StorageException Translate(Exception exception, string path) => exception switch
    {
        IOException io when PrivateFiles.IsDiskFull(io) => DiskFull(path, exception),
        _ when PrivateFiles.IsReadOnly(exception) && Directory.Exists(Path.GetDirectoryName(path)) => NotWritable(path, exception),
        _ => Unreachable(path, exception),
    };

    public static StorageException Damaged(string path, Exception? exception = null) => new(
        "storage.corrupt",
        $"The conversation database '{path}' is damaged or is no SQLite database. It was left as it is. Move it away, with its -wal and -shm files, "
            + $"and restore a backup; or save what can be read: sqlite3 '{path}' .recover | sqlite3 recovered.db",
        "sqlite",
        isTransient: false,
        exception);

    private static StorageException DiskFull(string path, Exception exception) => new(
        "storage.full",
        $"There is no room left to write the conversation database '{path}'. Free space on its disk; everything stored until now is intact.",
        "sqlite",
        isTransient: true,
        exception);

    private static StorageException NotWritable(string path, Exception exception) => new(
        "storage.readonly",
        $"The conversation database '{path}' or its folder may not be written. Give this program write access to both, "
            + "or set SqliteConversationStoreOptions.Path to a place it may write to.",
        "sqlite",
        isTransient: false,
        exception);

    private static StorageException Unreachable(string path, Exception exception) => new(
        "storage.unreachable",
        $"The conversation database '{path}' could not be opened or created. Check that its folder exists or can be created, "
            + "or set SqliteConversationStoreOptions.Path to another place.",
        "sqlite",
        isTransient: false,
        exception);

    private static bool CanWriteBeside(string path)
    {
        string probe = $"{path}.{Guid.NewGuid():N}.probe";
        try
        {
            PrivateFiles.CreateNew(probe).Dispose();
            File.Delete(probe);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
