namespace AvatarKit.Samples.ViewModel;

/// <summary>What is heard now.</summary>
/// <param name="piece">The piece.</param>
/// <param name="elapsed">How much of the piece has been heard, by the samples that were played.</param>
public sealed class SpeechMovedEventArgs(SpeechSegment piece, TimeSpan elapsed) : EventArgs
{
    /// <summary>The piece.</summary>
    public SpeechSegment Piece { get; } = piece;

    /// <summary>How much of the piece has been heard.</summary>
    public TimeSpan Elapsed { get; } = elapsed;
}
