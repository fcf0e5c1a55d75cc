namespace AvatarKit.Samples.Console;

/// <summary>A moment of an answer's speech.</summary>
/// <param name="Segment">The <see cref="SpeechSegment.Index"/> of the piece that is heard.</param>
/// <param name="Elapsed">The time since its first sample.</param>
internal readonly record struct PlaybackPoint(int Segment, TimeSpan Elapsed);
