namespace AvatarKit;

/// <summary>A pin: turns that are all it says go to one tier, whatever their score.</summary>
/// <remarks>What is left out counts for every turn; one thing at least must be said. Ids and tags are compared exactly.</remarks>
public sealed class RoutingPinOptions
{
    /// <summary>The tier that answers.</summary>
    /// <value>No default: it must be set.</value>
    public string Tier { get; set; } = "";

    /// <summary>Turns of this person (<see cref="AvatarRequest.UserId"/>).</summary>
    /// <value>Default <see langword="null"/>: of everybody.</value>
    public string? User { get; set; }

    /// <summary>Turns of this tenant (<see cref="AvatarRequest.TenantId"/>).</summary>
    /// <value>Default <see langword="null"/>: of all.</value>
    public string? Tenant { get; set; }

    /// <summary>Turns of this avatar (<see cref="AvatarRequest.AvatarId"/>).</summary>
    /// <value>Default <see langword="null"/>: of all.</value>
    public string? Avatar { get; set; }

    /// <summary>Turns that have this tag (<see cref="AvatarRequest.Tags"/>).</summary>
    /// <value>Default <see langword="null"/>: whatever tags they have.</value>
    public string? Tag { get; set; }
}
