namespace AvatarKit;

/// <summary>How fast a mouth moves at most: no faster than people's mouths do. Stateless.</summary>
/// <remarks>
/// <para>Lips of five adults in normal speech went at 25.5 cm/s in the mean of their peaks and at 39.7 cm/s at most ("Labial movement dynamics
/// for speech", an abstract of the Acoustical Society of America); twenty lower lips that say "bob" go at 21.7 to 32.6 cm/s at their fastest (the
/// data set <c>lip</c> of the R package fda). A jaw is slower than the lower lip that it carries (Birkholz and Hoole, Interspeech 2012).</para>
/// <para>What is bounded stays at or below what was asked for: what is shut or at rest stays so, and a vowel too short to be opened for at
/// that speed is opened for less far, as people do.</para>
/// </remarks>
internal static class MouthSpeed
{
    /// <summary>How far apart the incisors of a jaw wholly open are, in millimetres: 44 with women and 51 with men in the mean of 894 adults
    /// (J. Maxillofac. Oral Surg., PMC3428458); the characters draw 41 where the eyes are 63 apart.</summary>
    public const float FullOpening = 45;

    /// <summary>The jaw's largest speed, 20 cm/s, in parts of <see cref="FullOpening"/> a second. A mood that opens the jaw further,
    /// <see cref="MoodPoses.JawShare"/>, is as much faster.</summary>
    public const float Jaw = 200 / FullOpening;

    /// <summary>The largest speed of the lips towards or from each other, 40 cm/s, in the same parts.</summary>
    public const float Lips = 400 / FullOpening;

    /// <summary>Over so many steps on either side a jaw turns round.</summary>
    private const int Turn = 3;

    /// <summary>Bounds a stretch of a mouth's motion.</summary>
    /// <param name="jaw">How far the jaw is open, step after step; receives what it does.</param>
    /// <param name="seal">The part of that which the lips close; receives what they do.</param>
    /// <param name="scratch">Room for three curves of that length.</param>
    /// <param name="shown">So many of the first steps were seen already, and stay.</param>
    public static void Bound(Span<float> jaw, Span<float> seal, Span<float> scratch, int shown)
    {
        const float JawStep = Jaw * (float)MouthWindow.Step;
        const float LipStep = Lips * (float)MouthWindow.Step;
        int steps = jaw.Length;
        Span<float> gap = scratch[..steps];
        Span<float> wanted = scratch.Slice(steps, steps);
        Span<float> spare = scratch.Slice(2 * steps, steps);
        for (int i = 0; i < steps; i++)
        {
            jaw[i] = Math.Clamp(jaw[i], 0, 1);
        }

        jaw.CopyTo(wanted);
        Limit(jaw, JawStep);
        Round(jaw, spare);
        wanted[..shown].CopyTo(jaw);

        // What follows may ask for more haste than was foreseen when the last of it was shown: lips hurry, a jaw takes its time.
        float left = shown > 0 ? jaw[shown - 1] : 0;
        for (int i = 0; i < steps; i++)
        {
            int since = Math.Max(0, i - shown + 1);
            float reached = i < shown ? jaw[i] : Math.Max(jaw[i], left - (LipStep * since));
            jaw[i] = i < shown ? jaw[i] : Math.Max(jaw[i], left - (JawStep * since));
            gap[i] = reached * (1 - Math.Clamp(seal[i], 0, 1));
        }

        gap.CopyTo(wanted);
        Limit(gap, LipStep);
        left = shown > 0 ? wanted[shown - 1] : 0;
        for (int i = 0; i < steps; i++)
        {
            float open = i < shown ? wanted[i] : Math.Max(gap[i], Math.Min(wanted[i], left - (LipStep * (i - shown + 1))));
            seal[i] = jaw[i] > 1e-4f ? 1 - Math.Min(1, open / jaw[i]) : seal[i];
        }
    }

    /// <summary>The highest curve at or below one that nowhere rises or falls by more than so much in a step.</summary>
    private static void Limit(Span<float> curve, float most)
    {
        for (int i = 1; i < curve.Length; i++)
        {
            curve[i] = Math.Min(curve[i], curve[i - 1] + most);
        }

        for (int i = curve.Length - 2; i >= 0; i--)
        {
            curve[i] = Math.Min(curve[i], curve[i + 1] + most);
        }
    }

    /// <summary>Takes the tips off a curve: a jaw does not turn round in a moment. Nothing rises, and nothing gets faster.</summary>
    private static void Round(Span<float> curve, Span<float> spare)
    {
        curve.CopyTo(spare);
        for (int i = Turn; i < curve.Length - Turn; i++)
        {
            float sum = (Turn + 1) * spare[i];
            for (int k = 1; k <= Turn; k++)
            {
                sum += (Turn + 1 - k) * (spare[i - k] + spare[i + k]);
            }

            curve[i] = Math.Min(spare[i], sum / ((Turn + 1) * (Turn + 1)));
        }
    }
}
