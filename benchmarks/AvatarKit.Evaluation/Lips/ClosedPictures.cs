namespace AvatarKit.Evaluation;

/// <summary>Finds pictures in which the mouth is surely closed: among those in silence and in p, b and m the third that looks least like
/// vowels, so that a mouth left open in silence does not pass for closed.</summary>
internal static class ClosedPictures
{
    /// <summary>Pictures may be so far off the sound: what a closed mouth looks like must be learned all the same.</summary>
    private const int LargestShift = 10;

    private const double ShiftSeconds = 0.02;

    /// <summary>Fewer may all be of one kind, pressed lips or lips at rest. Pictures on which nothing
    /// changes are one, so silence can be few.</summary>
    private const int Fewest = 6;

    /// <summary>Another shift must tell the two kinds of pictures so much better apart than none.</summary>
    private const double Advantage = 1.15;

    /// <summary>Finds them.</summary>
    /// <param name="pictures">The pictures.</param>
    /// <param name="speech">What is said.</param>
    /// <param name="left">The first of the mouth's middle columns.</param>
    /// <param name="right">The first column after them.</param>
    public static List<int> Find(MouthPictures pictures, SpeechTimes speech, int left, int right)
    {
        float[][] looks = [.. Enumerable.Range(0, pictures.Count).Select(frame => Look(pictures, frame, left, right))];
        (double best, float[]? direction, List<int> shut) = (0, null, []);
        foreach (int shift in Enumerable.Range(-LargestShift, (2 * LargestShift) + 1).OrderBy(Math.Abs))
        {
            (List<int> candidates, List<int> open) = Sort(pictures, speech, shift * ShiftSeconds);
            if (candidates.Count == 0 || open.Count == 0)
            {
                continue;
            }

            float[] difference = [.. Mean(looks, open).Zip(Mean(looks, candidates), static (one, other) => one - other)];
            double distance = Dot(difference, difference);
            if (distance > best * (direction is null ? 1 : Advantage))
            {
                (best, direction, shut) = (distance, difference, candidates);
            }
        }

        return direction is null
            ? throw new LipsException("The marks name no vowel, or neither silence nor p, b, m: there is nothing to learn the closed mouth from.")
            : [.. shut.OrderBy(frame => Dot(direction, looks[frame])).Take(Math.Max(Fewest, Math.Min(60, shut.Count / 3)))];
    }

    private static (List<int> Shut, List<int> Open) Sort(MouthPictures pictures, SpeechTimes speech, double shift)
    {
        List<int> shut = [];
        List<int> open = [];
        for (int i = 0; i < pictures.Count; i++)
        {
            double time = pictures.Frames.Centre(i) + shift;
            LipPhone? sound = speech.At(time);
            if (sound is null ? speech.IsQuiet(time, 0.12, 0.08) : sound.Value.IsBilabial)
            {
                shut.Add(i);
            }
            else if (sound is { Viseme: Viseme.Aa or Viseme.E or Viseme.O or Viseme.I })
            {
                open.Add(i);
            }
        }

        return (shut, open);
    }

    private static float[] Look(MouthPictures pictures, int frame, int left, int right)
    {
        int top = Math.Max(0, pictures.Mouth.Y - (pictures.Mouth.Height / 4));
        var look = new float[(right - left) * (pictures.Height - top)];
        for (int p = 0; p < look.Length; p++)
        {
            look[p] = pictures.At(frame, 0, left + (p % (right - left)), top + (p / (right - left)));
        }

        return look;
    }

    private static float[] Mean(float[][] looks, List<int> frames)
    {
        var mean = new float[looks[0].Length];
        foreach (int frame in frames)
        {
            System.Numerics.Tensors.TensorPrimitives.Add(mean, looks[frame], mean);
        }

        System.Numerics.Tensors.TensorPrimitives.Divide(mean, frames.Count, mean);
        return mean;
    }

    private static float Dot(float[] one, float[] other) => System.Numerics.Tensors.TensorPrimitives.Dot<float>(one, other);
}
