using StackExchange.Redis;

namespace AvatarKit.Redis;

/// <summary>Reads what other processes keep and remove: at once when it is told of a removal, and now and then, for what is told may be
/// lost.</summary>
internal sealed class RedisSubscription : IDisposable
{
    private const int AtOnce = 1_000;

    private readonly RedisLink link;
    private readonly RedisOptions options;
    private readonly RedisKeys keys;
    private readonly string process;
    private readonly TimeProvider time;
    private readonly Func<IReadOnlyList<SharedCacheChange>, CancellationToken, ValueTask> onChanges;
    private readonly CancellationTokenSource ending;
    private readonly CancellationToken ended;
    private TaskCompletionSource told = New();
    private string epoch = "";
    private long place;
    private long replayedUntil;
    private bool isFresh = true;

    public RedisSubscription(
        RedisLink link,
        RedisOptions options,
        RedisKeys keys,
        string process,
        TimeProvider time,
        Func<IReadOnlyList<SharedCacheChange>, CancellationToken, ValueTask> onChanges)
    {
        this.link = link;
        this.options = options;
        this.keys = keys;
        this.process = process;
        this.time = time;
        this.onChanges = onChanges;
        ending = CancellationTokenSource.CreateLinkedTokenSource(link.Stopping);
        ended = ending.Token;
        _ = Task.Run(RunAsync, CancellationToken.None);
    }

    public void Dispose()
    {
        ending.Cancel();
        ending.Dispose();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task RunAsync()
    {
        bool isTold = false;
        while (!ended.IsCancellationRequested)
        {
            try
            {
                Task next = Volatile.Read(ref told).Task;
                isTold = isTold || await ListenAsync().ConfigureAwait(false);
                if (await ReadAsync().ConfigureAwait(false))
                {
                    continue;
                }

                await next.WaitAsync(options.Interval, time, ended).ConfigureAwait(false);
            }
            catch (Exception)
            {
                // Nobody told anything, who was told threw, or it is over.
            }
        }
    }

    /// <summary>Asks to be told of removals. What tells them is a connection of its own, which comes a little later than that for commands: while
    /// it is not there, Redis is not away.</summary>
    private async Task<bool> ListenAsync()
    {
        if (link.IsDown)
        {
            return false;
        }

        try
        {
            return await link.AskAsync(
                async redis =>
                {
                    await redis.GetSubscriber().SubscribeAsync(RedisChannel.Literal(keys.Channel), (_, _) => Tell()).ConfigureAwait(false);
                    return true;
                },
                options.Timeout,
                ended).ConfigureAwait(false);
        }
        catch (Exception) when (!ended.IsCancellationRequested)
        {
            return false;
        }
    }

    private void Tell() => Interlocked.Exchange(ref told, New()).TrySetResult();

    /// <summary>Reads the next changes.</summary>
    /// <returns>Whether there are more.</returns>
    private async Task<bool> ReadAsync()
    {
        RedisValue[] arguments = [RedisSharedCache.NewEpoch(), epoch, place, AtOnce];
        RedisResult[]? read = await link.TryAsync<RedisResult[]?>(
            async redis => (RedisResult[]?)await redis.GetDatabase()
                .ScriptEvaluateAsync(RedisScripts.Read, [keys.State, keys.Changes], arguments).ConfigureAwait(false),
            null,
            ended).ConfigureAwait(false);
        if (read is not [RedisResult currentEpoch, RedisResult isLost, RedisResult next, RedisResult last, .. RedisResult[] texts])
        {
            isFresh = false;
            return false;
        }

        (epoch, place) = ((string)currentEpoch!, (long)next);
        if ((long)isLost == 1)
        {
            // What this process made itself goes with the rest, and comes back with it. Who begins with this has nothing yet that could go.
            replayedUntil = (long)last;
            bool mayHaveMissed = !isFresh;
            isFresh = false;
            if (mayHaveMissed)
            {
                await onChanges([new SharedCacheChange(SharedCacheChangeKind.Lost, "")], ended).ConfigureAwait(false);
            }

            return true;
        }

        bool isReplay = place <= replayedUntil;
        SharedCacheChange[] changes =
        [
            .. texts.Select(static text => RedisChange.Read((string?)text)).OfType<RedisChange>()
                .Where(change => change.Process != process || (isReplay && change.Change.Kind == SharedCacheChangeKind.Kept))
                .Select(static change => change.Change),
        ];
        if (changes.Length > 0)
        {
            await onChanges(changes, ended).ConfigureAwait(false);
        }

        return place < (long)last;
    }
}
