namespace AvatarKit;

/// <summary>The next part of an answer.</summary>
/// <param name="Update">The part.</param>
public sealed record SessionAnswer(AvatarResponseUpdate Update) : SessionUpdate;
