namespace AvatarKit;

/// <summary>Finds the tier that stands for one that a host has removed.</summary>
internal static class TierLadder
{
    /// <summary>The tiers there are by default, from the least to the most able.</summary>
    public static IReadOnlyList<string> Default { get; } = ["lite", "pro", "premier"];

    /// <summary>
    /// The tier of that name as it is configured. A default tier that was removed is stood for by the nearest there is, the more able of two;
    /// where none of the default ones is left, by the only one there is.
    /// </summary>
    /// <returns>The name as it is configured, which is the key of its model, or <see langword="null"/> where nothing stands for it.</returns>
    public static string? Find(IDictionary<string, ModelTierOptions> tiers, string name)
    {
        if (FindExactly(tiers, name) is { } exact)
        {
            return exact;
        }

        int place = PlaceOf(name);
        if (place < 0)
        {
            return null;
        }

        string? nearest = tiers.Keys.Where(static tier => PlaceOf(tier) >= 0)
            .OrderBy(tier => Math.Abs(PlaceOf(tier) - place)).ThenByDescending(PlaceOf).FirstOrDefault();
        return nearest ?? (tiers.Count == 1 ? tiers.Keys.Single() : null);
    }

    /// <summary>The tier that takes over for another, or <see langword="null"/> where none does.</summary>
    public static string? FallbackOf(IDictionary<string, ModelTierOptions> tiers, string name)
        => tiers.TryGetValue(name, out ModelTierOptions? tier) && tier.Fallback is { } fallback ? Find(tiers, fallback) : null;

    public static string? FindExactly(IDictionary<string, ModelTierOptions> tiers, string name)
        => tiers.Keys.FirstOrDefault(tier => string.Equals(tier, name, StringComparison.OrdinalIgnoreCase));

    private static int PlaceOf(string name)
    {
        for (int i = 0; i < Default.Count; i++)
        {
            if (string.Equals(Default[i], name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }
}
