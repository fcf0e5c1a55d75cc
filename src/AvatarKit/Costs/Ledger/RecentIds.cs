namespace AvatarKit;

/// <summary>Ids that came lately, the latest of them. Not thread-safe.</summary>
internal sealed class RecentIds(TimeSpan kept)
{
    private const int MaxIds = 100_000;

    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly Queue<(DateTimeOffset At, string Id)> inOrder = new();

    /// <summary>Notes an id; says whether it is new.</summary>
    public bool TryAdd(string id, DateTimeOffset now)
    {
        while (inOrder.TryPeek(out (DateTimeOffset At, string Id) oldest) && (now - oldest.At > kept || inOrder.Count >= MaxIds))
        {
            ids.Remove(oldest.Id);
            inOrder.Dequeue();
        }

        if (!ids.Add(id))
        {
            return false;
        }

        inOrder.Enqueue((now, id));
        return true;
    }
}
