namespace AvatarKit.Fuzz.Mutation;

/// <summary>An input of any length.</summary>
/// <param name="Description">What it repeats.</param>
/// <param name="Make">Makes it, of about so many bytes.</param>
internal sealed record GrowthPattern(string Description, Func<int, byte[]> Make);
