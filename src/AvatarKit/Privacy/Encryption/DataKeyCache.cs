namespace AvatarKit;

/// <summary>Unwrapped data keys, for a while: bounded in number and time. Thread-safe.</summary>
internal sealed class DataKeyCache(int maxKeys, TimeSpan lifetime, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly OrderedDictionary<string, Kept> keys = new(StringComparer.Ordinal);

    public DataKey? Find(string id)
    {
        lock (gate)
        {
            return keys.TryGetValue(id, out Kept kept) && time.GetElapsedTime(kept.Since) < lifetime ? kept.Key : null;
        }
    }

    public void Keep(DataKey key)
    {
        if (lifetime == TimeSpan.Zero)
        {
            return;
        }

        lock (gate)
        {
            keys.Remove(key.Id);
            keys.Add(key.Id, new Kept(key, time.GetTimestamp()));
            while (keys.Count > maxKeys || (keys.Count > 0 && time.GetElapsedTime(keys.GetAt(0).Value.Since) >= lifetime))
            {
                keys.RemoveAt(0);
            }
        }
    }

    public void Remove(string id)
    {
        lock (gate)
        {
            keys.Remove(id);
        }
    }

    private readonly record struct Kept(DataKey Key, long Since);
}
