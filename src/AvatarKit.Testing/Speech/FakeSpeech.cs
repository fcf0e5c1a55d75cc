namespace AvatarKit.Testing;

/// <summary>How a <see cref="FakeSpeechSynthesizer"/> gives its audio. As it stands: all chunks at once, with marks.</summary>
/// <example>
/// <code>
/// voice.RespondWith(new FakeSpeech().Chunks(2).FailWith(new SpeechException("speech.failed", "The line dropped.", "fake")));
/// </code>
/// </example>
public sealed class FakeSpeech : FakeSequence<FakeSpeech>
{
    internal bool HasMarks { get; private set; } = true;

    internal bool IsCut { get; private set; }

    /// <summary>Gives the next chunks of the audio. What is left after the last step is given too, unless the speech failed or was cut.</summary>
    /// <param name="count">How many.</param>
    /// <returns>This speech.</returns>
    public FakeSpeech Chunks(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return Give(count);
    }

    /// <summary>Leaves out what is left after the last step. Without any step: no chunk at all.</summary>
    /// <returns>This speech.</returns>
    public FakeSpeech Cut()
    {
        IsCut = true;
        return this;
    }

    /// <summary>Leaves out the marks, as a voice does that has none.</summary>
    /// <returns>This speech.</returns>
    public FakeSpeech WithoutMarks()
    {
        HasMarks = false;
        return this;
    }
}
