using System.Runtime.CompilerServices;
using System.Text;

namespace AvatarKit;

/// <summary>For authors of trails: a trail as lines of JSON.</summary>
public static class AuditLines
{
    /// <summary>How many bytes of UTF-8 a record takes at most: 256 KiB.</summary>
    public const int MaxBytes = 256 * 1024;

    /// <summary>Reads records, bounded in memory. A last line without its end is a write that broke off, and left out.</summary>
    /// <param name="lines">The lines, in UTF-8. The caller keeps ownership.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The records, not verified.</returns>
    /// <exception cref="FormatException">A line is no record.</exception>
    public static async IAsyncEnumerable<AuditRecord> ReadRecordsAsync(
        Stream lines, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lines);
        await foreach (AuditLine line in ReadAsync(lines, cancellationToken).ConfigureAwait(false))
        {
            if (line.IsEnded)
            {
                yield return AuditRecord.Parse(line.Text ?? throw new FormatException("A line is longer than an audit record."));
            }
        }
    }

    internal static async IAsyncEnumerable<AuditLine> ReadAsync(Stream lines, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[16 * 1024];
        int held = 0;
        int read;
        while ((read = await lines.ReadAsync(buffer.AsMemory(held), cancellationToken).ConfigureAwait(false)) > 0)
        {
            int start = 0;
            int end = held + read;
            int found;
            while ((found = buffer.AsSpan(start, end - start).IndexOf((byte)'\n')) >= 0)
            {
                yield return new AuditLine(Encoding.UTF8.GetString(buffer, start, found), found, IsEnded: true);
                start += found + 1;
            }

            held = end - start;
            buffer.AsSpan(start, held).CopyTo(buffer);
            if (held > MaxBytes)
            {
                yield return new AuditLine(null, held, IsEnded: true);
                yield break;
            }

            if (held == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }
        }

        if (held > 0)
        {
            yield return new AuditLine(Encoding.UTF8.GetString(buffer, 0, held), held, IsEnded: false);
        }
    }
}
