using System.Buffers;

namespace AvatarKit;

/// <summary>A session for lip sync that needs the whole sentence: shapes are there at its end.</summary>
internal sealed class WholeLipSyncSession(ILipSync lipSync, AudioFormat format, string text, string locale) : LipSyncSession
{
    private readonly ArrayBufferWriter<byte> audio = new();
    private readonly List<SpeechMark> marks = [];
    private readonly SpokenLength length = new(format);
    private VisemeTrack? whole;
    private long taken;

    /// <summary>How stretches of the text are said.</summary>
    public IReadOnlyList<SpeechCue> Cues { get; set; } = [];

    public override long Available => whole?.Length ?? 0;

    public override long Settled => Available;

    public override void Append(ReadOnlyMemory<byte> audio, IReadOnlyList<SpeechMark> marks)
    {
        ArgumentNullException.ThrowIfNull(marks);
        this.audio.Write(audio.Span);
        this.marks.AddRange(marks);
        length.Add(audio.Length, marks);
    }

    public override void Complete() => whole ??= lipSync.CreateTrack(new LipSyncInput
    {
        Format = format,
        Audio = audio.WrittenMemory,
        Length = length.Whole,
        Text = text,
        Locale = locale,
        Marks = marks,
        Cues = Cues,
    });

    public override VisemeTrack Take(long until)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(until, taken);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(until, Available);
        long start = taken;
        taken = until;
        return whole is null ? new VisemeTrack(format.SampleRate, 0, []) : VisemeSpans.Part(whole.Spans, format.SampleRate, start, until);
    }
}
