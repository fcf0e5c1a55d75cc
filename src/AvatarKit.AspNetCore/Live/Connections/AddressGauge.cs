namespace AvatarKit.AspNetCore;

/// <summary>Counts connections that have not said hello yet, by network address. Thread-safe.</summary>
internal sealed class AddressGauge(int most)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);

    /// <summary>Counts one more.</summary>
    /// <returns>What counts it out again, once; <see langword="null"/>: there are too many.</returns>
    public IDisposable? TryEnter(string address)
    {
        lock (gate)
        {
            int count = counts.GetValueOrDefault(address);
            if (count >= most)
            {
                return null;
            }

            counts[address] = count + 1;
            return new Place(this, address);
        }
    }

    private void Leave(string address)
    {
        lock (gate)
        {
            int left = counts[address] - 1;
            if (left == 0)
            {
                counts.Remove(address);
            }
            else
            {
                counts[address] = left;
            }
        }
    }

    private sealed class Place(AddressGauge gauge, string address) : IDisposable
    {
        private int left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref left, 1) == 0)
            {
                gauge.Leave(address);
            }
        }
    }
}
