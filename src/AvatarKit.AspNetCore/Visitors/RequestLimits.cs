using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace AvatarKit.AspNetCore;

/// <summary>How much visitors, network addresses and all together may ask for. Nobody waits: what is too much is refused with when to come back.
/// Thread-safe.</summary>
/// <remarks>Visitors and addresses that ask for nothing are forgotten, so that memory is bounded by those that do.</remarks>
internal sealed class RequestLimits : IDisposable
{
    private const int Minute = 60_000;
    private const int Hour = 60 * Minute;

    // Several persons may share a network address.
    private const int VisitorsPerAddress = 10;

    // Limiters are filled up in steps of at least this many milliseconds.
    private const int LeastStep = 100;

    private readonly PartitionedRateLimiter<string> addresses;
    private readonly PartitionedRateLimiter<string> visitors;
    private readonly PartitionedRateLimiter<string> archivesByAddress;
    private readonly PartitionedRateLimiter<string> archivesByVisitor;
    private readonly ConcurrencyLimiter answers;
    private readonly ConcurrencyLimiter archives;

    public RequestLimits(AvatarChatLimits limits)
    {
        addresses = Create(limits.RequestsPerMinutePerAddress, Minute);
        visitors = Create(limits.RequestsPerMinute, Minute);
        archivesByAddress = Create(limits.ArchivesPerHour * VisitorsPerAddress, Hour);
        archivesByVisitor = Create(limits.ArchivesPerHour, Hour);
        answers = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = limits.AnswersAtOnce, QueueLimit = 0 });
        archives = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = limits.ArchivesAtOnce, QueueLimit = 0 });
    }

    /// <summary>Counts a request of a network address.</summary>
    /// <exception cref="ChatProblemException">It is one too many.</exception>
    public void CountAddress(string address) => Count(addresses, address);

    /// <summary>Counts a request of a visitor, or a message that asks for an answer.</summary>
    /// <exception cref="ChatProblemException">It is one too many.</exception>
    public void CountVisitor(Visitor visitor) => Count(visitors, KeyOf(visitor));

    /// <summary>Takes the room that making an answer needs. Dispose it when the answer is made.</summary>
    /// <exception cref="ChatProblemException">There is none.</exception>
    public IDisposable BeginAnswer()
        => TakeRoom(answers, "Too much is being answered at the moment. Try again in a moment.", TimeSpan.FromSeconds(1));

    /// <summary>Takes the room that writing an archive needs, and counts it. Dispose it when the archive is written.</summary>
    /// <exception cref="ChatProblemException">There is none, or it is one too many.</exception>
    public IDisposable BeginArchive(Visitor visitor, string address)
    {
        RateLimitLease room = TakeRoom(
            archives, "Too many archives are being written at the moment. Try again in a minute.", TimeSpan.FromMinutes(1));
        try
        {
            Count(archivesByAddress, address);
            Count(archivesByVisitor, KeyOf(visitor));
            return room;
        }
        catch (ChatProblemException)
        {
            room.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        addresses.Dispose();
        visitors.Dispose();
        archivesByAddress.Dispose();
        archivesByVisitor.Dispose();
        answers.Dispose();
        archives.Dispose();
    }

    private static string KeyOf(Visitor visitor) => $"{visitor.TenantId.Length}:{visitor.TenantId}/{visitor.UserId}";

    private static RateLimitLease TakeRoom(ConcurrencyLimiter room, string refusal, TimeSpan wait)
    {
        RateLimitLease lease = room.AttemptAcquire();
        if (lease.IsAcquired)
        {
            return lease;
        }

        lease.Dispose();
        throw new ChatProblemException(StatusCodes.Status503ServiceUnavailable, "server.busy", refusal) { RetryAfter = wait };
    }

    private static PartitionedRateLimiter<string> Create(int limit, int milliseconds)
    {
        int tokens = Math.Max(1, (int)Math.Ceiling((double)limit * LeastStep / milliseconds));
        var options = new TokenBucketRateLimiterOptions
        {
            TokenLimit = limit,
            TokensPerPeriod = tokens,
            ReplenishmentPeriod = TimeSpan.FromMilliseconds((double)milliseconds * tokens / limit),
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
