namespace AvatarKit;

/// <summary>A record of the audit trail, linked to the one before it.</summary>
public sealed record AuditRecord
{
    /// <summary>Its number, from 1, without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it was noted, in UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Who.</summary>
    public required AuditActor Actor { get; init; }

    /// <summary>What, for example <see cref="AuditActions.Export"/>.</summary>
    public required string Action { get; init; }

    /// <summary>To whose data; <see langword="null"/>: nobody's.</summary>
    public AuditSubject? Subject { get; init; }

    /// <summary>How it went.</summary>
    public required AuditOutcome Outcome { get; init; }

    /// <summary>More about it, without what a person said.</summary>
    public string? Detail { get; init; }

    /// <summary><see cref="Hash"/> of the record before; of the first, <see cref="AuditChain.Beginning"/>.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>What <see cref="AuditChain"/> makes of all the rest: 64 hexadecimal digits.</summary>
    public required string Hash { get; init; }

    /// <summary>The record as one line of JSON, always in the same form.</summary>
    /// <returns>The line, without its end.</returns>
    public string ToJson() => AuditJson.Write(this);

    /// <summary>Reads what <see cref="ToJson"/> wrote. Nothing is verified: that is for <see cref="AuditChain"/>.</summary>
    /// <param name="json">The line.</param>
    /// <returns>The record.</returns>
    /// <exception cref="FormatException">It is no such line, or written in another form.</exception>
    public static AuditRecord Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return AuditJson.Read(json);
    }
}
