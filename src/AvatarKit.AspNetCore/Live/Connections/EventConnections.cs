using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace AvatarKit.AspNetCore;

/// <summary>The open connections by server-sent events, by the ids that clients name in their posts. Thread-safe.</summary>
internal sealed class EventConnections
{
    private readonly ConcurrentDictionary<string, (EventStreamTransport Transport, Visitor Visitor)> open = new(StringComparer.Ordinal);

    public void Add(EventStreamTransport transport, Visitor visitor) => open[transport.ConnectionId] = (transport, visitor);

    public void Remove(EventStreamTransport transport) => open.TryRemove(transport.ConnectionId, out _);

    /// <summary>Finds a visitor's own connection. A client that keeps no cookie is known by the connection's unguessable id.</summary>
    public bool TryGet(string? id, Visitor visitor, [NotNullWhen(true)] out EventStreamTransport? transport)
    {
        transport = null;
        if (id is null || !open.TryGetValue(id, out (EventStreamTransport Transport, Visitor Visitor) found)
            || found.Visitor.TenantId != visitor.TenantId || (!visitor.IsNew && found.Visitor.UserId != visitor.UserId))
        {
            return false;
        }

        transport = found.Transport;
        return true;
    }
}
