namespace AvatarKit;

/// <summary>A call of a provider that was let go of: nobody waits for it, but it is observed when it comes back,
/// and told of when it does not.</summary>
internal sealed class LeftBehind
{
    // Whoever heeds its token is back in far less.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ProviderScope scope;
    private readonly ITimer timer;
    private int told;

    private LeftBehind(ProviderScope scope)
    {
        this.scope = scope;
        timer = Timers.Create(scope.Time, static state => ((LeftBehind)state!).Tell(), this, Patience);
    }

    /// <summary>Notes that a call was let go of.</summary>
    public static LeftBehind Enter(ProviderScope scope) => new(scope);

    /// <summary>Waits in the background for what was let go of, so that its failure is never unobserved.</summary>
    public static async Task ObserveAsync(Task call, ProviderScope scope)
    {
        LeftBehind left = Enter(scope);
        await call.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        left.Leave();
    }

    /// <summary>Notes that it came back.</summary>
    public void Leave()
    {
        timer.Dispose();
        if (Interlocked.Exchange(ref told, 1) == 1 && scope.Logger is { } logger)
        {
            ResilienceLog.CameBack(logger, scope.Key);
        }
    }

    private void Tell()
    {
        if (Interlocked.Exchange(ref told, 1) == 0 && scope.Logger is { } logger)
        {
            ResilienceLog.LeftBehind(logger, scope.Key);
        }
    }
}
