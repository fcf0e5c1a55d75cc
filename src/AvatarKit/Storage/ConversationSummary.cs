namespace AvatarKit;

/// <summary>What stands for the older turns of a long conversation.</summary>
/// <param name="Text">The summary.</param>
/// <param name="ThroughSequence">The last turn it covers.</param>
public sealed record ConversationSummary(string Text, long ThroughSequence)
{
    /// <summary>When the work for it began. A store ignores a summary of a conversation that was begun anew since: it is of the erased one.
    /// Stores do not keep it.</summary>
    /// <value>Default <see langword="null"/>: it is not looked at.</value>
    public DateTimeOffset? BegunAt { get; init; }
}
