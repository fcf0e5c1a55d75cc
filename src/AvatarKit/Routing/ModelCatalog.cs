using System.Collections.Concurrent;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>The models by tier: the host's keyed chat clients, with what they need around them.</summary>
internal sealed class ModelCatalog(IServiceProvider services, IOptionsMonitor<AvatarChatbotOptions> options)
{
    private readonly ConcurrentDictionary<string, ModelTier> tiers = new(StringComparer.OrdinalIgnoreCase);

    public ModelTier Get(string name)
    {
        if (tiers.TryGetValue(name, out ModelTier? known))
        {
            return known;
        }

        AvatarChatbotOptions current = options.CurrentValue;
        string? key = current.Tiers.Keys.FirstOrDefault(tier => string.Equals(tier, name, StringComparison.OrdinalIgnoreCase));
        if (key is null)
        {
            throw new InvalidAvatarRequestException(
                "tier.unknown", $"There is no model tier '{name}'. Tiers are: {string.Join(", ", current.Tiers.Keys)}.", nameof(AvatarRequest.Tier));
        }

        IChatClient client = services.GetKeyedService<IChatClient>(key)
            ?? throw new ModelException(
                "model.missing",
                $"Tier '{name}' has no chat client. Register one with AddAvatarChatbot().UseChatClient(\"{key}\", …) or .UseLocal().",
                key);
        return tiers.GetOrAdd(key, new ModelTier(key, client, current.Tiers[key]));
    }

    /// <summary>The tier and those that take over for it, in order, each once.</summary>
    public IEnumerable<ModelTier> WithFallbacks(string name)
    {
        IDictionary<string, ModelTierOptions> configured = options.CurrentValue.Tiers;
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (string? next = name; next is not null && seen.Add(next);)
        {
            ModelTier tier = Get(next);
            yield return tier;
            next = configured.TryGetValue(next, out ModelTierOptions? current) ? current.Fallback : null;
        }
    }
}
