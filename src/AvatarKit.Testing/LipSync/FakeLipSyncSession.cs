namespace AvatarKit.Testing;

/// <summary>Gives the shapes of marks as they are, as far as there is audio.</summary>
internal sealed class FakeLipSyncSession(
    Func<LipSyncInput, VisemeTrack> record, AudioFormat format, string text, string locale, IReadOnlyList<SpeechCue> cues) : LipSyncSession
{
    private readonly List<byte> audio = [];
    private readonly List<SpeechMark> marks = [];
    private long taken;
    private bool isComplete;

    public override long Available => format.SamplesIn(audio.Count);

    public override long Settled => isComplete ? Available : taken;

    public override void Append(ReadOnlyMemory<byte> audio, IReadOnlyList<SpeechMark> marks)
    {
        ArgumentNullException.ThrowIfNull(marks);
        this.audio.AddRange(audio.Span);
        this.marks.AddRange(marks);
    }

    public override void Complete()
    {
        isComplete = true;
        record(Input());
    }

    public override VisemeTrack Take(long until)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(until, taken);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(until, Available);
        List<VisemeSpan> part = [];
        foreach (VisemeSpan span in FakeLipSync.FromMarks(Input() with { Length = until }).Spans)
        {
            long start = Math.Max(span.Start, taken);
            if (span.End > start)
            {
                part.Add(span with { Start = start - taken, Duration = span.End - start });
            }
        }

        var track = new VisemeTrack(format.SampleRate, until - taken, part);
        taken = until;
        return track;
    }

    private LipSyncInput Input() => new()
    {
        Format = format,
        Audio = audio.ToArray(),
        Length = Available,
        Text = text,
        Locale = locale,
        Marks = [.. marks],
        Cues = cues,
    };
}
