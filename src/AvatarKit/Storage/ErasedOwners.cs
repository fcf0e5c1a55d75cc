namespace AvatarKit;

/// <summary>Remembers for a day when persons and conversations were erased, so that writes of work begun before see it. Thread-safe.</summary>
internal sealed class ErasedOwners(TimeProvider time)
{
    /// <summary>Far longer than any turn may take.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    // About 30 MB with long ids; beyond it the oldest erasures are forgotten early.
    private const int MaxOwners = 100_000;

    private readonly Lock gate = new();
    private readonly OrderedDictionary<AssetOwner, DateTimeOffset> erased = [];

    /// <summary>Notes that an owner, and all it covers, is erased now.</summary>
    public void Add(AssetOwner owner)
    {
        DateTimeOffset now = time.GetUtcNow();
        lock (gate)
        {
            while (erased.Count > 0 && (erased.Count >= MaxOwners || erased.GetAt(0).Value < now - Kept))
            {
                erased.RemoveAt(0);
            }

            // At the end again: they stand in the order of their times.
            erased.Remove(owner);
            erased.Add(owner, now);
        }
    }

    /// <summary>Whether an owner was erased after a moment.</summary>
    /// <param name="owner">Whose something is.</param>
    /// <param name="begunAt">When the work for it began; <see langword="null"/>: that is not known, and nothing is said of it.</param>
    public bool Covers(AssetOwner owner, DateTimeOffset? begunAt)
    {
        if (begunAt is not { } begun)
        {
            return false;
        }

        lock (gate)
        {
            return erased.GetValueOrDefault(owner) > begun || erased.GetValueOrDefault(owner with { ConversationId = null }) > begun;
        }
    }
}
