namespace AvatarKit;

/// <summary>An update for the client, or a mark that is never handed out: whoever reads it has taken everything before it.</summary>
internal readonly record struct TurnOutputItem(AvatarResponseUpdate? Update, TaskCompletionSource? Taken);
