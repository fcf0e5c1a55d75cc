using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit;

/// <summary>Finds a tier's model among the keyed clients, the host's and providers', and the one that serves every tier.</summary>
internal sealed class TierClients(
    IServiceProvider services, IServiceProviderIsService registered, IServiceProviderIsKeyedService keyed, ProvidedServices provided)
{
    /// <summary>Whether the host has a client without a key, which is used only where it says so.</summary>
    public bool HasUnkeyed => registered.IsService(typeof(IChatClient));

    public bool Has(string tier) => keyed.IsKeyedService(typeof(IChatClient), tier) || registered.IsService(typeof(EveryTierClient));

    /// <param name="tier">The tier's name as it is configured.</param>
    public IChatClient? Find(string tier)
    {
        bool hasKeyed = keyed.IsKeyedService(typeof(IChatClient), tier);
        EveryTierClient? every = services.GetService<EveryTierClient>();
        return every is not null && (!hasKeyed || provided.IsBefore(typeof(EveryTierClient), typeof(IChatClient), tier))
            ? every.Get(services, tier)
            : services.GetKeyedService<IChatClient>(tier);
    }
}
