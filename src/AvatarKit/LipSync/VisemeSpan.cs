namespace AvatarKit;

/// <summary>A mouth shape for a while.</summary>
/// <param name="Viseme">The shape.</param>
/// <param name="Start">First sample, from the start of the track.</param>
/// <param name="Duration">Length in samples, more than 0.</param>
/// <param name="Weight">How strongly it is meant, 0 to 1.</param>
public readonly record struct VisemeSpan(Viseme Viseme, long Start, long Duration, float Weight = 1)
{
    /// <summary>The first sample after it.</summary>
    public long End => Start + Duration;
}
