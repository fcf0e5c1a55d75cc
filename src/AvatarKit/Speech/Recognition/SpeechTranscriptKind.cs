namespace AvatarKit;

/// <summary>What a recogniser says about the speech it hears.</summary>
public enum SpeechTranscriptKind
{
    /// <summary>A voice begins.</summary>
    VoiceStarted,

    /// <summary>The words of an utterance so far; the next transcript replaces them.</summary>
    Partial,

    /// <summary>The words of an utterance, which stand.</summary>
    Final,

    /// <summary>The voice ends.</summary>
    VoiceEnded,
}
