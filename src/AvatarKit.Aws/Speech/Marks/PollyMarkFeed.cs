using AvatarKit.Aws.Wire.Polly;

namespace AvatarKit.Aws;

/// <summary>Asks for a request's marks beside its audio and hands them out with the audio they lie in.</summary>
internal sealed class PollyMarkFeed(
    IPollyService service, PollyQuotaGate gate, SynthesizeSpeechRequest request, PollyPiece piece, AudioFormat format, long offset,
    TimeProvider time)
{
    private List<SpeechMark>? marks;
    private int given;
    private bool isLate;
    private long billed;

    /// <summary>Why there are no marks, once that is so.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Makes the request. Throws nothing: speech goes on without marks.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            using PollyQuotaGate.Turn turn = await gate.EnterAsync(cancellationToken).ConfigureAwait(false);
            using SynthesizeSpeechResponse response = await service.SynthesizeSpeechAsync(request, cancellationToken).ConfigureAwait(false);
            Interlocked.Add(ref billed, response.RequestCharacters ?? 0);
            List<PollyMark> read = await PollyMarkReader.ReadAsync(response.AudioStream, cancellationToken).ConfigureAwait(false);
            Volatile.Write(ref marks, PollyMarks.Translate(read, piece, format, offset));
        }
        catch (Exception exception)
        {
            Failure ??= PollyErrors.ToTyped(exception, time, audioHasBegun: false, cancellationToken);
        }
    }

    /// <summary>Gives up: what has not come is late, and is not handed out any more. Not to be called beside the taking of marks.</summary>
    public void GiveUp()
    {
        isLate = true;
        Failure ??= new PollyException(
            "polly.marks_late", "Polly's speech marks did not come within PollyOptions.MarksPatience after the first audio.", isTransient: true);
    }

    /// <summary>Takes what the request costs, once.</summary>
    public long TakeBilled() => Interlocked.Exchange(ref billed, 0);

    /// <summary>Takes the marks that start before a sample and were not taken yet.</summary>
    public IReadOnlyList<SpeechMark> TakeBefore(long sample)
    {
        if (isLate || Volatile.Read(ref marks) is not { } known)
        {
            return [];
        }

        int from = given;
        while (given < known.Count && known[given].Start < sample)
        {
            given++;
        }

        return known.GetRange(from, given - from);
    }

    /// <summary>Takes what is left. Marks beyond the end of the audio move to it.</summary>
    public IReadOnlyList<SpeechMark> TakeRest(long end)
        => [.. TakeBefore(long.MaxValue).Select(mark => mark.Start > end ? mark with { Start = end } : mark)];
}
