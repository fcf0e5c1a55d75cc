using System.Runtime.CompilerServices;

namespace AvatarKit.Testing;

/// <summary>A recogniser that understands what it is told to, and records what it heard. Thread-safe.</summary>
/// <remarks>Without a script it listens to all of the audio and understands nothing.</remarks>
public sealed class FakeSpeechRecognizer : FakeAsyncScript<FakeSpeechRecognizer, FakeRecognitionCall, FakeHearing>, ISpeechRecognizer
{
    private readonly TimeProvider timeProvider;

    /// <summary>Creates a recogniser.</summary>
    /// <param name="timeProvider">The clock of scripted delays; <see langword="null"/>: the system's.</param>
    public FakeSpeechRecognizer(TimeProvider? timeProvider = null) => this.timeProvider = timeProvider ?? TimeProvider.System;

    /// <summary>Begins a rule.</summary>
    /// <param name="condition">The calls it is for.</param>
    /// <returns>The rule, to be told what to understand.</returns>
    public FakeAsyncRule<FakeRecognitionCall, FakeHearing> When(Func<FakeRecognitionCall, bool> condition) => new(Answers, condition);

    /// <inheritdoc/>
    public IAsyncEnumerable<SpeechTranscript> RecognizeAsync(
        SpeechRecognitionRequest request, IAsyncEnumerable<ReadOnlyMemory<byte>> audio, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(audio);
        return RecognizeAsync(new FakeRecognitionCall(request), audio, cancellationToken);
    }

    private async IAsyncEnumerable<SpeechTranscript> RecognizeAsync(
        FakeRecognitionCall call, IAsyncEnumerable<ReadOnlyMemory<byte>> audio, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IAsyncEnumerable<SpeechTranscript> understood = ListenAsync(call, audio, cancellationToken);
        await foreach (SpeechTranscript transcript in call.TrackAsync(understood, cancellationToken).ConfigureAwait(false))
        {
            yield return transcript;
        }
    }

    private async IAsyncEnumerable<SpeechTranscript> ListenAsync(
        FakeRecognitionCall call, IAsyncEnumerable<ReadOnlyMemory<byte>> audio, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        FakeHearing hearing = await Answers
            .RespondAsync(call, static _ => new FakeHearing(), timeProvider, cancellationToken).ConfigureAwait(false);
        IAsyncEnumerator<ReadOnlyMemory<byte>> buffers = audio.GetAsyncEnumerator(cancellationToken);
        await using ConfiguredAsyncDisposable disposal = buffers.ConfigureAwait(false);
        await foreach (object step in hearing.PlayAsync(timeProvider, cancellationToken).ConfigureAwait(false))
        {
            if (step is SpeechTranscript transcript)
            {
                yield return transcript;
            }
            else
            {
                await HearAsync(call, buffers, (TimeSpan)step).ConfigureAwait(false);
            }
        }

        await HearAsync(call, buffers, TimeSpan.MaxValue).ConfigureAwait(false);
    }

    private static async Task HearAsync(FakeRecognitionCall call, IAsyncEnumerator<ReadOnlyMemory<byte>> buffers, TimeSpan until)
    {
        while (call.Heard < until && await buffers.MoveNextAsync().ConfigureAwait(false))
        {
            call.Hear(buffers.Current);
        }
    }
}
