using static AvatarKit.FaceChannel;

namespace AvatarKit;

/// <summary>Blinks where a phrase ends, which speakers and those who listen to them share (Nakano and Kitazawa, 2010).
/// Times are seconds from the sentence's first sample. Not thread-safe.</summary>
internal sealed class PhraseBlinks(int seed, int sentence)
{
    /// <summary>A silence so long, in seconds, ends a phrase.</summary>
    private const double Pause = 0.12;

    /// <summary>Of so many ends of phrases one has a blink.</summary>
    private const float Share = 0.5f;

    private readonly List<double> starts = [];
    private int seen;

    /// <summary>Takes in the sentence's next piece.</summary>
    /// <param name="segment">The piece.</param>
    /// <param name="start">When it starts.</param>
    /// <param name="end">Where the sentence ends: no blink lasts longer; infinite while that is not known.</param>
    public void Add(SpokenSegment segment, double start, double end)
    {
        double rate = segment.Visemes.SampleRate;
        foreach (VisemeSpan span in segment.Visemes.Spans)
        {
            double at = start + (span.Start / rate);
            bool ends = span.Viseme == Viseme.Sil && span.Start < segment.Visemes.Length && span.Duration >= Pause * rate && at > 0;
            if (ends && Curves.Random(seed, 40 + sentence, seen++) < Share && at + BlinkMotion.Seconds < end)
            {
                starts.Add(at);
            }
        }
    }

    /// <summary>Lets the lids fall.</summary>
    public void AddTo(Span<float> pose, double time)
    {
        foreach (double at in starts)
        {
            if (time > at && time < at + BlinkMotion.Seconds)
            {
                BlinkMotion.Add(time - at, 1, ref pose[(int)EyeBlinkLeft], ref pose[(int)EyeBlinkRight]);
            }
        }
    }
}
