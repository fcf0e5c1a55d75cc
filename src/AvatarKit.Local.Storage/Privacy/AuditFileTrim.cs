using System.Text;

namespace AvatarKit.Local;

/// <summary>Copies the younger end of a trail's file. Whoever calls holds the trail's lock.</summary>
internal static class AuditFileTrim
{
    /// <summary>Copies the records from a moment on, but always the last, and adds the note about those that are left out.</summary>
    /// <returns>How many were left out; 0: the copy is of no use.</returns>
    /// <exception cref="FormatException">The file is damaged.</exception>
    public static int Copy(string from, string to, DateTimeOffset before, AuditChain chain, TimeProvider time)
    {
        using FileStream copy = PrivateFiles.CreateNew(to);
        using StreamReader lines = new(from, Encoding.UTF8, detectEncodingFromByteOrderMarks: false);
        int gone = 0;
        AuditRecord? leftOut = null;
        AuditRecord? last = null;
        while (lines.ReadLine() is { } line)
        {
            var record = AuditRecord.Parse(line);
            if (last is not null)
            {
                if (copy.Length == 0 && copy.Position == 0 && last.Time < before)
                {
                    gone++;
                    leftOut = last;
                }
                else
                {
                    Write(copy, last);
                }
            }

            last = record;
        }

        if (leftOut is null || last is null)
        {
            return 0;
        }

        Write(copy, last);
        Write(copy, chain.Link(AuditTrimming.Note(leftOut), time.GetUtcNow(), last.Sequence + 1, last.Hash));
        PrivateFiles.FlushToDisk(copy);
        return gone;
    }

    private static void Write(FileStream copy, AuditRecord record) => copy.Write(Encoding.UTF8.GetBytes(record.ToJson() + "\n"));
}
