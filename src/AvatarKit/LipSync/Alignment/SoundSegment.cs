namespace AvatarKit;

/// <summary>A sound found in speech.</summary>
/// <param name="Node">Its place in the graph.</param>
/// <param name="Start">First frame of 10 ms.</param>
/// <param name="End">The first frame after it.</param>
internal readonly record struct SoundSegment(int Node, int Start, int End);
