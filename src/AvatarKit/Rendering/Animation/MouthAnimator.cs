namespace AvatarKit;

/// <summary>Mouth shapes with coarticulation: each viseme pulls every part of the mouth towards its own pose, as strongly as it insists on it and as near as it is in time.</summary>
/// <remarks>After the dominance functions of Cohen and Massaro (1993), with lips that meet kept shut whatever the neighbours want. Immutable and thread-safe.</remarks>
internal sealed class MouthAnimator
{
    /// <summary>How far around a moment shapes are felt, in seconds.</summary>
    private const double Reach = 0.32;

    /// <summary>Lips are this far ahead of the sound, in seconds; closures are not.</summary>
    private const double Lead = 0.012;

    /// <summary>How long the mouth takes to open before the first sound and to close after the last, in seconds.</summary>
    private const double OpenSeconds = 0.09;
    private const double CloseSeconds = 0.12;

    /// <summary>A pause this long lets the mouth come to rest, in seconds.</summary>
    private const double RestSeconds = 0.16;

    /// <summary>A vowel this long reaches its whole shape, in seconds; a shorter one yields.</summary>
    private const double FullVowelSeconds = 0.12;

    private readonly Key[] keys;
    private readonly Run[] runs;
    private readonly Loudness loudness;
    private readonly double length;
    private readonly double frameSeconds;

    public MouthAnimator(VisemeTrack track, Loudness loudness, double frameSeconds)
    {
        double rate = track.SampleRate;
        length = track.Length / rate;
        this.frameSeconds = frameSeconds;
        this.loudness = loudness;
        keys = [.. track.Spans.Where(static span => span.Viseme != Viseme.Sil).Select(span => new Key(span.Viseme, span.Start / rate, span.End / rate, span.Weight))];
        runs = [.. Runs(keys, length)];
    }

    /// <summary>Writes the mouth's channels of a pose.</summary>
    /// <param name="time">Seconds from the start of the track.</param>
    /// <param name="pose">A pose in the order of <see cref="FaceChannel"/>.</param>
    public void Sample(double time, Span<float> pose)
    {
        FaceChannel[] channels = VisemePoses.Channels;
        float speaking = Speaking(time);
        if (speaking <= 0 || keys.Length == 0)
        {
            foreach (FaceChannel channel in channels)
            {
                pose[(int)channel] = 0;
            }

            return;
        }

        Span<float> sums = stackalloc float[channels.Length];
        Span<float> totals = stackalloc float[4];
        sums.Clear();
        totals.Clear();
        float gain = loudness.Gain(time);
        float seal = 0;
        float bite = 0;
        for (int i = FirstWithin(time - Reach); i < keys.Length && keys[i].Start < time + Reach; i++)
        {
            Pull(keys[i], time, gain, sums, totals);
            float shut = Closure(keys[i], time);
            seal = Math.Max(seal, keys[i].Viseme == Viseme.PP ? shut : 0);
            bite = Math.Max(bite, keys[i].Viseme == Viseme.FF ? shut : 0);
        }

        for (int c = 0; c < channels.Length; c++)
        {
            float total = totals[(int)VisemePoses.Parts[c]];
            pose[(int)channels[c]] = speaking * (total > 1e-6f ? sums[c] / total : 0);
        }

        Close(pose, seal * speaking, bite * speaking);
    }

    private static void Pull(in Key key, double time, float gain, Span<float> sums, Span<float> totals)
    {
        FaceChannel[] channels = VisemePoses.Channels;
        bool isVowel = VisemePoses.IsVowel(key.Viseme);
        double duration = key.End - key.Start;
        float amplitude = key.Weight * (isVowel ? (float)Math.Clamp(0.68 + (0.32 * duration / FullVowelSeconds), 0.68, 1) * gain : 1);
        Span<float> pull = stackalloc float[4];
        for (int part = 0; part < 4; part++)
        {
            pull[part] = VisemePoses.Dominance(key.Viseme, (MouthPart)part) * Nearness(key, time, (MouthPart)part);
            totals[part] += pull[part];
        }

        for (int c = 0; c < channels.Length; c++)
        {
            sums[c] += pull[(int)VisemePoses.Parts[c]] * amplitude * VisemePoses.Weight(key.Viseme, c);
        }
    }

