namespace AvatarKit;

/// <summary>An answer in memory, with its question.</summary>
internal sealed class ResponseEntry(ResponseKey key, CachedResponse response, ConversationKey owner, ResponseTimes times)
{
    private long lastUse = times.Made.UtcTicks;

    public ResponseKey Key { get; } = key;

    public CachedResponse Response { get; } = response;

    public ConversationKey Owner { get; } = owner;

    public ResponseTimes Times { get; } = times;

    /// <summary>What ratings say of how like a question must be to have this answer.</summary>
    public LearnedThreshold Threshold { get; } = new();

    /// <summary>The question taken apart and its embedding, where they are compared.</summary>
    public Question? Question { get; init; }

    public float[]? Vector { get; init; }

    /// <summary>What it can be removed by from another process; its own name is one of them. Empty where nothing is shared.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Its place in the index of its partition; -1: none.</summary>
    public int Place { get; set; } = -1;

    /// <summary>Its place among all entries.</summary>
    public int Number { get; set; }

    public long LastUse => Volatile.Read(ref lastUse);

    public void NoteUse(DateTimeOffset now) => Volatile.Write(ref lastUse, now.UtcTicks);

    public bool IsFresh(DateTimeOffset now) => now < Times.FreshUntil;

    public bool IsUsable(DateTimeOffset now) => now < Times.StaleUntil;
}
