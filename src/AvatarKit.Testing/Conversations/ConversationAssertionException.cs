namespace AvatarKit.Testing;

/// <summary>A conversation was not as a test says it must be.</summary>
public sealed class ConversationAssertionException : Exception
{
    internal ConversationAssertionException(string promise, string expected, string actual)
        : base($"{promise}\n  Expected: {expected}\n  Actual:   {actual}")
    {
        Promise = promise;
        Expected = expected;
        Actual = actual;
    }

    /// <summary>What was to hold, and of which turn.</summary>
    public string Promise { get; }

    /// <summary>What should have come.</summary>
    public string Expected { get; }

    /// <summary>What came.</summary>
    public string Actual { get; }
}
