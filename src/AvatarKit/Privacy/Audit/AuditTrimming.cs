using System.Globalization;

namespace AvatarKit;

/// <summary>For authors of trails: how the removal of the oldest records is noted, so that a trail that begins later is known to be whole.</summary>
public static class AuditTrimming
{
    /// <summary>Makes the entry that says up to where records were removed.</summary>
    /// <param name="last">The last of them.</param>
    /// <returns>The entry, for the trail itself.</returns>
    public static AuditEntry Note(AuditRecord last)
    {
        ArgumentNullException.ThrowIfNull(last);
        return new AuditEntry
        {
            Action = AuditActions.Trimmed,
            Actor = AuditActor.System,
            Outcome = AuditOutcome.Succeeded,
            Detail = Detail(last.Sequence, last.Hash),
        };
    }

    /// <summary>Whether a record says that all up to another was removed.</summary>
    internal static bool Says(AuditRecord record, long sequence, string hash)
        => record.Action == AuditActions.Trimmed && record.Detail == Detail(sequence, hash);

    private static string Detail(long sequence, string hash) => string.Create(CultureInfo.InvariantCulture, $"through={sequence} hash={hash}");
}
