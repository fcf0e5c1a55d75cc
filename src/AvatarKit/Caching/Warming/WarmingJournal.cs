using System.Text.Json;

namespace AvatarKit;

/// <summary>Which answers are known not to be kept, over restarts: a line of JSON each, under a hash of the question and all that decides its
/// answer. Thread-safe.</summary>
internal sealed class WarmingJournal
{
    public const string FileName = "warming.jsonl";

    // What could not be kept a month ago may be by now.
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    private readonly Lock gate = new();
    private readonly Dictionary<string, NotCachedReason> known = new(StringComparer.Ordinal);
    private readonly string? path;
    private readonly TimeProvider time;

    private WarmingJournal(string? path, TimeProvider time)
    {
        this.path = path;
        this.time = time;
    }

    /// <summary>Opens the journal of a folder, or one that ends with the run.</summary>
    /// <exception cref="IOException">It cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    public static async Task<WarmingJournal> OpenAsync(string? folder, TimeProvider time, CancellationToken cancellationToken)
    {
        if (folder is null)
        {
            return new WarmingJournal(null, time);
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            // What was asked stands in it: nobody else reads it, whatever the umask is.
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        string path = Path.Combine(folder, FileName);
        var journal = new WarmingJournal(path, time);
        if (File.Exists(path) && await journal.ReadAsync(path, cancellationToken).ConfigureAwait(false))
        {
            // Begun anew on a line of its own: whoever was torn off cannot spoil what comes after it.
            await File.AppendAllTextAsync(path, "\n", cancellationToken).ConfigureAwait(false);
        }

        return journal;
    }

    public NotCachedReason? Find(string key)
    {
        lock (gate)
        {
            return known.TryGetValue(key, out NotCachedReason reason) ? reason : null;
        }
    }

    /// <summary>Notes an answer that is not kept. One write, which other processes do not tear.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Add(string key, NotCachedReason reason)
    {
        lock (gate)
        {
            if (!known.TryAdd(key, reason) || path is null)
            {
                return;
            }

            byte[] json = JsonSerializer.SerializeToUtf8Bytes(
                new JournalLine { Key = key, Reason = reason, At = time.GetUtcNow() }, WarmingJsonContext.Default.JournalLine);
            var options = new FileStreamOptions
            {
                Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.ReadWrite, BufferSize = 0,
            };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var file = new FileStream(path, options);
            file.Write([.. json, (byte)'\n']);
            file.Flush(flushToDisk: true);
        }
    }

    /// <returns>Whether the last line has no end.</returns>
    private async Task<bool> ReadAsync(string file, CancellationToken cancellationToken)
    {
        bool isUnended = false;
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        await foreach (NumberedLine line in BoundedLines.ReadAsync(
            reader, FileName, WarmingFile.MaxLineLength, WarmingFile.MaxLines, cancellationToken).ConfigureAwait(false))
        {
            isUnended = line.IsUnended;
            if (Parse(line.Text) is { Key: { } key, Reason: { } reason } read && read.At + Lifetime > time.GetUtcNow())
            {
                known[key] = reason;
            }
        }

        return isUnended;
    }

    private static JournalLine? Parse(string line)
    {
        try
        {
            return line.Length == 0 ? null : JsonSerializer.Deserialize(line, WarmingJsonContext.Default.JournalLine);
        }
        catch (JsonException)
        {
            // A line that was torn off says nothing: at worst an answer is made once more.
            return null;
        }
    }
}
