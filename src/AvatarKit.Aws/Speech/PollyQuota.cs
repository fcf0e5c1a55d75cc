namespace AvatarKit.Aws;

/// <summary>How many requests an engine is sent. Requests beyond it wait their turn instead of being throttled.</summary>
public sealed class PollyQuota
{
    /// <summary>Requests a second, over time. Speech and its marks are a request each.</summary>
    /// <value>From 0.1 to 10,000.</value>
    public double RequestsPerSecond { get; set; }

    /// <summary>Requests that may go out at once after a pause. Up to <see cref="RequestsPerSecond"/> no second holds more than that;
    /// a smaller burst spreads requests more evenly.</summary>
    /// <value>1 or more.</value>
    public int Burst { get; set; }

    /// <summary>Requests under way at once.</summary>
    /// <value>1 or more.</value>
    public int Concurrency { get; set; }
}
