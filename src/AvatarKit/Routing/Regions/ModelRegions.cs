using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;

namespace AvatarKit;

/// <summary>Chooses the regions in which a tier is asked, and their order. Thread-safe.</summary>
internal sealed class ModelRegions(ModelTiers tiers, ProviderPipelines pipelines) : IDisposable
{
    private const int MaxConversations = 100_000;
    private const int MaxLatencies = 10_000;
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    private readonly MemoryCache places = new(new MemoryCacheOptions { SizeLimit = MaxConversations });
    private readonly ConcurrentDictionary<ProviderKey, RegionLatency> latencies = new();

    /// <summary>The tier in the regions in which it may be asked, the best first; without regions, the tier itself.</summary>
    /// <exception cref="ModelException">It has no client, or none where it may be asked: <c>model.region_not_allowed</c>.</exception>
    public IReadOnlyList<ModelTier> Order(TurnContext turn, string name)
    {
        RegionOptions options = turn.Options.Regions;
        if (options.Active.Count == 0 && !Residency.IsBound(options, turn.Key.TenantId))
        {
            return [tiers.Get(turn.Options, name)];
        }

        ModelTier[] regional =
            [.. options.Active.Select(region => tiers.FindIn(turn.Options, name, region)).OfType<ModelTier>().DistinctBy(static one => one.Region)];
        ModelTier[] allowed = regional.Length > 0
            ? [.. regional.Where(one => Residency.Allows(options, turn.Key.TenantId, one.Region))]
            : Itself(turn, name);
        if (allowed.Length == 0)
        {
            throw new ModelException(
                "model.region_not_allowed",
                $"Tier '{name}' has no client in a region in which this turn may be answered. See AvatarChatbotOptions.Regions.Allowed and "
                    + "Regions.Tenants; say where a tier answers with Tiers[…].Region.",
                name);
        }

        DateTimeOffset now = pipelines.Time.GetUtcNow();
        string? kept = options.KeepConversation ? places.Get<string>(turn.Key) : null;
        return
        [
            .. allowed.OrderBy(one => pipelines.IsLeftAlone(one.Key))
                .ThenBy(one => kept is not null && one.Region != kept)
                .ThenBy(one => latencies.TryGetValue(one.Key, out RegionLatency? latency) ? latency.Step(now) : 0),
        ];
    }

    /// <summary>Notes which region answered a turn, and how soon.</summary>
    public void NoteAnswer(TurnContext turn, ModelTier tier, TimeSpan took)
    {
        if (turn.Options.Regions.Active.Count == 0 || tier.Region is not { } region)
        {
            return;
        }

        if (latencies.Count >= MaxLatencies)
        {
            latencies.Clear();
        }

        latencies.GetOrAdd(tier.Key, static _ => new RegionLatency()).Note(took, pipelines.Time.GetUtcNow());
        using ICacheEntry place = places.CreateEntry(turn.Key);
        place.Value = region;
        place.Size = 1;
        place.SlidingExpiration = Remembered;
    }

    public void Dispose() => places.Dispose();

    private ModelTier[] Itself(TurnContext turn, string name)
    {
        ModelTier tier = tiers.Get(turn.Options, name);
        return Residency.Allows(turn.Options.Regions, turn.Key.TenantId, tier.Region) ? [tier] : [];
    }
}
