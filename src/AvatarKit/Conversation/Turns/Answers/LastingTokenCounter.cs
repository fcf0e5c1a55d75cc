namespace AvatarKit;

/// <summary>A host's token counter, and AvatarKit's own estimate where that one throws: a count must not take the turn with it,
/// and what was used must not look as if it had cost nothing. Thread-safe.</summary>
/// <remarks>A counter that keeps failing is told of once, until it works again.</remarks>
internal sealed class LastingTokenCounter(ITokenCounter inner, EngineLog? log = null) : ITokenCounter
{
    private static readonly EstimatedTokenCounter Estimate = new();

    private int fails;

    public bool IsEstimate => inner.IsEstimate;

    public int Count(string text)
    {
        try
        {
            int count = Math.Max(0, inner.Count(text));
            Volatile.Write(ref fails, 0);
            return count;
        }
        catch (Exception exception)
        {
            if (Interlocked.Exchange(ref fails, 1) == 0)
            {
                log?.CounterFailed(exception);
            }

            return Estimate.Count(text);
        }
    }
}
