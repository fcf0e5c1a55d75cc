namespace AvatarKit;

/// <summary>The face track of a segment.</summary>
/// <param name="SegmentIndex">The segment it belongs to.</param>
/// <param name="Track">The face in motion, on the clock of the segment's audio.</param>
public sealed record FaceTrackRendering(int SegmentIndex, FaceTrack Track) : AvatarRendering(SegmentIndex);
