using System.Threading.RateLimiting;

namespace AvatarKit.AspNetCore;

/// <summary>How many answers a visitor, and an address, may ask for in a minute over live conversations. Thread-safe.</summary>
internal sealed class TurnQuota : IDisposable
{
    private readonly PartitionedRateLimiter<Visitor> byVisitor;
    private readonly PartitionedRateLimiter<Visitor> byAddress;

    public TurnQuota(AvatarChatLimits limits)
    {
        byVisitor = PartitionedRateLimiter.Create<Visitor, (string, string)>(
            visitor => RateLimitPartition.GetSlidingWindowLimiter((visitor.TenantId, visitor.UserId), _ => Minute(limits.RequestsPerMinute)));
        byAddress = PartitionedRateLimiter.Create<Visitor, string>(
            visitor => RateLimitPartition.GetSlidingWindowLimiter(visitor.Address, _ => Minute(limits.RequestsPerMinutePerAddress)));
    }

    /// <summary>Takes one.</summary>
    /// <returns><see langword="null"/>, or when to try again.</returns>
    public TimeSpan? Take(Visitor visitor) => Take(byVisitor, visitor) ?? Take(byAddress, visitor);

    public void Dispose()
    {
        byVisitor.Dispose();
        byAddress.Dispose();
    }

    private static TimeSpan? Take(PartitionedRateLimiter<Visitor> limiter, Visitor visitor)
    {
        using RateLimitLease lease = limiter.AttemptAcquire(visitor);
        if (lease.IsAcquired)
        {
            return null;
        }

        return lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan wait) ? wait : TimeSpan.FromSeconds(10);
    }

    private static SlidingWindowRateLimiterOptions Minute(int most) => new()
    {
        PermitLimit = most,
        Window = TimeSpan.FromMinutes(1),
        SegmentsPerWindow = 6,
        QueueLimit = 0,
    };
}
