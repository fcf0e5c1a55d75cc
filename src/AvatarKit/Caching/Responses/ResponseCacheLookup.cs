namespace AvatarKit;

/// <summary>What a response cache has for a question: a hit, a lease, or neither.</summary>
public sealed record ResponseCacheLookup
{
    /// <summary>There is no answer, and none is to be kept.</summary>
    public static ResponseCacheLookup Miss { get; } = new();

    /// <summary>The answer that is kept; <see langword="null"/>: none.</summary>
    public ResponseCacheHit? Hit { get; init; }

    /// <summary>Where the caller is the one who makes the answer: what it is given to. The caller disposes of it.</summary>
    public ResponseCacheLease? Lease { get; init; }
}
