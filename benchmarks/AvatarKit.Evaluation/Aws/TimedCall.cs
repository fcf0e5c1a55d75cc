namespace AvatarKit.Evaluation;

/// <summary>A call with the times it took and what it allocated, in this process.</summary>
internal sealed class TimedCall(string name, Func<Task> call)
{
    private readonly List<double> milliseconds = [];
    private long allocated;

    public string Name => name;

    public double Median => MeasuredNumbers.Median(milliseconds);

    public double P95 => MeasuredNumbers.Quantile(milliseconds, 0.95);

    /// <summary>Per call, on average.</summary>
    public double AllocatedBytes => (double)allocated / milliseconds.Count;

    public async Task WarmUpAsync(int calls)
    {
        for (int i = 0; i < calls; i++)
        {
            await call();
        }
    }

    public async Task RunAsync(int calls)
    {
        TimeProvider clock = TimeProvider.System;
        long before = GC.GetTotalAllocatedBytes(precise: true);
        for (int i = 0; i < calls; i++)
        {
            long since = clock.GetTimestamp();
            await call();
            milliseconds.Add(clock.GetElapsedTime(since).TotalMilliseconds);
        }

        allocated += GC.GetTotalAllocatedBytes(precise: true) - before;
    }
}
