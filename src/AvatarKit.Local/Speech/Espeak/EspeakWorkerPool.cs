using Microsoft.Extensions.Logging;

namespace AvatarKit.Local;

/// <summary>Keeps eSpeak workers warm, starts more up to a bound, lets idle ones go. Thread-safe.</summary>
internal sealed class EspeakWorkerPool : IAsyncDisposable
{
#pragma warning disable CA2213 // A listener that has stopped listening may give a worker back after the pool is gone; neither holds anything.
    private readonly EspeakProgram program;
    private readonly LocalSpeechOptions options;
    private readonly ILogger logger;
    private readonly TimeProvider timeProvider;
    private readonly SemaphoreSlim slots;
    private readonly CancellationTokenSource disposed = new();
#pragma warning restore CA2213
    private readonly Lock guard = new();
    private readonly List<EspeakWorker> idle = [];
    private readonly HashSet<EspeakWorker> busy = [];
    private readonly ITimer sweep;

    public EspeakWorkerPool(EspeakProgram program, LocalSpeechOptions options, ILogger logger, TimeProvider timeProvider)
    {
        this.program = program;
        this.options = options;
        this.logger = logger;
        this.timeProvider = timeProvider;
        slots = new SemaphoreSlim(options.EspeakWorkers);
        TimeSpan period = options.EspeakIdleTime / 2;
        sweep = timeProvider.CreateTimer(static pool => _ = ((EspeakWorkerPool)pool!).SweepAsync(), this, period, period);
    }

    /// <summary>The processes that run now.</summary>
    public IReadOnlyList<int> ProcessIds
    {
        get
        {
            lock (guard)
            {
                return [.. idle.Concat(busy).Select(static worker => worker.ProcessId)];
            }
        }
    }

    /// <summary>Takes a worker, waiting for one when all are busy. Give it back with <see cref="ReturnAsync"/>, whatever happened.</summary>
    public async Task<EspeakWorker> RentAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(disposed.IsCancellationRequested, this);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, disposed.Token);
        try
        {
            await slots.WaitAsync(stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            throw Stopped(cancellationToken);
        }

        try
        {
            while (TakeIdle() is EspeakWorker worker)
            {
                if (!worker.HasExited)
                {
                    return worker;
                }

                await DiscardAsync(worker).ConfigureAwait(false);
            }

            EspeakWorker started = await EspeakWorker.StartAsync(program, options, logger, timeProvider, stop.Token).ConfigureAwait(false);
            lock (guard)
            {
                busy.Add(started);
            }

            return started;
        }
        catch (OperationCanceledException)
        {
            slots.Release();
            throw Stopped(cancellationToken);
        }
        catch
        {
            slots.Release();
            throw;
        }
    }

    /// <summary>Gives a worker back: to be kept when it is whole, to be ended when not.</summary>
    public async ValueTask ReturnAsync(EspeakWorker worker)
    {
        try
        {
            worker.IdleSince = timeProvider.GetTimestamp();
            bool keep = !worker.IsBroken && !worker.HasExited && !disposed.IsCancellationRequested;
            lock (guard)
            {
                busy.Remove(worker);
                if (keep)
                {
                    idle.Add(worker);
                }
            }

            if (!keep)
            {
                await worker.DisposeAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            slots.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (disposed.IsCancellationRequested)
        {
            return;
        }

        await sweep.DisposeAsync().ConfigureAwait(false);
        await disposed.CancelAsync().ConfigureAwait(false);
        lock (guard)
        {
            foreach (EspeakWorker worker in busy)
            {
                worker.Kill();
            }
        }

        while (TakeIdle() is EspeakWorker worker)
        {
            await DiscardAsync(worker).ConfigureAwait(false);
        }
    }

    private Exception Stopped(CancellationToken cancellationToken) => cancellationToken.IsCancellationRequested
        ? new OperationCanceledException(cancellationToken)
        : new ObjectDisposedException(nameof(LocalSpeechSynthesizer));

    private EspeakWorker? TakeIdle()
    {
        lock (guard)
        {
            if (idle.Count == 0)
            {
                return null;
            }

            // The last one back is the warmest, and the others can grow old.
            EspeakWorker worker = idle[^1];
            idle.RemoveAt(idle.Count - 1);
            busy.Add(worker);
            return worker;
        }
    }

    private async ValueTask DiscardAsync(EspeakWorker worker)
    {
        lock (guard)
        {
            busy.Remove(worker);
        }

        await worker.DisposeAsync().ConfigureAwait(false);
    }

    private async Task SweepAsync()
    {
        List<EspeakWorker> old;
        lock (guard)
        {
            old = idle.FindAll(worker => worker.HasExited || timeProvider.GetElapsedTime(worker.IdleSince) >= options.EspeakIdleTime);
            idle.RemoveAll(old.Contains);
        }

        foreach (EspeakWorker worker in old)
        {
            await worker.DisposeAsync().ConfigureAwait(false);
        }
    }
}
