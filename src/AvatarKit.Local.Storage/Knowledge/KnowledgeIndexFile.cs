using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace AvatarKit.Local;

/// <summary>Opens index files, replaces damaged ones, and falls back to memory where nothing can be written.</summary>
internal sealed partial class KnowledgeIndexFile(string folder, string? indexPath, ILogger logger)
{
    private static readonly TimeSpan BusyTimeout = TimeSpan.FromSeconds(30);

    private readonly string path = Path.GetFullPath(indexPath ?? DefaultPath(folder));

    /// <summary>Whether the index lives in the memory of one session.</summary>
    public bool IsInMemory { get; private set; }

    public SqliteSession Open()
    {
        if (!IsInMemory)
        {
            try
            {
                return OpenFile();
            }
            catch (SqliteException exception) when (SqliteErrors.IsCorruption(exception))
            {
                LogRebuilt(path);
                Delete();
            }
            catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
            {
                LogInMemory(path, exception.GetType().Name);
                IsInMemory = true;
            }
        }

        try
        {
            return IsInMemory ? OpenMemory() : OpenFile();
        }
        catch (Exception exception) when (!IsInMemory && exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            LogInMemory(path, exception.GetType().Name);
            IsInMemory = true;
            return OpenMemory();
        }
    }

    /// <summary>The file name of a folder's index: one for each full path.</summary>
    public static string NameFor(string folder) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..32] + ".db";

    /// <summary>Removes a damaged index: it holds nothing that the folder does not.</summary>
    public void Delete()
    {
        foreach (string ending in new[] { "", "-wal", "-shm" })
        {
            try
            {
                File.Delete(path + ending);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                LogInMemory(path, exception.GetType().Name);
                IsInMemory = true;
                return;
            }
        }
    }

    /// <summary>Leaves the file, which cannot be written any more; the next session is in memory.</summary>
    /// <returns>Whether it was on the file until now.</returns>
    public bool GoOnInMemory(Exception why)
    {
        if (IsInMemory)
        {
            return false;
        }

        LogInMemory(path, why.GetType().Name);
        IsInMemory = true;
        return true;
    }

    private static string DefaultPath(string folder)
    {
        string cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } named ? named
            : OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
                OperatingSystem.IsMacOS() ? "Library/Caches" : ".cache");
        return Path.Combine(cache, "avatarkit", "knowledge", NameFor(folder));
    }

    private SqliteSession OpenFile()
    {
        PrivateFiles.CreateFolder(Path.GetDirectoryName(path)!);
        PrivateFiles.EnsureDatabaseFile(path);
        SqliteSession session = SqliteSession.Open(path, BusyTimeout);
        try
        {
            session.Pragma("journal_mode = WAL");

            // After a power failure the index may be a little old, which the next look at the folder mends.
            session.Pragma("synchronous = NORMAL");
            return Prepare(session);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private SqliteSession OpenMemory() => Prepare(SqliteSession.Open(":memory:", BusyTimeout));

    private SqliteSession Prepare(SqliteSession session)
    {
        session.Pragma("foreign_keys = ON");
        KnowledgeSchema.Prepare(session, folder);
        return session;
    }

    [LoggerMessage(3211, LogLevel.Warning, "The knowledge index '{Path}' is damaged and is built again.")]
    private partial void LogRebuilt(string path);

    [LoggerMessage(
        3212,
        LogLevel.Warning,
        "The knowledge index '{Path}' cannot be used ({ErrorType}); it is kept in memory. "
            + "Set SqliteKnowledgeBaseOptions.IndexPath to a place that can be written.")]
    private partial void LogInMemory(string path, string errorType);
}
