namespace AvatarKit.Rendering;

/// <summary>Where a path's points go as a weight rises from 0 to 1.</summary>
/// <param name="Weight">The weight: a channel, a product of channels, any expression.</param>
/// <param name="Deltas">What is added to each coordinate at weight 1.</param>
internal sealed record RigMorph(Expression Weight, float[] Deltas);
