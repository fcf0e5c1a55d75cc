namespace AvatarKit;

/// <summary>Where a turn may be answered.</summary>
internal static class Residency
{
    /// <summary>Whether anything is forbidden to the turn.</summary>
    public static bool IsBound(RegionOptions options, string tenant) => options.Allowed.Count > 0 || OfTenant(options, tenant).Count > 0;

    /// <summary>Whether the turn may be answered in a region; <see langword="null"/>: one that nobody named.</summary>
    public static bool Allows(RegionOptions options, string tenant, string? region)
        => Fits(options.Allowed, region) && Fits(OfTenant(options, tenant), region);

    private static IList<string> OfTenant(RegionOptions options, string tenant)
        => options.Tenants.TryGetValue(tenant, out TenantRegionOptions? rule) ? rule.Allowed : [];

    private static bool Fits(IList<string> patterns, string? region)
        => patterns.Count == 0 || (region is not null && patterns.Any(pattern => pattern.EndsWith('*')
            ? region.AsSpan().StartsWith(pattern.AsSpan(0, pattern.Length - 1), StringComparison.OrdinalIgnoreCase)
            : string.Equals(region, pattern, StringComparison.OrdinalIgnoreCase)));
}
