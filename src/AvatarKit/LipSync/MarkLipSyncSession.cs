namespace AvatarKit;

/// <summary>Lip sync of a sentence whose viseme marks arrive with its audio; see <see cref="MarkLipSync"/>.</summary>
internal sealed class MarkLipSyncSession(AudioFormat format) : LipSyncSession
{
    /// <summary>
    /// What may follow, at its most: a long sound, which lets the last one be as long as it is;
    /// lips that meet for a moment, which take time from it, before another sound or at the end.
    /// What comes out the same with each of them, and where the audio ends at once, comes out the same with all that lies in between.
    /// </summary>
    private static readonly string[][] Futures = [[], ["aa"], ["E"], ["PP"], ["FF"], ["PP", "aa"], ["FF", "E"]];

    private readonly List<SpeechMark> marks = [];
    private readonly SpokenLength length = new(format);
    private List<VisemeSpan>? known;
    private long? settled;
    private long taken;
    private bool isComplete;

    public override long Available => isComplete ? length.Whole : length.Heard;

    public override long Settled => isComplete ? Available : settled ??= Math.Max(taken, FindSettled());

    public override void Append(ReadOnlyMemory<byte> audio, IReadOnlyList<SpeechMark> marks)
    {
        ArgumentNullException.ThrowIfNull(marks);
        length.Add(audio.Length, marks);
        this.marks.EnsureCapacity(this.marks.Count + marks.Count);
        for (int i = 0; i < marks.Count; i++)
        {
            SpeechMark mark = marks[i];
            if (mark.Kind == SpeechMarkKind.Viseme)
            {
                int at = this.marks.Count;
                while (at > 0 && this.marks[at - 1].Start > mark.Start)
                {
                    at--;
                }

                this.marks.Insert(at, mark);
            }
        }

        known = null;
        settled = null;
    }

    public override void Complete()
    {
        isComplete = true;
        known = null;
    }

    public override VisemeTrack Take(long until)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(until, taken);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(until, Available);
        long start = taken;
        taken = until;
        settled = null;
        return VisemeSpans.Part(known ??= Know(), format.SampleRate, start, until);
    }

    private long LastSound => (long)(MarkSpans.LastSoundSeconds * format.SampleRate);

    private List<VisemeSpan> Know() => isComplete
        ? Smooth(marks, Available, lastStays: false)
        : Smooth(marks, Math.Max(Available, marks.Count == 0 ? 0 : Saturate(Math.Max(MarkSpans.EndOf(marks[^1]), marks[^1].Start + LastSound))),
            lastStays: true);

    private long FindSettled()
    {
        long next = Math.Max(Available, marks.Count == 0 ? 0 : marks[^1].Start + 1);
        List<VisemeSpan> ending = Smooth(marks, Available, lastStays: false);

        // Nothing more may be said for long, or one of the futures comes.
        long same = Math.Min(Available, VisemeSpans.CommonLength(ending, Smooth(marks, next + (10L * format.SampleRate), lastStays: false)));
        foreach (string[] future in Futures)
        {
            SpeechMark[] follow =
                [.. marks, .. future.Select((symbol, i) => new SpeechMark(SpeechMarkKind.Viseme, next + i, 0, symbol, PhoneAlphabet.Oculus))];
            long end = future is [.., "PP" or "FF"] ? next + 1 : next + (10L * format.SampleRate);
            same = Math.Min(same, VisemeSpans.CommonLength(ending, Smooth(follow, end, lastStays: true)));
        }

        // The audio may also end within what is marked already, in lips that have just met and take their time from before.
        long near = Available + (long)(VisemeSmoothing.ClosureSeconds * format.SampleRate);
        foreach (SpeechMark mark in marks)
        {
            if (mark.Start >= Available && mark.Start < near)
            {
                same = Math.Min(same, VisemeSpans.CommonLength(ending, Smooth(marks, mark.Start + 1, lastStays: false)));
            }
        }

        // A shape that goes on may be meant more strongly than its beginning was, and then is as a whole.
        int last = ending.FindIndex(span => span.End >= same);
        return last >= 0 && ending[last].Weight < 1 ? ending[last].Start : same;
    }

    private List<VisemeSpan> Smooth(IReadOnlyList<SpeechMark> marks, long length, bool lastStays)
    {
        List<VisemeSpan> spans = MarkSpans.Create(marks, length, format.SampleRate, lastStays);
        VisemeSmoothing.Apply(spans, format.SampleRate);
        return spans;
    }

    /// <summary>A mark that says it lasts for ever tells nothing of what follows the audio.</summary>
    private long Saturate(long end) => Math.Min(end, Available + (60L * format.SampleRate));
}
