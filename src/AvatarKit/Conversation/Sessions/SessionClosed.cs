namespace AvatarKit;

/// <summary>The session is over: the last update.</summary>
/// <param name="Reason">Why.</param>
public sealed record SessionClosed(SessionCloseReason Reason) : SessionUpdate;
