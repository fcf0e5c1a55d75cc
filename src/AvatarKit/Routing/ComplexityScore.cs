namespace AvatarKit;

/// <summary>How hard a message is to answer.</summary>
/// <param name="Value">From 0, trivial, to 1, hard.</param>
/// <param name="Features">What it rests on.</param>
public readonly record struct ComplexityScore(double Value, IReadOnlyList<ComplexityFeature> Features);
