using System.Runtime.CompilerServices;

namespace AvatarKit.Aws;

/// <summary>Speaks one piece of a text: its audio as it comes, from when its marks are known on.</summary>
internal sealed class PollyUtterance(
    PollySpeaker speaker, AudioFormat format, long offset, bool isCounted, PollyAudioFeed audio, PollyMarkFeed? marks)
{
    private readonly MemoryStream? whole = isCounted && format.Encoding != AudioEncoding.Pcm16 ? new MemoryStream() : null;
    private long bytes;

    /// <summary>Why there are no marks, where they were asked for and did not come.</summary>
    public Exception? MarksFailure => marks?.Failure;

    /// <summary>The samples spoken so far.</summary>
    public long Samples => whole is null
        ? format.Encoding == AudioEncoding.Pcm16 ? format.SamplesIn(bytes) : 0
        : PollyAudioLength.Of(whole.GetBuffer().AsSpan(0, (int)whole.Length), format);

    /// <summary>Speaks.</summary>
    /// <param name="patience">How long audio that has come waits for its marks.</param>
    /// <param name="time">The clock of the wait.</param>
    /// <param name="cancellationToken">Ends both requests.</param>
    public async IAsyncEnumerable<SpeechChunk> SpeakAsync(
        TimeSpan patience, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        // The marks go first where the quota lets out one at a time: they come at once, and nothing is heard before them.
        Task marking = marks?.RunAsync(stop.Token) ?? Task.CompletedTask;
        Task hearing = audio.RunAsync(stop.Token);
        try
        {
            while (await audio.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
            {
                if (bytes == 0)
                {
                    await AwaitMarksAsync(marking, patience, time, cancellationToken).ConfigureAwait(false);
                }

                while (audio.Reader.TryRead(out ReadOnlyMemory<byte> run))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    yield return Chunk(run);
                }
            }

            if (bytes > 0 && marks is not null && LastMarks(marks) is { } last)
            {
                yield return last;
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(hearing, marking).ConfigureAwait(false);
        }
    }

    private SpeechChunk Chunk(ReadOnlyMemory<byte> run)
    {
        bool isFirst = bytes == 0;
        bytes += run.Length;
        whole?.Write(run.Span);

        // How long encoded audio is cannot be told while it comes: its marks go ahead of it.
        long until = format.Encoding == AudioEncoding.Pcm16 ? offset + Samples : long.MaxValue;
        IReadOnlyList<SpeechMark> due = marks?.TakeBefore(until) ?? [];
        return With(run, due, isFirst ? audio.BilledCharacters : null);
    }

    private async Task AwaitMarksAsync(Task marking, TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await marking.WaitAsync(patience, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            marks?.GiveUp();
        }
    }

    /// <summary>What lies at the end of the audio or beyond it, and what became known of the price.</summary>
    private SpeechChunk? LastMarks(PollyMarkFeed known)
    {
        IReadOnlyList<SpeechMark> rest = known.TakeRest(format.Encoding == AudioEncoding.Pcm16 ? offset + Samples : long.MaxValue);
        SpeechChunk last = With(default, rest, null);
        return rest.Count > 0 || last.BilledCharacters is not null ? last : null;
    }

    private SpeechChunk With(ReadOnlyMemory<byte> run, IReadOnlyList<SpeechMark> due, long? billed)
    {
        long ofMarks = marks?.TakeBilled() ?? 0;
        return new SpeechChunk
        {
            Voice = speaker.Info,
            Format = format,
            Audio = run,
            Marks = due,
            BilledCharacters = ofMarks > 0 ? (billed ?? 0) + ofMarks : billed,
            IsCacheable = MarksFailure is null,
        };
    }
}
