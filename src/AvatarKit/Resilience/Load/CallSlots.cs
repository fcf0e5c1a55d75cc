using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;

namespace AvatarKit;

/// <summary>Bounds how many calls to a provider run at once, and how many wait for one to end. Thread-safe.</summary>
/// <remarks>A stream holds its slot until it is disposed of, not only until it has begun.</remarks>
internal sealed class CallSlots(TimeProvider time, ILogger logger)
{
    // Options change a few times in a process's life.
    private const int MaxLimiters = 1_024;

    private readonly ConcurrentDictionary<SlotsId, ConcurrencyLimiter> limiters = new();

    /// <summary>Waits for a slot.</summary>
    /// <param name="key">Who is called.</param>
    /// <param name="limit">How many at once, and how many wait.</param>
    /// <param name="longest">The longest wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The slot, which the caller disposes; <see langword="null"/>: there is no limit.</returns>
    /// <exception cref="ProviderLimitException">Too many wait, or none ended in time: <see cref="ProviderLimit.Busy"/>.</exception>
    public async ValueTask<IDisposable?> EnterAsync(
        ProviderKey key, ConcurrencyPolicy? limit, TimeSpan longest, CancellationToken cancellationToken)
    {
        if (limit is not { } bound)
        {
            return null;
        }

        if (limiters.Count >= MaxLimiters)
        {
            limiters.Clear();
        }

        ConcurrencyLimiter limiter = limiters.GetOrAdd(new SlotsId(key, bound), static id => new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = id.Limit.Calls, QueueLimit = id.Limit.Waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }));
        using var wait = SafeCancellation.After(longest, time, logger, cancellationToken);
        RateLimitLease lease;
        try
        {
            lease = await limiter.AcquireAsync(1, wait.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (wait.IsTimedOut && !cancellationToken.IsCancellationRequested)
        {
            throw new ProviderLimitException(ProviderLimit.Busy, key.Provider);
        }

        if (lease.IsAcquired)
        {
            return lease;
        }

        lease.Dispose();
        throw new ProviderLimitException(ProviderLimit.Busy, key.Provider);
    }

    private readonly record struct SlotsId(ProviderKey Key, ConcurrencyPolicy Limit);
}
