using static AvatarKit.FaceChannel;

namespace AvatarKit;

/// <summary>Brows, nods and glances that go with words: at the start of a sentence, on words the voice stresses, at the end of a question.
/// Times are seconds from the sentence's first sample. Not thread-safe.</summary>
internal sealed class GestureAnimator(string caption, int seed, int sentence)
{
    /// <summary>How long a gesture takes to go where its sentence was left, in seconds.</summary>
    public const double FadeSeconds = 0.25;

    private readonly Gestures finder = new(caption, seed, sentence);
    private IReadOnlyList<GestureBeat> beats = [];
    private double fadeFrom = double.PositiveInfinity;
    private double length = double.PositiveInfinity;

    /// <summary>Takes in the sentence's next piece.</summary>
    public void Add(SpokenSegment segment, double start, double end, Loudness loudness)
    {
        beats = finder.Add(segment, start, end, loudness);
        if (segment.EndsSentence)
        {
            length = end;
            fadeFrom = start == 0 ? end - FadeSeconds : Math.Max(start, end - FadeSeconds);
        }
    }

    /// <summary>Adds to a pose what the words ask for.</summary>
    /// <param name="pose">A pose in the order of <see cref="FaceChannel"/>.</param>
    /// <param name="time">The time.</param>
    /// <param name="strength">How much of it, 0 to 1.</param>
    public void AddTo(Span<float> pose, double time, float strength = 1)
    {
        float edge = strength * Edge(time);
        for (int i = First(time); i < beats.Count && beats[i].Start - GestureBeat.Before < time && edge > 0; i++)
        {
            GestureBeat beat = beats[i];
            float amount = edge * Amount(beat, time);
            float brow = amount * beat.Brow;
            pose[(int)BrowInnerUp] = Math.Min(1, pose[(int)BrowInnerUp] + brow);
            pose[(int)BrowOuterUpLeft] = Math.Min(1, pose[(int)BrowOuterUpLeft] + (brow * 0.8f));
            pose[(int)BrowOuterUpRight] = Math.Min(1, pose[(int)BrowOuterUpRight] + (brow * 0.8f));
            pose[(int)EyeWideLeft] = Math.Min(1, pose[(int)EyeWideLeft] + (brow * 0.3f));
            pose[(int)EyeWideRight] = Math.Min(1, pose[(int)EyeWideRight] + (brow * 0.3f));

            // A nod is there and gone: it goes with its word.
            float nod = Math.Min(
                Curves.Move(beat.Start - GestureBeat.Before, beat.Start + 0.08, time), 1 - Curves.Move(beat.Start + 0.08, beat.Start + 0.35, time));
            pose[(int)HeadPitch] += edge * beat.Nod * nod;
            pose[(int)HeadRoll] += amount * beat.Tilt;
        }
    }

    /// <summary>Where the words send the eyes, right and down.</summary>
    /// <param name="time">The time.</param>
    /// <param name="strength">How much of it, 0 to 1.</param>
    public (float X, float Y) Aside(double time, float strength = 1)
    {
        float edge = strength * Edge(time);
        (float x, float y) = (0, 0);
        for (int i = First(time); i < beats.Count && beats[i].Start - GestureBeat.Before < time; i++)
        {
            GestureBeat beat = beats[i];
            if (beat.Aside != default)
            {
                float amount =
                    edge * Math.Min(Curves.Smooth(beat.Start - 0.06, beat.Start, time), 1 - Curves.Smooth(beat.End, beat.End + 0.06, time));
                x += amount * beat.Aside.X;
                y += amount * beat.Aside.Y;
            }
        }

        return (x, y);
    }

    private static float Amount(in GestureBeat beat, double time)
        => Math.Min(Curves.Smooth(beat.Start - GestureBeat.Before, beat.Start + 0.05, time),
            1 - Curves.Smooth(beat.End, beat.End + GestureBeat.After, time));

    /// <summary>Nothing is left of a gesture where the next sentence begins.</summary>
    private float Edge(double time)
        => Curves.Smooth(0, 0.2, time) * (double.IsPositiveInfinity(length) ? 1 : 1 - Curves.Smooth(fadeFrom, length, time));

    private int First(double time)
    {
        int low = 0;
        int high = beats.Count;
        double from = time - GestureBeat.Longest - GestureBeat.After;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (beats[middle].Start < from)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
