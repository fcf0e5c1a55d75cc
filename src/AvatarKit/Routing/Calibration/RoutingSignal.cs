namespace AvatarKit;

/// <summary>How it is known how good an answer was.</summary>
public enum RoutingSignal
{
    /// <summary>The person rated it, or the host judged it itself. Counts once.</summary>
    Rating,

    /// <summary>A judge model graded it. Counts once.</summary>
    Judge,

    /// <summary>The person said that it is wrong, or asked the same again. Counts 0.7 times.</summary>
    Escalation,

    /// <summary>The person went on. Counts 0.2 times.</summary>
    Continuation,
}
