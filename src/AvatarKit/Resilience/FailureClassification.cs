namespace AvatarKit;

/// <summary>What a provider's failure means for the next call.</summary>
/// <param name="IsTransient">Whether the same call may succeed when it is made again soon;
/// such failures also count against the provider's health.</param>
public readonly record struct FailureClassification(bool IsTransient)
{
    /// <summary>The HTTP status, where there was one.</summary>
    public int? StatusCode { get; init; }

    /// <summary>How long to wait before the next call, where the provider said so.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What an HTTP status means: 408, 425, 429 and 5xx but 501 and 505 may pass; every other is the caller's, and lasts.</summary>
    /// <param name="statusCode">The status.</param>
    /// <param name="retryAfter">What the answer's Retry-After said.</param>
    /// <returns>The classification.</returns>
    public static FailureClassification FromStatus(int statusCode, TimeSpan? retryAfter = null)
        => new(statusCode is 408 or 425 or 429 or (>= 500 and not 501 and not 505)) { StatusCode = statusCode, RetryAfter = retryAfter };
}
