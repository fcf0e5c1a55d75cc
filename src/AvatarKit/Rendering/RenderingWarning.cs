namespace AvatarKit;

/// <summary>Something a renderer had to go on without: a video that broke off, say. The turn goes on and reports it.</summary>
/// <param name="SegmentIndex">The segment it happened at.</param>
/// <param name="Error">What happened and the way out, without user text.</param>
public sealed record RenderingWarning(int SegmentIndex, AvatarKitException Error) : AvatarRendering(SegmentIndex);
