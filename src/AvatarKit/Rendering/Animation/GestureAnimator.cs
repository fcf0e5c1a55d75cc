using static AvatarKit.FaceChannel;

namespace AvatarKit;

/// <summary>Brows and nods that go with words: at the start of a sentence, on words the voice dwells on, at the end of a question. Immutable and thread-safe.</summary>
internal sealed class GestureAnimator
{
    /// <summary>Emphasis comes no more often than this, in seconds.</summary>
    private const double Spacing = 0.9;

    private readonly Beat[] beats;
    private readonly double length;

    public GestureAnimator(SpokenSegment segment, int seed)
    {
        double rate = segment.Visemes.SampleRate;
        length = segment.Visemes.Length / rate;
        beats = [.. Beats(segment, seed, rate, length)];
    }

    /// <summary>Adds to a pose what the words ask for.</summary>
    /// <param name="time">Seconds from the start of the segment.</param>
    /// <param name="pose">A pose in the order of <see cref="FaceChannel"/>.</param>
    public void Add(double time, Span<float> pose)
    {
        // Nothing is left of a gesture where the next segment begins.
        float edge = Curves.Smooth(0, 0.2, time) * (1 - Curves.Smooth(length - 0.25, length, time));
        foreach (ref readonly Beat beat in beats.AsSpan())
        {
            float amount = edge * Math.Min(Curves.Smooth(beat.Start - 0.12, beat.Start + 0.05, time), 1 - Curves.Smooth(beat.End, beat.End + 0.3, time));
            if (amount > 0)
            {
                pose[(int)BrowInnerUp] = Math.Min(1, pose[(int)BrowInnerUp] + (amount * beat.Brow));
                pose[(int)BrowOuterUpLeft] = Math.Min(1, pose[(int)BrowOuterUpLeft] + (amount * beat.Brow * 0.8f));
                pose[(int)BrowOuterUpRight] = Math.Min(1, pose[(int)BrowOuterUpRight] + (amount * beat.Brow * 0.8f));
                pose[(int)EyeWideLeft] = Math.Min(1, pose[(int)EyeWideLeft] + (amount * beat.Brow * 0.3f));
                pose[(int)EyeWideRight] = Math.Min(1, pose[(int)EyeWideRight] + (amount * beat.Brow * 0.3f));
                pose[(int)HeadPitch] += amount * beat.Nod;
                pose[(int)HeadRoll] += amount * beat.Tilt;
            }
        }
    }

    private static IEnumerable<Beat> Beats(SpokenSegment segment, int seed, double rate, double length)
    {
        IReadOnlyList<SpeechMark> words = segment.Words;
        if (words.Count == 0)
        {
            yield break;
        }

        double mean = words.Average(static word => (double)word.Duration);
        double last = double.NegativeInfinity;
        for (int i = 0; i < words.Count; i++)
        {
            double start = words[i].Start / rate;
            bool isFirst = i == 0;
            if ((isFirst || words[i].Duration > 1.25 * mean) && start - last >= Spacing)
            {
                float chance = Curves.Random(seed, 20 + segment.Index, i);
                yield return new Beat(start, start + Math.Min(0.3, words[i].Duration / rate), isFirst ? 0.45f : 0.2f + (0.25f * chance), 1.2f + (1.6f * chance), 0);
                last = start;
            }
        }

        if (segment.Caption.AsSpan().TrimEnd().TrimEnd("\"'”’)*_»").EndsWith("?", StringComparison.Ordinal) || segment.Caption.AsSpan().TrimEnd().EndsWith("？", StringComparison.Ordinal))
        {
            double end = length - 0.3;
            yield return new Beat(Math.Max(0, end - 0.55), end, 0.5f, -1.2f, Curves.Random(seed, 19, segment.Index) < 0.5f ? -2.2f : 2.2f);
        }
    }

    private readonly record struct Beat(double Start, double End, float Brow, float Nod, float Tilt);
}
