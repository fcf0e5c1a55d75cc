namespace AvatarKit.Testing;

/// <summary>How a <see cref="FakeSpeechSynthesizer"/> gives its audio. As it stands: all chunks at once, with marks.</summary>
/// <example>
/// <code>
/// voice.RespondWith(new FakeSpeech().Chunks(2).FailWith(new SpeechException("speech.failed", "The line dropped.", "fake")));
/// voice.RespondWith(new FakeSpeech().Paced(TimeSpan.FromMilliseconds(120), speed: 2));
/// </code>
/// </example>
public sealed class FakeSpeech : FakeSequence<FakeSpeech>
{
    private TimeSpan firstAudio;
    private double? pace;

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

    /// <summary>Gives the audio as a voice does that takes its time: a chunk comes once all audio before it could have been made.</summary>
    /// <param name="firstAudio">How long after the call the first chunk comes, on the fake's <see cref="TimeProvider"/>. 0 or more.</param>
    /// <param name="speed">How many seconds of audio are made in a second: 1 is as fast as it is heard. More than 0.</param>
    /// <returns>This speech.</returns>
    public FakeSpeech Paced(TimeSpan firstAudio, double speed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(firstAudio, TimeSpan.Zero);
        if (!(speed > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(speed), speed, "A speed is more than 0.");
        }

        this.firstAudio = firstAudio;
        pace = speed;
        return this;
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

    /// <summary>Waits until a chunk can have been made.</summary>
    /// <param name="begun">The timestamp of the call.</param>
    /// <param name="before">The audio before the chunk.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    internal async ValueTask WaitForChunkAsync(long begun, TimeSpan before, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (pace is double speed && firstAudio + (before / speed) - timeProvider.GetElapsedTime(begun) is { Ticks: > 0 } left)
        {
            await Task.Delay(left, timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }
}
