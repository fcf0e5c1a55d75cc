namespace AvatarKit;

/// <summary>Entries ordered so that the first that fits is the one that counts: exact names, then longer prefixes, then later dates.</summary>
internal sealed class PriceList<TPrice>
    where TPrice : class
{
    private readonly Dictionary<string, PriceEntry<TPrice>[]> exact;
    private readonly PriceEntry<TPrice>[] prefixes;

    public PriceList(IReadOnlyCollection<PriceEntry<TPrice>> entries)
    {
        var seen = new Dictionary<(string, DateOnly), string>();
        foreach (PriceEntry<TPrice> entry in entries)
        {
            if (!seen.TryAdd((entry.Pattern, entry.ValidFrom), entry.Path))
            {
                throw new PriceBookException(
                    entry.Path,
                    $"'{entry.Pattern}' has two prices from the same day; the other one is {seen[(entry.Pattern, entry.ValidFrom)]}. Keep one.");
            }
        }

        exact = entries.Where(static entry => !entry.IsPrefix).GroupBy(static entry => entry.Pattern, StringComparer.Ordinal)
            .ToDictionary(
                static group => group.Key,
                static group => group.OrderByDescending(static entry => entry.ValidFrom).ToArray(),
                StringComparer.Ordinal);
        prefixes = [.. entries.Where(static entry => entry.IsPrefix)
            .OrderByDescending(static entry => entry.Pattern.Length).ThenByDescending(static entry => entry.ValidFrom)];
    }

    public TPrice? Find(string name, DateTimeOffset at)
    {
        var day = DateOnly.FromDateTime(at.UtcDateTime);
        return Newest(exact.GetValueOrDefault(name, []), name, day) ?? Newest(prefixes, name, day);
    }

    private static TPrice? Newest(PriceEntry<TPrice>[] entries, string name, DateOnly day)
    {
        string? superseded = null;
        foreach (PriceEntry<TPrice> entry in entries)
        {
            if (entry.Pattern == superseded || day < entry.ValidFrom || !entry.Covers(name))
            {
                continue;
            }

            if (entry.IsValidAt(day))
            {
                return entry.Price;
            }

            // The latest entry that had begun counts, also for having ended: an older one does not come back.
            superseded = entry.Pattern;
        }

        return null;
    }
}
