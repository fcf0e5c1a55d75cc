using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace AvatarKit.Redis;

/// <summary>Asks Redis, each time for a short time only; while it does not answer it is left alone but for a probe now and then.
/// Thread-safe.</summary>
internal sealed partial class RedisLink : IDisposable
{
    private static readonly TimeSpan Forgiveness = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly RedisConnection connection;
    private readonly RedisOptions options;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private bool isDown;
    private int generation;
    private long lastRefusal;

    public RedisLink(RedisConnection connection, RedisOptions options, TimeProvider time, ILogger<RedisLink>? logger)
    {
        this.connection = connection;
        this.options = options;
        this.time = time;
        this.logger = QuietLogger.Over(logger);
        Stopping = stopping.Token;
    }

    /// <summary>Is cancelled when the host stops.</summary>
    public CancellationToken Stopping { get; }

    /// <summary>Whether Redis is away, and left alone.</summary>
    public bool IsDown
    {
        get
        {
            lock (gate)
            {
                return isDown;
            }
        }
    }

    /// <summary>Asks, unless Redis is away.</summary>
    /// <returns>The answer; the fallback where there is none in time, or Redis refuses.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async ValueTask<T> TryAsync<T>(Func<IConnectionMultiplexer, Task<T>> ask, T fallback, CancellationToken cancellationToken)
    {
        int asked;
        lock (gate)
        {
            if (isDown)
            {
                return fallback;
            }

            asked = generation;
        }

        try
        {
            return await AskAsync(ask, options.Timeout, cancellationToken).ConfigureAwait(false);
        }
        catch (RedisServerException exception) when (!cancellationToken.IsCancellationRequested)
        {
            NoteRefusal(exception);
            return fallback;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            NoteGone(exception, asked);
            return fallback;
        }
    }

    /// <summary>Asks, whether or not Redis is away.</summary>
    /// <exception cref="TimeoutException">There was no answer in time.</exception>
    /// <exception cref="RedisException">It is not there, or refuses.</exception>
    public async Task<T> AskAsync<T>(Func<IConnectionMultiplexer, Task<T>> ask, TimeSpan timeout, CancellationToken cancellationToken)
    {
        Task<T> asking = RunAsync(ask);
        try
        {
            return await asking.WaitAsync(timeout, time, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // Nobody waits for it any more; its failure is not to be met by the finaliser.
            _ = asking.ContinueWith(static failed => failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted,
                TaskScheduler.Default);
            throw;
        }
    }

    public void Dispose()
    {
        stopping.Cancel();
        stopping.Dispose();
    }

    private async Task<T> RunAsync<T>(Func<IConnectionMultiplexer, Task<T>> ask)
        => await ask(await connection.GetAsync().ConfigureAwait(false)).ConfigureAwait(false);

    /// <summary>It is there, but it is full, or something else stands under one of our keys: told once, until it has refused nothing for a
    /// while.</summary>
    private void NoteRefusal(RedisServerException exception)
    {
        long now = time.GetTimestamp();
        long before = Interlocked.Exchange(ref lastRefusal, now);
        if (before == 0 || time.GetElapsedTime(before, now) > Forgiveness)
        {
            Refuses(logger, exception.GetType().Name);
        }
    }

    private void NoteGone(Exception exception, int asked)
    {
        lock (gate)
        {
            // What was asked before it came back says nothing of now.
            if (isDown || asked != generation || Stopping.IsCancellationRequested)
            {
                return;
            }

            isDown = true;
            generation++;
        }

        Gone(logger, exception.GetType().Name);
        _ = ProbeAsync();
    }

    private async Task ProbeAsync()
    {
        while (!Stopping.IsCancellationRequested)
        {
            await Task.Delay(options.Interval, time, Stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await AskAsync(static redis => redis.GetDatabase().PingAsync(), options.Timeout, Stopping).ConfigureAwait(false);
                break;
            }
            catch (Exception)
            {
                // It is still away.
            }
        }

        if (Stopping.IsCancellationRequested)
        {
            return;
        }

        lock (gate)
        {
            isDown = false;
            generation++;
        }

        Back(logger);
    }

    [LoggerMessage(6000, LogLevel.Warning,
        "Redis does not answer ({ErrorType}). Turns go on with what this process has in its own memory; it is probed until it is back.")]
    private static partial void Gone(ILogger logger, string errorType);

    [LoggerMessage(6001, LogLevel.Information, "Redis answers again.")]
    private static partial void Back(ILogger logger);

    [LoggerMessage(6002, LogLevel.Warning,
        "Redis refuses a command ({ErrorType}): it may be full, or something else stands under a key of AvatarKit's. Turns go on without it.")]
    private static partial void Refuses(ILogger logger, string errorType);
}
