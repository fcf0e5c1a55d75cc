using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace AvatarKit.Local;

/// <summary>Finds passages in a folder of Markdown and text files, by SQLite's full-text search.</summary>
/// <remarks>
/// <para>The folder is indexed at first use; afterwards only what is new, changed or gone is looked at again. Text is read as UTF-8,
/// UTF-16 or Windows Latin-1. Words are found in any of their endings in English, German, Spanish, French, Italian, Portuguese
/// and Dutch, without regard to accents, and by pairs of characters in scripts that write without spaces.</para>
/// <para>Scores say how much of what the question names a passage has, weighted by how rare the words are, with a share for
/// headings, nearness and BM25. What lies under <see cref="SqliteKnowledgeBaseOptions.MinimumScore"/> does not fit.</para>
/// <para>Thread-safe, also for several processes on one index. Dispose it to close the index.</para>
/// </remarks>
public sealed partial class SqliteKnowledgeBase : IKnowledgeBase, IKnowledgeOutline, IDisposable
{
    private readonly SqliteKnowledgeBaseOptions options;
    private readonly string folder;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly KnowledgeSessions sessions;
    private readonly SemaphoreSlim refreshing = new(1, 1);
    private long lookedAt;
    private volatile KnowledgeIndexReport? report;

    /// <summary>Creates the knowledge base; folder and index are touched at first use.</summary>
    /// <param name="options">The folder and how to read it. Do not change it afterwards.</param>
    /// <param name="timeProvider">The clock of <see cref="SqliteKnowledgeBaseOptions.RescanInterval"/>. Default: the system's.</param>
    /// <param name="logger">Where skipped files are named. Questions are not written there.</param>
    /// <exception cref="ArgumentException">No folder is named, or a number is out of range.</exception>
    public SqliteKnowledgeBase(SqliteKnowledgeBaseOptions options, TimeProvider? timeProvider = null, ILogger<SqliteKnowledgeBase>? logger = null)
        : this(options, PassageScoring.Default, timeProvider, logger)
    {
    }

