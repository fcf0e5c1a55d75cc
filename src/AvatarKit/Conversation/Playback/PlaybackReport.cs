namespace AvatarKit;

/// <summary>How far a client says it has played.</summary>
/// <param name="Segment">The piece, by its <see cref="SpeechSegment.Index"/>; -1 before the first.</param>
/// <param name="Elapsed">Time since the piece's first sample.</param>
/// <param name="Characters">How much of the text was read; -1 where that is not reported.</param>
internal readonly record struct PlaybackReport(int Segment, TimeSpan Elapsed, int Characters)
{
    public static PlaybackReport None => new(-1, TimeSpan.Zero, -1);
}
