namespace AvatarKit;

/// <summary>Where a turn's speech has come to: numbers, time, and what is kept of it.
/// The answer and an apology after it are one run of speech.</summary>
internal sealed class TurnSpeech(int sentencesAhead, bool isKept)
{
    private volatile SpeechPace pace = new(sentencesAhead, 0, 0);
    private int sentences;
    private int pieces;
    private int firstVoice;

    /// <summary>What has been said, where the host keeps speech.</summary>
    public SpeechRecording? Recording { get; } = isKept ? new SpeechRecording() : null;

    public SpeechPace Pace => pace;

    /// <summary>The voice that sentences begin with: the one that took over last.</summary>
    public int FirstVoice
    {
        get => Volatile.Read(ref firstVoice);

        // Sentences are spoken beside each other: what one found out, another may know already.
        set => Interlocked.CompareExchange(ref firstVoice, value, value - 1);
    }

    /// <summary>When the next piece starts, as if all were played without a gap.</summary>
    public TimeSpan Position { get; private set; }

    /// <summary>Begins speech that owes nothing to what was begun before it and is not taken any more.</summary>
    public void Restart() => pace = new SpeechPace(sentencesAhead, sentences, pieces);

    public int NextSentence() => sentences++;

    public int NextPiece(TimeSpan duration)
    {
        Position += duration;
        return pieces++;
    }
}