    internal SqliteKnowledgeBase(
        SqliteKnowledgeBaseOptions options, PassageScoring scoring, TimeProvider? timeProvider = null, ILogger<SqliteKnowledgeBase>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(options.Folder);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxFileBytes, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(options.MinimumScore);
        this.options = options;
        Scoring = scoring;
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.Folder));
        time = timeProvider ?? TimeProvider.System;
        this.logger = QuietLogger.Over(logger);
        sessions = new KnowledgeSessions(new KnowledgeIndexFile(folder, options.IndexPath, this.logger));
    }

    /// <summary>What the last look at the folder found; <see langword="null"/> before the first.</summary>
    public KnowledgeIndexReport? LastReport => report;

    internal PassageScoring Scoring { get; set; }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<KnowledgePassage>> SearchAsync(KnowledgeQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        cancellationToken.ThrowIfCancellationRequested();
        return await ReadAsync(
            session => KnowledgeSearch.Run(session, query, Scoring, options.MinimumScore), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Looks at the folder now and indexes what is new, changed or gone.</summary>
    /// <param name="cancellationToken">Stops the indexing; what was indexed until then stays.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="KnowledgeException">The folder is missing or cannot be read (<c>knowledge.folder_missing</c>,
    /// <c>knowledge.folder_unreadable</c>), or the index failed (<c>knowledge.index_failed</c>).</exception>
    public async ValueTask<KnowledgeIndexReport> RefreshAsync(CancellationToken cancellationToken = default)
    {
        await refreshing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await RefreshLockedAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            refreshing.Release();
        }
    }

    /// <summary>Closes the index.</summary>
    public void Dispose()
    {
        sessions.Dispose();
        refreshing.Dispose();
    }

    async ValueTask<IReadOnlyList<string>> IKnowledgeOutline.GetTitlesAsync(int count, CancellationToken cancellationToken)
        => await ReadAsync(session => KnowledgeSearch.Titles(session, count), cancellationToken).ConfigureAwait(false);

    private async ValueTask RefreshIfDueAsync(CancellationToken cancellationToken)
    {
        if (report is null)
        {
            await refreshing.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        else if (options.RescanInterval < TimeSpan.Zero || time.GetElapsedTime(Volatile.Read(ref lookedAt)) < options.RescanInterval
            || !await refreshing.WaitAsync(0, cancellationToken).ConfigureAwait(false))
        {
            // Fresh enough, or another search is looking: this one answers from what is indexed.
            return;
        }

        try
        {
            if (report is null || time.GetElapsedTime(Volatile.Read(ref lookedAt)) >= options.RescanInterval)
            {
                await RefreshLockedAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            refreshing.Release();
        }
    }

    private async Task<KnowledgeIndexReport> RefreshLockedAsync(CancellationToken cancellationToken)
    {
        // Indexing reads and computes for long: not on the caller's thread.
        KnowledgeIndexReport found = await Task.Run(() => Index(cancellationToken), cancellationToken).ConfigureAwait(false);
        KnowledgeIndexReport? before = report;
        foreach (SkippedKnowledgeFile skipped in found.Skipped.Where(skipped => before?.Skipped.Contains(skipped) != true))
        {
            LogSkipped(skipped.Path, folder, skipped.Reason);
        }

        if (before is null || found.Updated + found.Removed > 0)
        {
            LogIndexed(folder, found.Documents, found.Passages, found.Updated, found.Removed);
        }

        report = found;
        Volatile.Write(ref lookedAt, time.GetTimestamp());
        return found;
    }

    private KnowledgeIndexReport Index(CancellationToken cancellationToken)
    {
        FolderScan scan = FolderScan.Run(folder, options);
        KnowledgeIndexReport Update(SqliteSession session)
        {
            KnowledgeIndexReport found = new KnowledgeIndexer(session, options.MaxFileBytes, time.GetUtcNow()).Run(scan, cancellationToken);
            version = VersionOf(session);
            return found;
        }

        try
        {
            return sessions.Use(Update);
        }
        catch (SqliteException exception) when (SqliteErrors.IsCorruption(exception))
        {
            LogRebuilt(folder);
            sessions.DeleteIndex();
            return Translated(() => sessions.Use(Update));
        }
        catch (SqliteException exception) when (SqliteErrors.CannotBeWritten(exception) && sessions.GoOnInMemory(exception))
        {
            return Translated(() => sessions.Use(Update));
        }
        catch (SqliteException exception)
        {
            throw Failed(exception);
        }
    }

    private async ValueTask<T> ReadAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken)
    {
        await RefreshIfDueAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return sessions.Use(work);
        }
        catch (SqliteException exception) when (SqliteErrors.IsCorruption(exception))
        {
            LogRebuilt(folder);
            sessions.DeleteIndex();
            await RefreshAsync(cancellationToken).ConfigureAwait(false);
            return Translated(() => sessions.Use(work));
        }
        catch (SqliteException exception) when (SqliteErrors.CannotBeWritten(exception) && sessions.GoOnInMemory(exception))
        {
            await RefreshAsync(cancellationToken).ConfigureAwait(false);
            return Translated(() => sessions.Use(work));
        }
        catch (SqliteException exception)
        {
            throw Failed(exception);
        }
    }

    private T Translated<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException exception)
        {
            throw Failed(exception);
        }
    }

    private KnowledgeException Failed(SqliteException exception) => new(
        "knowledge.index_failed",
        $"The index of the knowledge folder failed (SQLite error {exception.SqliteErrorCode}). Check the disk, "
            + "or set SqliteKnowledgeBaseOptions.IndexPath to another place.",
        "sqlite",
        innerException: exception)
    {
        Place = folder,
    };

    [LoggerMessage(3221, LogLevel.Warning, "'{Path}' in the knowledge folder '{Folder}' is skipped: {Reason}")]
    private partial void LogSkipped(string path, string folder, string reason);

    [LoggerMessage(
        3222, LogLevel.Information, "Knowledge folder '{Folder}': {Documents} documents, {Passages} passages ({Updated} read, {Removed} removed).")]
    private partial void LogIndexed(string folder, int documents, int passages, int updated, int removed);

    [LoggerMessage(3223, LogLevel.Warning, "The index of the knowledge folder '{Folder}' is damaged and is built again.")]
    private partial void LogRebuilt(string folder);
}
