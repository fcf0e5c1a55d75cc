using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace AvatarKit.Local;

/// <summary>Brings an index in step with a scan of its folder.</summary>
internal sealed class KnowledgeIndexer(SqliteSession session, int maxFileBytes, DateTimeOffset now)
{
    // The clock of a file system may tick this coarsely: a file written within it may change again unseen.
    private static readonly TimeSpan ClockTick = TimeSpan.FromSeconds(2);

    private const int FilesPerTransaction = 100;

    private readonly Dictionary<string, IndexedFile> known = new(StringComparer.Ordinal);
    private readonly List<SkippedKnowledgeFile> skipped = [];
    private int updated;

    public KnowledgeIndexReport Run(FolderScan scan, CancellationToken cancellationToken)
    {
        skipped.AddRange(scan.Skipped);
        ReadKnown();
        List<ScannedFile> changed = [.. scan.Files.Where(IsSuspect)];
        foreach (ScannedFile[] some in changed.Chunk(FilesPerTransaction))
        {
            InTransaction(() => Array.ForEach(some, Update), cancellationToken);
        }

        HashSet<string> present = scan.Files.Select(static file => file.Path).ToHashSet(StringComparer.Ordinal);
        List<string> gone = [.. known.Keys.Where(path => !present.Contains(path))];
        if (gone.Count > 0)
        {
            InTransaction(() => gone.ForEach(Remove), cancellationToken);
        }

        using (SqliteDataReader reader = session.Query("SELECT path, skipped FROM files WHERE skipped IS NOT NULL"))
        {
            while (reader.Read())
            {
                skipped.Add(new SkippedKnowledgeFile(reader.GetString(0), reader.GetString(1)));
            }
        }

        return new KnowledgeIndexReport(
            (int)session.Number("SELECT count(*) FROM files WHERE skipped IS NULL"),
            (int)session.Number("SELECT count(*) FROM passages"),
            updated,
            gone.Count,
            skipped);
    }

    private void ReadKnown()
    {
        using SqliteDataReader reader = session.Query("SELECT path, length, modified, read_at FROM files");
        while (reader.Read())
        {
            known[reader.GetString(0)] = new IndexedFile(reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3));
        }
    }

    private bool IsSuspect(ScannedFile file)
        => !known.TryGetValue(file.Path, out IndexedFile? indexed)
            || indexed.Length != file.Length
            || indexed.ModifiedTicks != file.ModifiedTicks
            || indexed.ModifiedTicks + ClockTick.Ticks >= indexed.ReadTicks;

    private void Update(ScannedFile file)
    {
        FileContent content;
        try
        {
            content = RegularFile.Read(file.FullPath, maxFileBytes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Remove(file.Path);
            skipped.Add(new SkippedKnowledgeFile(file.Path, "The file cannot be read. Give this program read access to it."));
            return;
        }

        if (content.Bytes is not { } bytes)
        {
            Remove(file.Path);
            skipped.Add(new SkippedKnowledgeFile(file.Path, content.Reason!));
            return;
        }

        // Asked of the index now, within the transaction: another process may have been here since the scan.
        byte[] hash = SHA256.HashData(bytes);
        bool unchanged = session.Execute(
            "UPDATE files SET length = $3, modified = $4, read_at = $5 WHERE path = $1 AND hash = $2",
            file.Path,
            hash,
            file.Length,
            file.ModifiedTicks,
            now.UtcTicks) > 0;
        if (unchanged)
        {
            return;
        }

        Remove(file.Path);
        updated++;
        if (DocumentText.Decode(bytes) is { } text)
        {
            Add(file, hash, text);
        }
        else
        {
            AddFile(file, hash, "", TextLanguage.English, "The file is not text.");
        }
    }

    private void Add(ScannedFile file, byte[] hash, string text)
    {
        KnowledgeDocument document = DocumentParser.Parse(text, file.Path);
        List<TextToken> head = TextAnalyzer.Tokenize(text.Length > 20_000 ? text[..20_000] : text);
        TextLanguage language = StopWords.Guess(head, TextLanguage.English);
        long id = AddFile(file, hash, document.Title, language, skippedBecause: null);
        string title = Terms(document.Title + " " + Path.GetFileNameWithoutExtension(file.Path), language);
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (DocumentPassage passage in document.Passages)
        {
            long row = session.Number(
                "INSERT INTO passages (file, section, body) VALUES ($1, $2, $3) RETURNING id", id, passage.Section, passage.Text);
            session.Execute(
                "INSERT INTO terms (rowid, title, section, body) VALUES ($1, $2, $3, $4)",
                row,
                title,
                Terms(passage.Section ?? "", language),
                Terms(passage.Text, language, words));
        }

        session.Execute("INSERT INTO documents (rowid, words) VALUES ($1, $2)", id, string.Join(' ', words));
    }

    private long AddFile(ScannedFile file, byte[] hash, string title, TextLanguage language, string? skippedBecause)
        => session.Number(
            "INSERT INTO files (path, length, modified, read_at, hash, title, language, skipped) VALUES ($1, $2, $3, "
                + "$4, $5, $6, $7, $8) RETURNING id",
            file.Path,
            file.Length,
            file.ModifiedTicks,
            now.UtcTicks,
            hash,
            title,
            (int)language,
            skippedBecause);

    private void Remove(string path)
    {
        long file = session.Number("SELECT id FROM files WHERE path = $1", path);
        session.Execute("DELETE FROM terms WHERE rowid IN (SELECT id FROM passages WHERE file = $1)", file);
        session.Execute("DELETE FROM documents WHERE rowid = $1", file);
        session.Execute("DELETE FROM files WHERE id = $1", file);
    }

    private static string Terms(string text, TextLanguage language, HashSet<string>? also = null)
    {
        var terms = new StringBuilder(text.Length);
        foreach (TextToken token in TextAnalyzer.Tokenize(text))
        {
            string stem = Stemmer.Stem(language, token.Term);
            terms.Append(stem).Append(' ');
            also?.Add(stem);
        }

        return terms.ToString();
    }

    private void InTransaction(Action work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        session.Execute("BEGIN IMMEDIATE");
        try
        {
            work();
            session.Execute("COMMIT");
        }
        catch
        {
            session.TryRollback();
            throw;
        }
    }

    private sealed record IndexedFile(long Length, long ModifiedTicks, long ReadTicks);
}
