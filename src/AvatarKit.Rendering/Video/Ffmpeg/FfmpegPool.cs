using Microsoft.Extensions.Logging;

namespace AvatarKit.Rendering;

/// <summary>Keeps FFmpeg processes that are started and wait for their input. Thread-safe.</summary>
internal sealed partial class FfmpegPool : IAsyncDisposable
{
    /// <summary>Processes beyond the first end when they have not been needed for so long.</summary>
    public static readonly TimeSpan SurplusLifetime = TimeSpan.FromMinutes(2);

    /// <summary>After so many deaths in a row, none of which took any input, no more are started ahead.</summary>
    private const int MaxDeaths = 3;

    private readonly Func<FfmpegProcess> start;
    private readonly int count;
    private readonly ILogger logger;
    private readonly TimeProvider timeProvider;
    private readonly ITimer sweeper;
    private readonly Lock gate = new();
    private readonly List<(FfmpegProcess Process, long Since)> idle = [];
    private readonly HashSet<Task> endings = [];
    private int wanted;
    private int deaths;
    private bool disposed;

    public FfmpegPool(Func<FfmpegProcess> start, int count, ILogger logger, TimeProvider timeProvider)
    {
        this.start = start;
        this.count = count;
        this.logger = logger;
        this.timeProvider = timeProvider;
        sweeper = timeProvider.CreateTimer(static pool => ((FfmpegPool)pool!).Sweep(), this, SurplusLifetime / 4, SurplusLifetime / 4);
    }

    /// <summary>The ids of those that wait.</summary>
    public IReadOnlyList<int> IdleIds
    {
        get
        {
            lock (gate)
            {
                return [.. idle.Select(static waiting => waiting.Process.Id)];
            }
        }
    }

    /// <summary>Starts as many as are kept.</summary>
    public void Fill()
    {
        lock (gate)
        {
            wanted = count;
        }

        Refill();
    }

    /// <summary>Takes one that runs, or starts one. The caller disposes it, and calls <see cref="Replace"/> when it can spare the processor:
    /// starting costs a core some 50 ms.</summary>
    public FfmpegProcess Take()
    {
        FfmpegProcess? taken = null;
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            wanted = count;
            deaths = 0;
            while (taken is null && idle.Count > 0)
            {
                FfmpegProcess candidate = idle[^1].Process;
                idle.RemoveAt(idle.Count - 1);
                if (candidate.HasExited)
                {
                    End(candidate);
                }
                else
                {
                    taken = candidate;
                }
            }
        }

        return taken ?? start();
    }

    /// <summary>Starts others in the place of those that were taken, in the background.</summary>
    public void Replace() => _ = Task.Run(Refill);

    public async ValueTask DisposeAsync()
    {
        Task[] open;
        lock (gate)
        {
            disposed = true;
            foreach ((FfmpegProcess process, _) in idle)
            {
                End(process);
            }

            idle.Clear();
            open = [.. endings];
        }

        await sweeper.DisposeAsync().ConfigureAwait(false);
        await Task.WhenAll(open).ConfigureAwait(false);
    }

    private void Refill()
    {
        lock (gate)
        {
            try
            {
                while (!disposed && deaths < MaxDeaths && idle.Count < wanted)
                {
                    FfmpegProcess process = start();
                    idle.Insert(0, (process, timeProvider.GetTimestamp()));
                    _ = ReplaceWhenDeadAsync(process);
                }
            }
            catch (VideoException exception)
            {
                // Whoever wants a video meets the same and is told.
                wanted = 0;
                StartFailed(logger, exception.Code);
            }
        }
    }

    private async Task ReplaceWhenDeadAsync(FfmpegProcess process)
    {
        await process.Exited.ConfigureAwait(false);
        lock (gate)
        {
            if (disposed || idle.RemoveAll(waiting => ReferenceEquals(waiting.Process, process)) == 0)
            {
                return;
            }

            End(process);
            deaths++;
            Died(logger, process.Id);
        }

        Refill();
    }

    private void Sweep()
    {
        lock (gate)
        {
            while (!disposed && idle.Count > 1 && timeProvider.GetElapsedTime(idle[0].Since) > SurplusLifetime)
            {
                End(idle[0].Process);
                idle.RemoveAt(0);
                wanted = idle.Count;
            }
        }
    }

    private void End(FfmpegProcess process)
    {
        Task ending = process.DisposeAsync().AsTask();
        if (!ending.IsCompleted)
        {
            endings.Add(ending);
            _ = ending.ContinueWith(ForgetEnding, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private void ForgetEnding(Task ending)
    {
        lock (gate)
        {
            endings.Remove(ending);
        }
    }

    [LoggerMessage(EventId = 4010, Level = LogLevel.Debug, Message = "FFmpeg could not be started ahead: {Code}.")]
    private static partial void StartFailed(ILogger logger, string code);

    [LoggerMessage(EventId = 4011, Level = LogLevel.Debug, Message = "FFmpeg process {ProcessId} ended while it waited.")]
    private static partial void Died(ILogger logger, int processId);
}
