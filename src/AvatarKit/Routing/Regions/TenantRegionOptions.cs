namespace AvatarKit;

/// <summary>In which regions a tenant's turns may be answered.</summary>
public sealed class TenantRegionOptions
{
    /// <summary>The regions, by name or by their beginning: <c>eu-*</c>.</summary>
    /// <value>Default: all.</value>
    public IList<string> Allowed { get; } = [];
}
