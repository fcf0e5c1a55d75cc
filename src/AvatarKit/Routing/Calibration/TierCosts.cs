using System.Collections.Concurrent;

namespace AvatarKit;

/// <summary>What turns of each tier have cost lately, in the mean. Thread-safe.</summary>
internal sealed class TierCosts
{
    // A new cost counts a fiftieth: prices and habits change, single turns do not.
    private const decimal Share = 0.02m;

    private readonly ConcurrentDictionary<string, decimal> means = new(StringComparer.OrdinalIgnoreCase);

    public void Add(string tier, decimal costUsd)
        => means.AddOrUpdate(tier, costUsd, (_, mean) => mean + ((costUsd - mean) * Share));

    /// <summary>The mean cost of a turn; <see langword="null"/>: none is known.</summary>
    public decimal? Of(string tier) => means.TryGetValue(tier, out decimal mean) ? mean : null;
}
