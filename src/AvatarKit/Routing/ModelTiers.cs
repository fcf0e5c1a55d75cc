using System.Collections.Concurrent;
using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>Finds the tiers of a turn's options, and the clients that are registered for them. Thread-safe.</summary>
internal sealed class ModelTiers(TierClients registered)
{
    private readonly ConcurrentDictionary<string, ModelTierClient> clients = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The tier of a name, or the one that stands for it where the host has removed it.</summary>
    /// <exception cref="InvalidAvatarRequestException">There is none: <c>tier.unknown</c>.</exception>
    /// <exception cref="ModelException">It has no client: <c>model.missing</c>.</exception>
    public ModelTier Get(AvatarChatbotOptions options, string name)
    {
        string key = NameOf(options, name);
        if (!clients.TryGetValue(key, out ModelTierClient? client))
        {
            IChatClient found = registered.Find(key) ?? throw new ModelException(
                "model.missing",
                $"Tier '{key}' has no chat client. Register one with AddAvatarChatbot().UseChatClient(\"{key}\", …) or .UseLocal().",
                key);
            client = clients.GetOrAdd(key, new ModelTierClient(found));
        }

        return new ModelTier(key, client, options.Tiers[key]);
    }

    /// <summary>The tier in a region; <see langword="null"/>: there is no client for it there.</summary>
    /// <exception cref="InvalidAvatarRequestException">There is no such tier: <c>tier.unknown</c>.</exception>
    public ModelTier? FindIn(AvatarChatbotOptions options, string name, string region)
    {
        string key = NameOf(options, name);
        string place = TierClients.KeyOf(key, region);
        if (!clients.TryGetValue(place, out ModelTierClient? client))
        {
            if (registered.FindIn(key, region) is not { } found)
            {
                return null;
            }

            client = clients.GetOrAdd(place, new ModelTierClient(found));
        }

        return new ModelTier(key, client, options.Tiers[key], region);
    }

    /// <summary>Whether a tier's client looks things up itself. One that cannot be made does not: what is wrong is told when it is asked.</summary>
    public bool GroundsItself(AvatarChatbotOptions options, string name)
    {
        try
        {
            return Get(options, name).GroundsItself;
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <summary>The names of the tier and of those that take over for it, in order, each once.</summary>
    public static IEnumerable<string> WithFallbacks(AvatarChatbotOptions options, string name)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (string? next = name; next is not null && seen.Add(next);)
        {
            yield return next;
            next = TierLadder.FallbackOf(options.Tiers, next);
        }
    }

    /// <summary>The configured name of a tier, or of the one that stands for it where the host has removed it.</summary>
    /// <exception cref="InvalidAvatarRequestException">There is none: <c>tier.unknown</c>.</exception>
    public static string NameOf(AvatarChatbotOptions options, string name) => TierLadder.Find(options.Tiers, name) ?? throw Unknown(options);

    /// <summary>The configured spelling of a tier's name: the key under which its client is registered.</summary>
    public static string? FindName(AvatarChatbotOptions options, string name) => TierLadder.FindExactly(options.Tiers, name);

    public static InvalidAvatarRequestException Unknown(AvatarChatbotOptions options) => new(
        "tier.unknown", $"There is no such model tier. Tiers are: {string.Join(", ", options.Tiers.Keys)}.", nameof(AvatarRequest.Tier));
}