    /// <summary>How near a viseme is: 1 in its core, falling off faster before it than after; rounding is felt from farther.</summary>
    private static float Nearness(in Key key, double time, MouthPart part)
    {
        double centre = (key.Start + key.End) / 2;
        double core = 0.3 * (key.End - key.Start);
        double at = time + (VisemeSmoothing.IsClosure(key.Viseme) ? 0 : Lead) - centre;
        double distance = Math.Max(0, Math.Abs(at) - core);
        double width = (part == MouthPart.Rounding ? 0.07 : 0.044) * (at > 0 ? 1.2 : 1);
        double x = distance / width;
        return (float)Math.Exp(-x * Math.Sqrt(x));
    }

    /// <summary>How shut a closure is: wholly in its core, which is never shorter than a frame, and not at all one transition away.</summary>
    private float Closure(in Key key, double time)
    {
        if (!VisemeSmoothing.IsClosure(key.Viseme))
        {
            return 0;
        }

        double half = (key.End - key.Start) / 2;
        double distance = Math.Abs(time - ((key.Start + key.End) / 2));
        double core = Math.Max(0.6 * half, Math.Min(half, frameSeconds * 0.52));
        float shut = 1 - Curves.Smooth(core, half + 0.03, distance);
        return shut * Math.Min(1, key.Weight * 1.1f);
    }

    /// <summary>Lips that meet win over everything: the jaw may stay where it is, the lips close over it.</summary>
    private static void Close(Span<float> pose, float seal, float bite)
    {
        pose[(int)FaceChannel.MouthClose] = 0;
        if (bite > 0)
        {
            Blend(pose, Viseme.FF, bite, keepJaw: false);
        }

        if (seal > 0)
        {
            Blend(pose, Viseme.PP, seal, keepJaw: true);
            pose[(int)FaceChannel.MouthClose] = seal * pose[(int)FaceChannel.JawOpen];
        }
    }

    private static void Blend(Span<float> pose, Viseme viseme, float amount, bool keepJaw)
    {
        FaceChannel[] channels = VisemePoses.Channels;
        for (int c = 0; c < channels.Length; c++)
        {
            float target = VisemePoses.Weight(viseme, c);
            if (channels[c] == FaceChannel.JawOpen && keepJaw)
            {
                target = Math.Max(target, pose[(int)FaceChannel.JawOpen] * 0.45f);
            }
            else if (VisemePoses.Parts[c] == MouthPart.Rounding)
            {
                // A rounded vowel's lips stay forward while they meet, but a funnel can't be shut.
                target = channels[c] == FaceChannel.MouthPucker ? pose[(int)channels[c]] * 0.7f : 0;
            }

            pose[(int)channels[c]] += (target - pose[(int)channels[c]]) * amount;
        }
    }

    /// <summary>Between 0 at rest and 1 in speech.</summary>
    private float Speaking(double time)
    {
        float most = 0;
        foreach (Run run in runs)
        {
            float opening = Curves.Smooth(run.Start - OpenSeconds, run.Start + 0.01, time);
            float closing = 1 - Curves.Smooth(run.CloseAt, run.RestAt, time);
            most = Math.Max(most, Math.Min(opening, closing));
        }

        return most;
    }

    private static IEnumerable<Run> Runs(Key[] keys, double length)
    {
        for (int first = 0, i = 0; i < keys.Length; i++)
        {
            if (i + 1 == keys.Length || keys[i + 1].Start - keys[i].End > RestSeconds)
            {
                // The last frame is at rest even when the sound lasts to the end of the audio.
                double restAt = Math.Min(keys[i].End + CloseSeconds, length);
                yield return new Run(keys[first].Start, Math.Max(keys[first].Start, restAt - CloseSeconds), restAt);
                first = i + 1;
            }
        }
    }

    private int FirstWithin(double time)
    {
        int low = 0;
        int high = keys.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (keys[middle].End < time)
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

    private readonly record struct Key(Viseme Viseme, double Start, double End, float Weight);

    private readonly record struct Run(double Start, double CloseAt, double RestAt);
}
