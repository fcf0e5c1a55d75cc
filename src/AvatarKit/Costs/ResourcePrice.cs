namespace AvatarKit;

/// <summary>What a resource paid by the request costs.</summary>
/// <param name="PerMillion">USD per million of its units.</param>
public sealed record ResourcePrice(decimal PerMillion);
