using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;

namespace AvatarKit.AspNetCore;

/// <summary>Remembers which tokens were used until they are too old. Thread-safe.</summary>
/// <remarks>
/// On one node a token is good exactly once. Where the host has a cache that its nodes share, a token that was used on one is refused on the others;
/// two that are used within the cache's own delay may both pass, each on its own node.
/// </remarks>
internal sealed partial class UsedTokens(IDistributedCache? shared, TimeProvider time, ILogger logger)
{
    // Each is some hundred bytes, for a minute: more come only from somebody who gets tokens in bulk.
    private const int MaxKept = 100_000;

    private readonly ConcurrentDictionary<string, long> used = new(StringComparer.Ordinal);
    private long nextSweep;

    /// <summary>Marks a token as used.</summary>
    /// <returns>Whether it had not been used before.</returns>
    public async Task<bool> TryUseAsync(LiveTicket ticket, CancellationToken cancellationToken)
    {
        Sweep();
        if (used.Count >= MaxKept || !used.TryAdd(ticket.Nonce, ticket.ExpiresAt))
        {
            return false;
        }

        return shared is null || await TryUseAsync(shared, ticket, cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> TryUseAsync(IDistributedCache cache, LiveTicket ticket, CancellationToken cancellationToken)
    {
        string key = "avatarkit:live-token:" + ticket.Nonce;
        try
        {
            if (await cache.GetAsync(key, cancellationToken).ConfigureAwait(false) is not null)
            {
                return false;
            }

            var until = new DistributedCacheEntryOptions { AbsoluteExpiration = DateTimeOffset.FromUnixTimeMilliseconds(ticket.ExpiresAt) };
            await cache.SetAsync(key, [1], until, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The node's own memory still holds; a cache that is down must not close the door to everybody.
            NotShared(logger, exception.GetType().Name);
            return true;
        }
    }

    private void Sweep()
    {
        long now = time.GetUtcNow().ToUnixTimeMilliseconds();
        long due = Interlocked.Read(ref nextSweep);
        if (now < due || Interlocked.CompareExchange(ref nextSweep, now + 5_000, due) != due)
        {
            return;
        }

        foreach ((string nonce, long expiresAt) in used)
        {
            if (expiresAt < now)
            {
                used.TryRemove(nonce, out _);
            }
        }
    }

    [LoggerMessage(110, LogLevel.Warning, "Other nodes were not told that a live token was used: {ErrorType}.")]
    private static partial void NotShared(ILogger logger, string errorType);
}
