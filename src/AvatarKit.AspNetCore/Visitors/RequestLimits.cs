using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace AvatarKit.AspNetCore;

/// <summary>How much visitors, network addresses and all together may ask for. Nobody waits: what is too much is refused with when to come back.
/// Thread-safe.</summary>
/// <remarks>Visitors and addresses that ask for nothing are forgotten, so that memory is bounded by those that do.</remarks>
internal sealed class RequestLimits : IDisposable
{
    private const int Minute = 60_000;

    // Limiters are filled up in steps of at least this many milliseconds.
    private const int LeastStep = 100;

    private readonly PartitionedRateLimiter<string> addresses;
    private readonly PartitionedRateLimiter<string> visitors;
    private readonly ConcurrencyLimiter answers;

    public RequestLimits(AvatarChatLimits limits)
    {
        addresses = Create(limits.RequestsPerMinutePerAddress);
        visitors = Create(limits.RequestsPerMinute);
        answers = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = limits.AnswersAtOnce, QueueLimit = 0 });
    }

    /// <summary>Counts a request of a network address.</summary>
    /// <exception cref="ChatProblemException">It is one too many.</exception>
    public void CountAddress(string address) => Count(addresses, address);

    /// <summary>Counts a request of a visitor, or a message that asks for an answer.</summary>
    /// <exception cref="ChatProblemException">It is one too many.</exception>
    public void CountVisitor(Visitor visitor) => Count(visitors, $"{visitor.TenantId.Length}:{visitor.TenantId}/{visitor.UserId}");

    /// <summary>Takes the room that making an answer needs. Dispose it when the answer is made.</summary>
    /// <exception cref="ChatProblemException">There is none.</exception>
    public IDisposable BeginAnswer()
    {
        RateLimitLease lease = answers.AttemptAcquire();
        if (lease.IsAcquired)
        {
            return lease;
        }

        lease.Dispose();
        throw new ChatProblemException(
            StatusCodes.Status503ServiceUnavailable, "server.busy", "Too much is being answered at the moment. Try again in a moment.")
        {
            RetryAfter = TimeSpan.FromSeconds(1),
        };
    }

    public void Dispose()
    {
        addresses.Dispose();
        visitors.Dispose();
        answers.Dispose();
    }

    private static PartitionedRateLimiter<string> Create(int perMinute)
    {
        int tokens = Math.Max(1, (int)Math.Ceiling((double)perMinute * LeastStep / Minute));
        var options = new TokenBucketRateLimiterOptions
        {
            TokenLimit = perMinute,
            TokensPerPeriod = tokens,
            ReplenishmentPeriod = TimeSpan.FromMilliseconds((double)Minute * tokens / perMinute),
            QueueLimit = 0,
        };
        return PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => options));
    }

    private static void Count(PartitionedRateLimiter<string> limiter, string key)
    {
        using RateLimitLease lease = limiter.AttemptAcquire(key);
        if (!lease.IsAcquired)
        {
            throw new ChatProblemException(StatusCodes.Status429TooManyRequests, "rate.exceeded", "That is too much at once. Try again in a moment.")
            {
                RetryAfter = lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan wait) ? wait : TimeSpan.FromSeconds(1),
            };
        }
    }
}
