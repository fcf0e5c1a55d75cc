namespace AvatarKit;

/// <summary>How the making of an answer ended. Neither answer nor decline: whoever waits may be the next to make it.</summary>
internal readonly record struct ResponseFlightEnd(CachedResponse? Response, bool IsDeclined);
