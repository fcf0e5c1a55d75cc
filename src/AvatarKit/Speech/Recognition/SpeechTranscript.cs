namespace AvatarKit;

/// <summary>Something a recogniser heard.</summary>
/// <param name="Kind">What.</param>
/// <param name="Text">The words; empty where a voice begins or ends.</param>
public sealed record SpeechTranscript(SpeechTranscriptKind Kind, string Text = "")
{
    /// <summary>How sure the recogniser is, from 0 to 1, where it says so.</summary>
    public double? Confidence { get; init; }
}
