namespace AvatarKit;

/// <summary>Something a renderer made of a segment.</summary>
/// <param name="SegmentIndex">The segment it belongs to.</param>
public abstract record AvatarRendering(int SegmentIndex);
