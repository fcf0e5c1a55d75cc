using static AvatarKit.FaceChannel;

namespace AvatarKit;

/// <summary>Brows, nods and glances that go with words: at the start of a sentence, on words the voice stresses, at the end of a question. Immutable and thread-safe.</summary>
internal sealed class GestureAnimator
{
    private readonly GestureBeat[] beats;
    private readonly double length;

    public GestureAnimator(SpokenSegment segment, Loudness loudness, int seed)
    {
        length = segment.Visemes.Length / (double)segment.Visemes.SampleRate;
        beats = [.. Gestures.Find(segment, loudness, seed)];
    }

    /// <summary>Adds to a pose what the words ask for.</summary>
    /// <param name="time">Seconds from the start of the segment.</param>
    /// <param name="pose">A pose in the order of <see cref="FaceChannel"/>.</param>
    public void Add(double time, Span<float> pose)
    {
        float edge = Edge(time);
        for (int i = First(time); i < beats.Length && beats[i].Start - GestureBeat.Before < time && edge > 0; i++)
        {
            ref readonly GestureBeat beat = ref beats[i];
            float amount = edge * Amount(beat, time);
            float brow = amount * beat.Brow;
            pose[(int)BrowInnerUp] = Math.Min(1, pose[(int)BrowInnerUp] + brow);
            pose[(int)BrowOuterUpLeft] = Math.Min(1, pose[(int)BrowOuterUpLeft] + (brow * 0.8f));
            pose[(int)BrowOuterUpRight] = Math.Min(1, pose[(int)BrowOuterUpRight] + (brow * 0.8f));
            pose[(int)EyeWideLeft] = Math.Min(1, pose[(int)EyeWideLeft] + (brow * 0.3f));
            pose[(int)EyeWideRight] = Math.Min(1, pose[(int)EyeWideRight] + (brow * 0.3f));

            // A nod is there and gone, so that the head rests for most of the time.
            float nod = Math.Min(Curves.Move(beat.Start - GestureBeat.Before, beat.Start + 0.08, time), 1 - Curves.Move(beat.Start + 0.08, beat.Start + 0.35, time));
            pose[(int)HeadPitch] += edge * beat.Nod * nod;
            pose[(int)HeadRoll] += amount * beat.Tilt;
        }
    }

    /// <summary>Where the words send the eyes, right and down.</summary>
    /// <param name="time">Seconds from the start of the segment.</param>
    public (float X, float Y) Aside(double time)
    {
        float edge = Edge(time);
        (float x, float y) = (0, 0);
        for (int i = First(time); i < beats.Length && beats[i].Start - GestureBeat.Before < time; i++)
        {
            ref readonly GestureBeat beat = ref beats[i];
            if (beat.Aside != default)
            {
                float amount = edge * Math.Min(Curves.Smooth(beat.Start - 0.06, beat.Start, time), 1 - Curves.Smooth(beat.End, beat.End + 0.06, time));
                x += amount * beat.Aside.X;
                y += amount * beat.Aside.Y;
            }
        }

        return (x, y);
    }

    private static float Amount(in GestureBeat beat, double time)
        => Math.Min(Curves.Smooth(beat.Start - GestureBeat.Before, beat.Start + 0.05, time), 1 - Curves.Smooth(beat.End, beat.End + GestureBeat.After, time));

    /// <summary>Nothing is left of a gesture where the next segment begins.</summary>
    private float Edge(double time) => Curves.Smooth(0, 0.2, time) * (1 - Curves.Smooth(length - 0.25, length, time));

    private int First(double time)
    {
        int low = 0;
        int high = beats.Length;
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
