using System.Threading.RateLimiting;

namespace AvatarKit;

/// <summary>Refuses turns of who asks too often, and of all where more come than the host takes. Thread-safe.</summary>
/// <remarks>In this process alone: several nodes each take as many. Persons who rest are forgotten.</remarks>
internal sealed class TurnRates : IDisposable
{
    private readonly Lock gate = new();
    private Buckets current = new(default, default);

    /// <exception cref="TurnRefusedException">Too many came: <c>rate.exceeded</c>.</exception>
    public void Admit(TurnContext turn)
    {
        LimitOptions limits = turn.Options.Limits;
        var user = TurnRate.Of(limits.TurnsPerUser);
        var host = TurnRate.Of(limits.TurnsPerHost);
        if ((!user.IsOn && !host.IsOn) || turn.Request.Warming is not null)
        {
            return;
        }

        while (!TryAdmit(Get(user, host), turn))
        {
            // The options changed at this moment.
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            current.Dispose();
        }
    }

    private static bool TryAdmit(Buckets buckets, TurnContext turn)
    {
        try
        {
            Take(
                buckets.Users?.AttemptAcquire(new Person(turn.Key.TenantId, turn.Key.UserId)), nameof(LimitOptions.TurnsPerUser), buckets.User);
            Take(buckets.Host?.AttemptAcquire(), nameof(LimitOptions.TurnsPerHost), buckets.HostRate);
            return true;
        }
        catch (ObjectDisposedException) when (!buckets.IsLast)
        {
            return false;
        }
    }

    private static void Take(RateLimitLease? lease, string setting, TurnRate rate)
    {
        using (lease)
        {
            if (lease is { IsAcquired: false })
            {
                TimeSpan wait = lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan told) ? told : rate.Per / rate.Turns;
                throw new TurnRefusedException(
                    "rate.exceeded",
                    $"Too many turns: {rate.Turns} are taken in {rate.Per} (AvatarChatbotOptions.Limits.{setting}). Come back later.")
                {
                    RetryAfter = wait,
                };
            }
        }
    }

    private Buckets Get(TurnRate user, TurnRate host)
    {
        Buckets known = Volatile.Read(ref current);
        if (known.User == user && known.HostRate == host)
        {
            return known;
        }

        lock (gate)
        {
            if (current.User != user || current.HostRate != host)
            {
                Buckets old = current;
#pragma warning disable CA2000 // Those that follow, or the end, dispose of them.
                Volatile.Write(ref current, new Buckets(user, host));
#pragma warning restore CA2000
                old.IsLast = false;
                old.Dispose();
            }

            return current;
        }
    }

    private readonly record struct Person(string TenantId, string UserId);

    private sealed class Buckets(TurnRate user, TurnRate host) : IDisposable
    {
        /// <summary>Whether none have followed; they are then disposed of with the host.</summary>
        public bool IsLast { get; set; } = true;

        public TurnRate User => user;

        public TurnRate HostRate => host;

        public PartitionedRateLimiter<Person>? Users { get; } = user.IsOn
            ? PartitionedRateLimiter.Create<Person, Person>(
                person => RateLimitPartition.GetTokenBucketLimiter(person, _ => user.ToBucket(fillsItself: false)))
            : null;

        public TokenBucketRateLimiter? Host { get; } = host.IsOn ? new TokenBucketRateLimiter(host.ToBucket(fillsItself: true)) : null;

        public void Dispose()
        {
            Users?.Dispose();
            Host?.Dispose();
        }
    }
}
