using StackExchange.Redis;

namespace AvatarKit.Redis;

/// <summary>The one connection to Redis: the host's, or one of our own that is made when it is first needed and comes back by itself.
/// Thread-safe.</summary>
internal sealed class RedisConnection(RedisOptions options, IConnectionMultiplexer? hosts) : IDisposable, IAsyncDisposable
{
    // How soon a connection that was lost is tried again.
    private const int RetryMilliseconds = 500;

    private readonly Lock gate = new();
    private Task<IConnectionMultiplexer>? connecting;
    private bool isDisposed;

    /// <summary>The connection; it may not be there yet, or not any more.</summary>
    public Task<IConnectionMultiplexer> GetAsync()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            if (connecting is null or { IsFaulted: true } or { IsCanceled: true })
            {
                connecting = options.Connection is { } connection ? ConnectAsync(connection) : Task.FromResult(hosts!);
            }

            return connecting;
        }
    }

    public void Dispose() => _ = DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        if (Own() is not { } own)
        {
            return;
        }

        try
        {
            IConnectionMultiplexer made = await own.ConfigureAwait(false);
            await made.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception)
        {
            // It never came to be, or is gone already.
        }
    }

    private static async Task<IConnectionMultiplexer> ConnectAsync(string connection)
    {
        // It looks names up before it first waits.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        ConfigurationOptions how = ConfigurationOptions.Parse(connection);

        // Nobody waits for a Redis that is away: it is asked again later, not sent what was meant for before.
        how.AbortOnConnectFail = false;
        how.BacklogPolicy = BacklogPolicy.FailFast;
        how.ReconnectRetryPolicy = new LinearRetry(RetryMilliseconds);
        how.ClientName ??= "avatarkit";
        return await ConnectionMultiplexer.ConnectAsync(how).ConfigureAwait(false);
    }

    /// <summary>What is ours to dispose of, once.</summary>
    private Task<IConnectionMultiplexer>? Own()
    {
        lock (gate)
        {
            Task<IConnectionMultiplexer>? own = isDisposed || options.Connection is null ? null : connecting;
            isDisposed = true;
            return own;
        }
    }
}
