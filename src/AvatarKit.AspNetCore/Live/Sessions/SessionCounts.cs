namespace AvatarKit.AspNetCore;

/// <summary>Counts the live conversations of visitors and tenants. Thread-safe.</summary>
internal sealed class SessionCounts(AvatarChatLimits limits)
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string Tenant, string User), int> visitors = [];
    private readonly Dictionary<string, int> tenants = new(StringComparer.Ordinal);

    /// <summary>Counts one more.</summary>
    /// <returns>Whether it is within the limits.</returns>
    public bool TryEnter(Visitor visitor)
    {
        lock (gate)
        {
            (string, string) key = (visitor.TenantId, visitor.UserId);
            int own = visitors.GetValueOrDefault(key);
            int all = tenants.GetValueOrDefault(visitor.TenantId);
            if (own >= limits.SessionsPerVisitor || all >= limits.SessionsPerTenant)
            {
                return false;
            }

            visitors[key] = own + 1;
            tenants[visitor.TenantId] = all + 1;
            return true;
        }
    }

    /// <summary>Whether one more would be within the limits.</summary>
    public bool HasRoom(Visitor visitor)
    {
        lock (gate)
        {
            return visitors.GetValueOrDefault((visitor.TenantId, visitor.UserId)) < limits.SessionsPerVisitor
                && tenants.GetValueOrDefault(visitor.TenantId) < limits.SessionsPerTenant;
        }
    }

    /// <summary>Counts one less.</summary>
    public void Leave(Visitor visitor)
    {
        lock (gate)
        {
            Take(visitors, (visitor.TenantId, visitor.UserId));
            Take(tenants, visitor.TenantId);
        }
    }

    private static void Take<TKey>(Dictionary<TKey, int> counts, TKey key)
        where TKey : notnull
    {
        int left = counts.GetValueOrDefault(key) - 1;
        if (left > 0)
        {
            counts[key] = left;
        }
        else
        {
            counts.Remove(key);
        }
    }
}
