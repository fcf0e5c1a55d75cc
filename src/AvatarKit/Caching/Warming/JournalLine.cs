namespace AvatarKit;

/// <summary>A line of the journal: an answer that is not kept.</summary>
internal sealed class JournalLine
{
    public string? Key { get; set; }

    public NotCachedReason? Reason { get; set; }

    public DateTimeOffset At { get; set; }
}
