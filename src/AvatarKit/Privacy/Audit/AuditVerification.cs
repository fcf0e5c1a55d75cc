namespace AvatarKit;

/// <summary>What verifying an audit trail found.</summary>
public sealed record AuditVerification
{
    /// <summary>Whether every record is as it was noted, and stands in its place.</summary>
    public bool IsWhole => Fault is null;

    /// <summary>How many records are right, from the first on.</summary>
    public required long Records { get; init; }

    /// <summary>The number of the first; 0 where there is none.</summary>
    public required long FirstSequence { get; init; }

    /// <summary>Whether the trail begins with its first record, or says itself up to where older ones were removed.</summary>
    /// <remarks><see langword="false"/> in a trail in memory that has let go of its oldest; else somebody has removed the beginning.</remarks>
    public required bool HasBeginning { get; init; }

    /// <summary>The hash of the last right record. Kept elsewhere, it shows later whether the end was cut off.</summary>
    /// <value><see langword="null"/>: there is none.</value>
    public required string? Head { get; init; }

    /// <summary>The first broken record.</summary>
    /// <value>Default <see langword="null"/>: none is.</value>
    public AuditFault? Fault { get; init; }

    /// <summary>How many bytes of a record that was never whole stand at the end: a crash in the middle of a write. The next write removes
    /// them.</summary>
    /// <value>Default 0.</value>
    public int TornBytes { get; init; }

    /// <summary>Verifies a trail.</summary>
    /// <param name="trail">The trail.</param>
    /// <param name="chain">With the key the trail has, if it has one.</param>
    /// <param name="expectedHead">A hash that must be among the records: an earlier <see cref="Head"/>. Default <see langword="null"/>:
    /// none.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="StorageException">The trail could not be read.</exception>
    public static async Task<AuditVerification> VerifyAsync(
        IAuditTrail trail, AuditChain chain, string? expectedHead = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(trail);
        ArgumentNullException.ThrowIfNull(chain);
        var check = new AuditCheck(chain, expectedHead);
        await foreach (AuditRecord record in trail.ReadAsync(0, cancellationToken).ConfigureAwait(false))
        {
            if (!check.Add(record))
            {
                break;
            }
        }

        return check.Result();
    }

    /// <summary>Verifies a trail that is written as lines of JSON.</summary>
    /// <param name="lines">The lines, in UTF-8. The caller keeps ownership.</param>
    /// <param name="chain">With the key the trail has, if it has one.</param>
    /// <param name="expectedHead">A hash that must be among the records: an earlier <see cref="Head"/>. Default <see langword="null"/>:
    /// none.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>What was found.</returns>
    public static async Task<AuditVerification> VerifyLinesAsync(
        Stream lines, AuditChain chain, string? expectedHead = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(chain);
        var check = new AuditCheck(chain, expectedHead);
        int torn = 0;
        await foreach (AuditLine line in AuditLines.ReadAsync(lines, cancellationToken).ConfigureAwait(false))
        {
            if (!line.IsEnded)
            {
                torn = line.Bytes;
                break;
            }

            if (!check.Add(line))
            {
                break;
            }
        }

        return check.Result() with { TornBytes = torn };
    }
}
