using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit;

/// <summary>Finds a tier's model among the keyed clients, the host's and providers', and the one that serves every tier.</summary>
internal sealed class TierClients(
    IServiceProvider services, IServiceProviderIsService registered, IServiceProviderIsKeyedService keyed, ProvidedServices provided,
    IEnumerable<TierClientDecorator> decorators)
{
    private readonly TierClientDecorator[] decorators = [.. decorators];

    /// <summary>Whether the host has a client without a key, which is used only where it says so.</summary>
    public bool HasUnkeyed => registered.IsService(typeof(IChatClient));

    public bool Has(string tier) => keyed.IsKeyedService(typeof(IChatClient), tier) || registered.IsService(typeof(EveryTierClient));

    /// <summary>The key under which a tier's client in a region is registered.</summary>
    public static string KeyOf(string tier, string region) => $"{tier}@{region}";

    /// <param name="tier">The tier's name as it is configured.</param>
    /// <param name="region">The region.</param>
    public IChatClient? FindIn(string tier, string region)
        => FindBare(tier, region) is { } client ? Decorated(client, tier) : null;

    /// <param name="tier">The tier's name as it is configured.</param>
    public IChatClient? Find(string tier) => FindBare(tier) is { } client ? Decorated(client, tier) : null;

    private IChatClient? FindBare(string tier, string region)
    {
        if (keyed.IsKeyedService(typeof(IChatClient), KeyOf(tier, region)))
        {
            return services.GetRequiredKeyedService<IChatClient>(KeyOf(tier, region));
        }

        // The host's own client of a tier is not passed over for a provider's in some region.
        return services.GetService<EveryTierClient>() is { HasRegions: true } every
            && (!keyed.IsKeyedService(typeof(IChatClient), tier) || provided.IsAtLeast(typeof(EveryTierClient), typeof(IChatClient), tier))
                ? every.Get(services, tier, region)
                : null;
    }

    private IChatClient Decorated(IChatClient client, string tier)
    {
        for (int i = decorators.Length - 1; i >= 0; i--)
        {
            client = decorators[i].Decorate(client, services, tier);
        }

        return client;
    }

    private IChatClient? FindBare(string tier)
    {
        bool hasKeyed = keyed.IsKeyedService(typeof(IChatClient), tier);
        EveryTierClient? every = services.GetService<EveryTierClient>();
        return every is not null && (!hasKeyed || provided.IsBefore(typeof(EveryTierClient), typeof(IChatClient), tier))
            ? every.Get(services, tier)
            : services.GetKeyedService<IChatClient>(tier);
    }
}
