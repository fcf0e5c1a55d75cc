using System.Globalization;
using System.Text;

namespace AvatarKit.Local;

/// <summary>The end of a trail's file, where records are added. Whoever calls holds the trail's lock.</summary>
internal static class AuditFileTail
{
    public static AuditRecord Append(FileStream file, AuditChain chain, TimeProvider time, AuditEntry entry, string path)
    {
        long end = WholeLength(file, path);
        AuditRecord? last = Last(file, end, chain, path);
        var lines = new StringBuilder();
        if (end < file.Length)
        {
            // Written in one go with what is to be noted: a crash leaves the torn record or none.
            string torn = string.Create(CultureInfo.InvariantCulture, $"bytes={file.Length - end}");
            last = Add(lines, chain, time, last, new AuditEntry
            {
                Action = AuditActions.Repaired, Actor = AuditActor.System, Outcome = AuditOutcome.Succeeded, Detail = torn,
            });
        }

        AuditRecord added = Add(lines, chain, time, last, entry);
        try
        {
            file.SetLength(end);
            file.Position = end;
            file.Write(Encoding.UTF8.GetBytes(lines.ToString()));
            PrivateFiles.FlushToDisk(file);
        }
        catch (IOException)
        {
            // What was written of it is a torn record, which the next write takes out, if it cannot be taken out now.
            TryShorten(file, end);
            throw;
        }

        return added;
    }

    public static StorageException Damaged(string path, Exception? cause) => new(
        "storage.corrupt",
        $"The audit trail '{Path.GetFileName(path)}' is damaged, or was written with another key. Verify it, keep it, and begin a new file.",
        "file",
        isTransient: false,
        cause)
    {
        Place = path,
    };

    private static AuditRecord Add(StringBuilder lines, AuditChain chain, TimeProvider time, AuditRecord? last, AuditEntry entry)
    {
        AuditRecord added = chain.Link(entry, time.GetUtcNow(), (last?.Sequence ?? 0) + 1, last?.Hash ?? AuditChain.Beginning);
        lines.Append(added.ToJson()).Append('\n');
        return added;
    }

    /// <summary>Where the last whole line ends.</summary>
    private static long WholeLength(FileStream file, string path) => file.Length == 0 ? 0 : LineEndBefore(file, file.Length, path) + 1;

    private static AuditRecord? Last(FileStream file, long end, AuditChain chain, string path)
    {
        if (end == 0)
        {
            return null;
        }

        long start = LineEndBefore(file, end - 1, path) + 1;
        byte[] line = new byte[end - 1 - start];
        file.Position = start;
        file.ReadExactly(line);
        try
        {
            var last = AuditRecord.Parse(Encoding.UTF8.GetString(line));
            return chain.Proves(last) ? last : throw Damaged(path, null);
        }
        catch (FormatException exception)
        {
            throw Damaged(path, exception);
        }
    }

    /// <summary>The last end of a line before a place; -1 where there is none.</summary>
    private static long LineEndBefore(FileStream file, long place, string path)
    {
        byte[] buffer = new byte[4096];
        long stop = Math.Max(0, place - AuditLines.MaxBytes - 1);
        while (place > stop)
        {
            int count = (int)Math.Min(buffer.Length, place - stop);
            file.Position = place - count;
            file.ReadExactly(buffer.AsSpan(0, count));
            int found = buffer.AsSpan(0, count).LastIndexOf((byte)'\n');
            if (found >= 0)
            {
                return place - count + found;
            }

            place -= count;
        }

        return place == 0 ? -1 : throw Damaged(path, null);
    }

    private static void TryShorten(FileStream file, long length)
    {
        try
        {
            file.SetLength(length);
        }
        catch (IOException)
        {
            // As above.
        }
    }
}
