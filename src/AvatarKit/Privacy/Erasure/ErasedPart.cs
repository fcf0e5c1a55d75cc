namespace AvatarKit;

/// <summary>A part of an erasure.</summary>
/// <param name="Name">What: <c>conversations</c>, <c>assets</c>, <c>cached speech</c>, <c>cached answers</c>, <c>costs</c>.</param>
/// <param name="Count">How many were erased, over all attempts; 0 too where a part does not count.</param>
/// <param name="IsVerified">Whether it was looked at afterwards, and nothing was there.
/// Nobody can look for one person's speech in the cache of speech: it is cleared whole.</param>
public sealed record ErasedPart(string Name, int Count, bool IsVerified);
