using System.Collections.Concurrent;

namespace AvatarKit;

/// <summary>How long each tier takes to begin, and which are too slow to be asked. Thread-safe.</summary>
internal sealed class TierLatencies(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, TierLatency> tiers = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Notes how long an answer took to begin.</summary>
    public void Note(string tier, TimeSpan firstToken, LatencyRoutingOptions options)
    {
        if (IsOn(options))
        {
            tiers.GetOrAdd(tier, static _ => new TierLatency()).Note(firstToken, options, time.GetUtcNow());
        }
    }

    /// <summary>The tier that answers in the place of one that is too slow: the first that takes over for it and is not, else the nearest.</summary>
    /// <returns>The tier, and why where it is another.</returns>
    public (string Tier, string? Reason) Avoid(AvatarChatbotOptions options, string tier)
    {
        LatencyRoutingOptions latency = options.Routing.Latency;
        if (!IsOn(latency) || !IsAvoided(tier, latency))
        {
            return (tier, null);
        }

        IEnumerable<string> others = ModelTiers.WithFallbacks(options, tier).Skip(1)
            .Concat([options.Routing.SimpleTier, options.Routing.MediumTier, options.Routing.ComplexTier])
            .Select(name => TierLadder.Find(options.Tiers, name)).OfType<string>();
        string? other = others.FirstOrDefault(
            name => !string.Equals(name, tier, StringComparison.OrdinalIgnoreCase) && !IsSlow(name));
        return other is null ? (tier, null) : (other, $"tier {tier} takes too long to begin");
    }

    private static bool IsOn(LatencyRoutingOptions options) => options is not { MaxFirstToken: null, MaxSlowdown: null };

    private bool IsSlow(string tier) => tiers.TryGetValue(tier, out TierLatency? latency) && latency.IsSlow;

    private bool IsAvoided(string tier, LatencyRoutingOptions options)
        => tiers.TryGetValue(tier, out TierLatency? latency) && latency.IsAvoided(options, time.GetUtcNow());
}
