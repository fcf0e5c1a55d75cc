using System.Collections.Concurrent;

namespace AvatarKit.Testing;

/// <summary>What is left when all turns are over: calls that still run, requests that something still holds, failures nobody saw.
/// Thread-safe.</summary>
internal sealed class TrialRemains : IDisposable
{
    private const int Every = 5;
    private const int MostWatched = 20_000;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentBag<WeakReference> watched = [];
    private readonly TrialTally tally;
    private int unseen;
    private string? firstUnseen;

    public TrialRemains(TrialTally tally)
    {
        this.tally = tally;
        TaskScheduler.UnobservedTaskException += Note;
    }

    public int Watched => watched.Count;

    /// <summary>Whether a turn is one of those whose request is looked for.</summary>
    public bool IsDue(int turn) => turn % Every == 0 && watched.Count < MostWatched;

    public void Watch(AvatarRequest request) => watched.Add(new WeakReference(request));

    /// <summary>Looks for what is left, waiting a while for what is just ending.</summary>
    public async Task CheckAsync(ChaosControl? control, TimeSpan settling, CancellationToken cancellationToken)
    {
        if (control is not null)
        {
            // What is deaf cannot end; it must be all that is left.
            await SettleAsync(() => control.Running <= control.Held, settling, cancellationToken).ConfigureAwait(false);
            if (control.Running - control.Held is > 0 and int running)
            {
                tally.Break(TrialPromises.NothingRuns, $"{running} calls of providers that are not deaf");
            }

            control.Release();
            await SettleAsync(() => control.Running == 0, settling, cancellationToken).ConfigureAwait(false);
            if (control.Running is > 0 and int deaf)
            {
                tally.Break(TrialPromises.NothingRuns, $"{deaf} calls after the deaf ones were let go of");
            }
        }

        await SettleAsync(() => Alive() == 0, settling, cancellationToken).ConfigureAwait(false);
        if (Alive() is > 0 and int alive)
        {
            tally.Break(TrialPromises.NothingHeld, $"{alive} of {Watched} requests");
        }

        if (Volatile.Read(ref unseen) is > 0 and int failures)
        {
            tally.Break(TrialPromises.NothingUnseen, $"{failures}, the first: {firstUnseen}");
        }
    }

    public void Dispose() => TaskScheduler.UnobservedTaskException -= Note;

    private static async Task SettleAsync(Func<bool> isSettled, TimeSpan settling, CancellationToken cancellationToken)
    {
        long begun = TimeProvider.System.GetTimestamp();
        while (!isSettled() && TimeProvider.System.GetElapsedTime(begun) < settling)
        {
            await Task.Delay(Look, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
    }

    private int Alive()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return watched.Count(static one => one.IsAlive);
    }

    private void Note(object? sender, UnobservedTaskExceptionEventArgs e)
    {
        firstUnseen ??= e.Exception.InnerException?.GetType().Name;
        Interlocked.Increment(ref unseen);
        e.SetObserved();
    }
}
