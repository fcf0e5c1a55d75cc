using System.Collections.Concurrent;

namespace AvatarKit;

/// <summary>What a turn of an avatar is likely to cost at most: what the dearest of its latest did. Thread-safe.</summary>
internal sealed class TurnEstimates
{
    private const int Latest = 64;

    private readonly ConcurrentDictionary<string, Costs> avatars = new(StringComparer.Ordinal);

    public decimal For(string avatarId, decimal otherwise)
        => avatars.TryGetValue(avatarId, out Costs? costs) ? costs.Dearest : otherwise;

    public void Note(string avatarId, decimal usd) => avatars.GetOrAdd(avatarId, static _ => new Costs()).Add(usd);

    private sealed class Costs
    {
        private readonly Lock gate = new();
        private readonly Queue<decimal> latest = new(Latest);

        public decimal Dearest
        {
            get
            {
                lock (gate)
                {
                    return latest.Max();
                }
            }
        }

        public void Add(decimal usd)
        {
            lock (gate)
            {
                if (latest.Count == Latest)
                {
                    latest.Dequeue();
                }

                latest.Enqueue(usd);
            }
        }
    }
}
