using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>Keeps the audit trail in memory, for one process and as long as it lives. Thread-safe.</summary>
/// <remarks>Holds at most <see cref="AuditOptions.MaxRecords"/>: the oldest go. Use a durable trail where the evidence matters.</remarks>
public sealed class InMemoryAuditTrail : IAuditTrail
{
    private readonly Lock gate = new();
    private readonly Queue<AuditRecord> records = new();
    private readonly AuditChain chain;
    private readonly TimeProvider time;
    private readonly int maxRecords;
    private long sequence;
    private string head = AuditChain.Beginning;

    /// <summary>Creates an empty trail.</summary>
    /// <param name="options">How much it keeps, and the key; <see langword="null"/>: the defaults.</param>
    /// <param name="timeProvider">The clock of <see cref="AuditRecord.Time"/>; <see langword="null"/>: the system's.</param>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="AuditOptions.MaxRecords"/> is below 2.</exception>
    public InMemoryAuditTrail(IOptions<AuditOptions>? options = null, TimeProvider? timeProvider = null)
    {
        AuditOptions set = options?.Value ?? new AuditOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(set.MaxRecords, 2, nameof(options));
        maxRecords = set.MaxRecords;
        chain = set.CreateChain();
        time = timeProvider ?? TimeProvider.System;
    }

    /// <inheritdoc/>
    public ValueTask<AuditRecord> AppendAsync(AuditEntry entry, CancellationToken cancellationToken = default)
    {
        AuditEntry.ThrowIfInvalid(entry);
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<AuditRecord>(cancellationToken);
        }

        lock (gate)
        {
            return new ValueTask<AuditRecord>(Add(entry));
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<AuditRecord> ReadAsync(
        long afterSequence = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        AuditRecord[] kept;
        lock (gate)
        {
            kept = [.. records.Where(record => record.Sequence > afterSequence)];
        }

        await Task.CompletedTask.ConfigureAwait(false);
        foreach (AuditRecord record in kept)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return record;
        }
    }

    /// <inheritdoc/>
    public ValueTask<int> TrimAsync(DateTimeOffset before, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<int>(cancellationToken);
        }

        lock (gate)
        {
            int gone = 0;
            AuditRecord? last = null;
            while (records.Count > 1 && records.Peek().Time < before)
            {
                last = records.Dequeue();
                gone++;
            }

            if (last is not null)
            {
                Add(AuditTrimming.Note(last));
            }

            return new ValueTask<int>(gone);
        }
    }

    private AuditRecord Add(AuditEntry entry)
    {
        AuditRecord record = chain.Link(entry, time.GetUtcNow(), sequence + 1, head);
        (sequence, head) = (record.Sequence, record.Hash);
        records.Enqueue(record);
        if (records.Count > maxRecords)
        {
            records.Dequeue();
        }

        return record;
    }
}
