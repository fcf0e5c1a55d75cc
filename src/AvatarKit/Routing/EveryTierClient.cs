using System.Collections.Concurrent;
using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>Serves every tier that has no model of its own, whatever it is called.</summary>
/// <param name="create">Makes a tier's client.</param>
/// <param name="isOwner">Whether the clients are disposed with the container here, rather than by their own registration.</param>
internal sealed class EveryTierClient(Func<IServiceProvider, string, IChatClient> create, bool isOwner) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<IChatClient>> clients = new(StringComparer.OrdinalIgnoreCase);

    public IChatClient Get(IServiceProvider services, string tier)
    {
        Lazy<IChatClient> client = clients.GetOrAdd(tier, tier => new Lazy<IChatClient>(() => create(services, tier)));
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
