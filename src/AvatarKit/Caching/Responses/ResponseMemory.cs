using System.Collections.Concurrent;

namespace AvatarKit;

/// <summary>Answers in memory: by their question, and by how like questions are. Thread-safe.</summary>
internal sealed class ResponseMemory(ResponseCacheOptions options)
{
    // Of so many entries, drawn at random, the one not used for longest goes.
    private const int EvictionSample = 12;

    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<ResponseKey, ResponseEntry> exact = new();
    private readonly Dictionary<ResponseCacheScope, ResponsePartition> partitions = [];
    private readonly List<ResponseEntry> all = [];
    private DateTimeOffset nextSweep;
    private int removals;

    public int Count => exact.Count;

    /// <summary>How often something was removed on purpose: what is begun before and ends after is not kept.</summary>
    public int Removals => Volatile.Read(ref removals);

    /// <summary>The answer to the same question.</summary>
    public ResponseEntry? Find(in ResponseKey key, DateTimeOffset now)
        => exact.TryGetValue(key, out ResponseEntry? entry) && entry.IsUsable(now) ? entry : null;

    /// <summary>The answer to a question that is like it, if it is like enough; else the likest there is.</summary>
    public SimilarEntry? FindSimilar(
        ResponseCacheScope scope, Question question, bool comparesWords, float[]? vector, double bar, DateTimeOffset now)
    {
        lock (gate)
        {
            if (!partitions.TryGetValue(scope, out ResponsePartition? partition))
            {
                return null;
            }

            SimilarEntry? words = comparesWords && question.ContentCount > 0 ? partition.FindByWords(question, now) : null;
            if (vector is null || words?.Learned >= bar)
            {
                return words;
            }

            SimilarEntry? near = partition.FindByVector(question, vector, options.MinCosine, bar, now);
            return near?.Learned >= bar ? near : words ?? near;
        }
    }

    /// <summary>Keeps an answer in place of what stood for its question, unless something was removed since it was begun.</summary>
    public bool Add(ResponseEntry entry, int removalsBefore, DateTimeOffset now)
    {
        lock (gate)
        {
            if (removals != removalsBefore)
            {
                return false;
            }

            Sweep(now);
            if (exact.TryGetValue(entry.Key, out ResponseEntry? before))
            {
                Take(before);
            }

            while (all.Count >= options.MaxEntries)
            {
                Take(Oldest(now));
            }

            if (!partitions.TryGetValue(entry.Key.Scope, out ResponsePartition? partition))
            {
                partitions.Add(entry.Key.Scope, partition = new ResponsePartition());
            }

            entry.Number = all.Count;
            all.Add(entry);
            exact[entry.Key] = entry;
            partition.Add(entry);
            return true;
        }
    }

    /// <summary>Removes one entry, if it is still there.</summary>
    public void Remove(ResponseEntry entry)
    {
        lock (gate)
        {
            if (exact.TryGetValue(entry.Key, out ResponseEntry? known) && ReferenceEquals(known, entry))
            {
                Take(entry);
            }
        }
    }

    /// <summary>Removes entries on purpose.</summary>
    /// <returns>How many.</returns>
    public int Remove(Func<ResponseEntry, bool> isMeant)
    {
        lock (gate)
        {
            removals++;
            ResponseEntry[] meant = [.. all.Where(isMeant)];
            foreach (ResponseEntry entry in meant)
            {
                Take(entry);
            }

            return meant.Length;
        }
    }

    /// <summary>What has expired goes, once a minute.</summary>
    private void Sweep(DateTimeOffset now)
    {
        if (now < nextSweep)
        {
            return;
        }

        nextSweep = now + TimeSpan.FromMinutes(1);
        for (int i = all.Count - 1; i >= 0; i--)
        {
            if (!all[i].IsUsable(now))
            {
                Take(all[i]);
            }
        }
    }

    private ResponseEntry Oldest(DateTimeOffset now)
    {
        ResponseEntry oldest = all[Random.Shared.Next(all.Count)];
        for (int i = 1; i < EvictionSample; i++)
        {
            ResponseEntry drawn = all[Random.Shared.Next(all.Count)];
            if (!drawn.IsUsable(now))
            {
                return drawn;
            }

            oldest = drawn.LastUse < oldest.LastUse ? drawn : oldest;
        }

        return oldest;
    }

    private void Take(ResponseEntry entry)
    {
        exact.TryRemove(entry.Key, out _);
        ResponseEntry last = all[^1];
        all[entry.Number] = last;
        last.Number = entry.Number;
        all.RemoveAt(all.Count - 1);
        ResponsePartition partition = partitions[entry.Key.Scope];
        partition.Remove(entry);
        if (partition.Count == 0)
        {
            partitions.Remove(entry.Key.Scope);
        }
    }
}
