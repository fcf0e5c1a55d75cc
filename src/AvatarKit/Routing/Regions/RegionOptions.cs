namespace AvatarKit;

/// <summary>In which regions models are asked, and in which they may be.</summary>
/// <remarks>
/// A turn is asked of the region its conversation was answered in before, as long as that works; else of the one that begins soonest of
/// those that are not left alone. Where it fails before its first token, the next region is asked in the same turn, then the tier's fallback.
/// </remarks>
public sealed class RegionOptions
{
    /// <summary>The regions in which models are asked, the preferred one first, for tiers whose provider has clients for them
    /// (<c>UseBedrock()</c>, or <c>UseChatClient</c> with a region).</summary>
    /// <value>Default: none; each tier has the one place its client was made for.</value>
    public IList<string> Active { get; } = [];

    /// <summary>The regions in which a model may be asked, by name or by their beginning: <c>eu-*</c>. No fallback leaves them: a tier whose region
    /// is not known (<see cref="ModelTierOptions.Region"/>) is not asked.</summary>
    /// <value>Default: all.</value>
    public IList<string> Allowed { get; } = [];

    /// <summary>The same for the turns of one tenant, by its id; it holds besides <see cref="Allowed"/>.</summary>
    /// <value>Default: none.</value>
    public IDictionary<string, TenantRegionOptions> Tenants { get; } = new Dictionary<string, TenantRegionOptions>(StringComparer.Ordinal);

    /// <summary>Whether a conversation stays in the region that answered it last.</summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool KeepConversation { get; set; } = true;
}
