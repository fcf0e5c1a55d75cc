using System.Collections.Concurrent;
using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>Serves every tier that has no model of its own, whatever it is called.</summary>
/// <param name="create">Makes a tier's client.</param>
/// <param name="isOwner">Whether the clients are disposed with the container here, rather than by their own registration.</param>
/// <param name="createIn">Makes a tier's client in a region; <see langword="null"/>: there are none.</param>
internal sealed class EveryTierClient(
    Func<IServiceProvider, string, IChatClient> create, bool isOwner, Func<IServiceProvider, string, string, IChatClient>? createIn = null)
    : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<IChatClient>> clients = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether it has clients in regions.</summary>
    public bool HasRegions => createIn is not null;

    public IChatClient Get(IServiceProvider services, string tier) => Get(tier, () => create(services, tier));

    public IChatClient Get(IServiceProvider services, string tier, string region)
        => Get(TierClients.KeyOf(tier, region), () => createIn!(services, tier, region));

    private IChatClient Get(string tier, Func<IChatClient> make)
    {
        Lazy<IChatClient> client = clients.GetOrAdd(tier, _ => new Lazy<IChatClient>(make));
        try
        {
            return client.Value;
        }
        catch
        {
            // It keeps what it threw: credentials that are not there yet would leave the tier without a model until the next start.
            clients.TryRemove(new KeyValuePair<string, Lazy<IChatClient>>(tier, client));
            throw;
        }
    }

    public void Dispose()
    {
        foreach (Lazy<IChatClient> client in clients.Values)
        {
            if (isOwner && client.IsValueCreated)
            {
                client.Value.Dispose();
            }
        }
    }
}
