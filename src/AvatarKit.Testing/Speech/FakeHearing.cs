namespace AvatarKit.Testing;

/// <summary>What a <see cref="FakeSpeechRecognizer"/> understands. When all is said it listens on until the audio ends.</summary>
/// <example>
/// <code>
/// recognizer.RespondWith(new FakeHearing().Voice().Partial("what time").AfterAudio(TimeSpan.FromSeconds(1)).Final("What time is it?").Silence());
/// </code>
/// </example>
public sealed class FakeHearing : FakeSequence<FakeHearing>
{
    /// <summary>A voice begins.</summary>
    /// <returns>This hearing.</returns>
    public FakeHearing Voice() => Give(new SpeechTranscript(SpeechTranscriptKind.VoiceStarted));

    /// <summary>The words of an utterance so far.</summary>
    /// <param name="text">The words.</param>
    /// <returns>This hearing.</returns>
    public FakeHearing Partial(string text) => Transcript(new SpeechTranscript(SpeechTranscriptKind.Partial, text));

    /// <summary>The words of an utterance, which stand.</summary>
    /// <param name="text">The words.</param>
    /// <returns>This hearing.</returns>
    public FakeHearing Final(string text) => Transcript(new SpeechTranscript(SpeechTranscriptKind.Final, text));

    /// <summary>The voice ends.</summary>
    /// <returns>This hearing.</returns>
    public FakeHearing Silence() => Give(new SpeechTranscript(SpeechTranscriptKind.VoiceEnded));

    /// <summary>Gives a transcript as it is.</summary>
    /// <param name="transcript">The transcript.</param>
    /// <returns>This hearing.</returns>
    public FakeHearing Transcript(SpeechTranscript transcript)
    {
        ArgumentNullException.ThrowIfNull(transcript);
        return Give(transcript);
    }

    /// <summary>Listens, at this point, until so much audio was heard altogether, or it has ended.</summary>
    /// <param name="length">How much, since the call began.</param>
    /// <returns>This hearing.</returns>
    public FakeHearing AfterAudio(TimeSpan length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, TimeSpan.Zero);
        return Give(length);
    }
}
