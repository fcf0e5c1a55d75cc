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

    /// <summary>Whether there is no room to write, or the medium takes nothing.</summary>
    public static bool CannotBeWritten(SqliteException exception)
        => exception.SqliteErrorCode is Full or ReadOnly or InputOutput or CannotOpen;

    public static StorageException Translate(SqliteException exception, SqliteFile file) => exception.SqliteErrorCode switch
    {
        Busy or Locked => new StorageException(
            "storage.locked",
            $"The {file.Noun} '{file.Name}' stayed locked by another program for {file.BusyTimeout.TotalSeconds:0.###} s. "
                + $"Close what holds it (a backup, an open sqlite3 shell), or raise {file.OptionsName}.BusyTimeout.",
            "sqlite",
            isTransient: true,
            exception)
        {
            Place = file.Path,
        },
        Full => DiskFull(file, exception),
        InputOutput when exception.SqliteExtendedErrorCode == SharedMemorySize => DiskFull(file, exception),
        Corrupt or NotADatabase => Damaged(file, exception),
        ReadOnly => NotWritable(file, exception),
        CannotOpen => File.Exists(file.Path) && !CanWriteBeside(file.Path) ? NotWritable(file, exception) : Unreachable(file, exception),
        _ => new StorageException(
            "storage.failed",
            $"SQLite could not use the {file.Noun} '{file.Name}' (error {exception.SqliteErrorCode}, "
                + $"extended {exception.SqliteExtendedErrorCode}). Check the disk and its log; nothing already stored was changed.",
            "sqlite",
            isTransient: exception.SqliteErrorCode == InputOutput,
            exception)
        {
            Place = file.Path,
        },
    };

    public static StorageException Translate(Exception exception, SqliteFile file) => exception switch
    {
        IOException io when PrivateFiles.IsDiskFull(io) => DiskFull(file, exception),
        _ when PrivateFiles.IsReadOnly(exception) && Directory.Exists(Path.GetDirectoryName(file.Path)) => NotWritable(file, exception),
        _ => Unreachable(file, exception),
    };

    public static StorageException Damaged(SqliteFile file, Exception? exception = null) => new(
        "storage.corrupt",
        $"The {file.Noun} '{file.Name}' is damaged or is no SQLite database. It was left as it is. Move it away, with its -wal and -shm files, "
            + $"and restore a backup; or save what can be read: sqlite3 '{file.Name}' .recover | sqlite3 recovered.db",
        "sqlite",
        isTransient: false,
        exception)
    {
        Place = file.Path,
    };

    private static StorageException DiskFull(SqliteFile file, Exception exception) => new(
        "storage.full",
        $"There is no room left to write the {file.Noun} '{file.Name}'. Free space on its disk; everything stored until now is intact.",
        "sqlite",
        isTransient: true,
        exception)
    {
        Place = file.Path,
    };

    private static StorageException NotWritable(SqliteFile file, Exception exception) => new(
        "storage.readonly",
        $"The {file.Noun} '{file.Name}' or its folder may not be written. Give this program write access to both, "
            + $"or set {file.OptionsName}.Path to a place it may write to.",
        "sqlite",
        isTransient: false,
        exception)
    {
        Place = file.Path,
    };

    private static StorageException Unreachable(SqliteFile file, Exception exception) => new(
        "storage.unreachable",
        $"The {file.Noun} '{file.Name}' could not be opened or created. Check that its folder exists or can be created, "
            + $"or set {file.OptionsName}.Path to another place.",
        "sqlite",
        isTransient: false,
        exception)
    {
        Place = file.Path,
    };

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
