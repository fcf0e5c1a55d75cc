namespace AvatarKit;

/// <summary>The breath of a sentence: drawn in before it, given out while it lasts. Times are seconds from its first sample.</summary>
/// <param name="From">How far the lungs are filled where it begins.</param>
internal readonly record struct SpeechBreath(float From)
{
    /// <summary>Who is about to speak breathes in within half a second; the voice takes some seconds to use it up.</summary>
    private const double InSeconds = 0.5;
    private const double OutSeconds = 2.6;

    /// <summary>Before the next sentence a little air is drawn.</summary>
    private const double TopUpSeconds = 0.4;

    /// <summary>After the last word it takes so long until the breath is that of someone at rest.</summary>
    private const double RestSeconds = 1.4;

    /// <summary>How far the lungs are filled.</summary>
    /// <param name="time">The time.</param>
    /// <param name="end">Where the sentence ends; infinite while that is not known.</param>
    /// <param name="isLast">Whether nothing is said after it.</param>
    /// <param name="idle">How far they would be filled at rest.</param>
    public float At(double time, double end, bool isLast, float idle)
    {
        float used = 1 - (1.7f * (float)(1 - Math.Exp(-Math.Max(0, time) / OutSeconds)));
        float level = Mix(From, used, Curves.Smooth(0, InSeconds, time));
        if (!isLast)
        {
            level = Mix(level, 0.55f, Curves.Smooth(end - TopUpSeconds, end, time));
        }

        return Mix(level, idle, Curves.Smooth(end, end + RestSeconds, time));
    }

    private static float Mix(float from, float to, float share) => from + ((to - from) * share);
}
