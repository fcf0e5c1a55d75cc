namespace AvatarKit;

/// <summary>Keeps consents in the memory of the process: for development and tests. Thread-safe.</summary>
/// <remarks>They are lost when the process ends, and everybody is asked again: production takes a store that lasts. Of so many persons at most;
/// one more takes the place of the one who was first noted.</remarks>
public sealed class InMemoryConsentStore : IConsentStore
{
    private const int MaxPersons = 100_000;

    private readonly Lock gate = new();
    private readonly Dictionary<ConversationPerson, List<ConsentRecord>> persons = [];
    private readonly Queue<ConversationPerson> order = new();

    /// <inheritdoc/>
    public ValueTask GiveAsync(string tenantId, string userId, string version, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        ConversationPerson person = PersonOf(tenantId, userId, cancellationToken);
        ArgumentException.ThrowIfNullOrEmpty(version);
        lock (gate)
        {
            List<ConsentRecord> records = RecordsOf(person);
            if (!records.Exists(record => record.WithdrawnAt is null && record.Version == version))
            {
                records.Add(new ConsentRecord { Version = version, GivenAt = at });
                int oldest = records.FindIndex(static record => record.WithdrawnAt is not null);
                if (records.Count > IConsentStore.MaxRecords && oldest >= 0)
                {
                    records.RemoveAt(oldest);
                }
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<int> WithdrawAsync(string tenantId, string userId, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        ConversationPerson person = PersonOf(tenantId, userId, cancellationToken);
        int withdrawn = 0;
        lock (gate)
        {
            List<ConsentRecord> records = persons.GetValueOrDefault(person) ?? [];
            for (int i = 0; i < records.Count; i++)
            {
                if (records[i].WithdrawnAt is null)
                {
                    records[i] = records[i] with { WithdrawnAt = at };
                    withdrawn++;
                }
            }
        }

        return new ValueTask<int>(withdrawn);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ConsentRecord>> ReadAsync(string tenantId, string userId, CancellationToken cancellationToken = default)
    {
        ConversationPerson person = PersonOf(tenantId, userId, cancellationToken);
        lock (gate)
        {
            return new ValueTask<IReadOnlyList<ConsentRecord>>([.. persons.GetValueOrDefault(person) ?? []]);
        }
    }

    /// <inheritdoc/>
    public ValueTask<int> EraseUserAsync(string tenantId, string userId, CancellationToken cancellationToken = default)
    {
        ConversationPerson person = PersonOf(tenantId, userId, cancellationToken);
        lock (gate)
        {
            return new ValueTask<int>(persons.Remove(person, out List<ConsentRecord>? records) ? records.Count : 0);
        }
    }

    private static ConversationPerson PersonOf(string tenantId, string userId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(tenantId);
        ArgumentException.ThrowIfNullOrEmpty(userId);
        cancellationToken.ThrowIfCancellationRequested();
        return new ConversationPerson(tenantId, userId);
    }

    private List<ConsentRecord> RecordsOf(ConversationPerson person)
    {
        if (persons.TryGetValue(person, out List<ConsentRecord>? records))
        {
            return records;
        }

        while (order.Count >= MaxPersons)
        {
            persons.Remove(order.Dequeue());
        }

        order.Enqueue(person);
        return persons[person] = [];
    }
}
