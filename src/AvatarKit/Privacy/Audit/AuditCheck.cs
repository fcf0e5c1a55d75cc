namespace AvatarKit;

/// <summary>One verification: takes the records in order and stops at the first that is wrong.</summary>
internal sealed class AuditCheck(AuditChain chain, string? expectedHead)
{
    private AuditRecord? first;
    private AuditRecord? last;
    private bool isHeadSeen = expectedHead is null;
    private bool isBeginningSaid;
    private long count;
    private AuditFault? fault;

    public bool Add(AuditLine line)
    {
        if (line.Text is null)
        {
            return Fail(null, $"The line has {line.Bytes} bytes or more; a record has at most {AuditLines.MaxBytes}.");
        }

        try
        {
            return Add(AuditRecord.Parse(line.Text));
        }
        catch (FormatException exception)
        {
            return Fail(null, exception.Message);
        }
    }

    public bool Add(AuditRecord record)
    {
        long expected = last is null ? record.Sequence : last.Sequence + 1;
        string? before = last?.Hash ?? (record.Sequence == 1 ? AuditChain.Beginning : null);
        if (record.Sequence < 1 || record.Sequence != expected)
        {
            return Fail(record, $"Its number is {record.Sequence}; {Math.Max(expected, 1)} was expected: records are missing or moved.");
        }

        if (before is not null && before != record.PreviousHash)
        {
            return Fail(record, "It does not follow the record before it.");
        }

        if (!chain.Proves(record))
        {
            return Fail(record, "Its hash is not that of what stands in it: it was changed, or the key is another.");
        }

        first ??= record;
        last = record;
        count++;
        isHeadSeen = isHeadSeen || record.Hash == expectedHead;
        isBeginningSaid = isBeginningSaid || AuditTrimming.Says(record, first.Sequence - 1, first.PreviousHash);
        return true;
    }

    public AuditVerification Result() => new()
    {
        Records = count,
        FirstSequence = first?.Sequence ?? 0,
        HasBeginning = first is null or { Sequence: 1 } || isBeginningSaid,
        Head = last?.Hash,
        Fault = fault
            ?? (isHeadSeen ? null : new AuditFault(count + 1, null, "The expected last hash is not among the records: the end was cut off.")),
    };

    private bool Fail(AuditRecord? record, string reason)
    {
        fault = new AuditFault(count + 1, record?.Sequence, reason);
        return false;
    }
}
