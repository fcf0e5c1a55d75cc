namespace AvatarKit;

/// <summary>What stands for the older turns of a long conversation.</summary>
/// <param name="Text">The summary.</param>
/// <param name="ThroughSequence">The last turn it covers.</param>
public sealed record ConversationSummary(string Text, long ThroughSequence);
