namespace AvatarKit;

internal static class Timers
{
    /// <summary>A timer that fires once, without the execution context of whoever makes it.</summary>
    public static ITimer Create(TimeProvider time, TimerCallback callback, object state, TimeSpan delay)
    {
        if (ExecutionContext.IsFlowSuppressed())
        {
            return time.CreateTimer(callback, state, delay, Timeout.InfiniteTimeSpan);
        }

        using AsyncFlowControl flow = ExecutionContext.SuppressFlow();
        return time.CreateTimer(callback, state, delay, Timeout.InfiniteTimeSpan);
    }
}
