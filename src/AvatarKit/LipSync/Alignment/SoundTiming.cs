namespace AvatarKit;

/// <summary>How long sounds last.</summary>
internal static class SoundTiming
{
    /// <summary>How much a length tells, compared with how the sound sounds.</summary>
    private const float Weight = 0.8f;

    public static int MinimumFrames(int sound) => sound == SoundClasses.Silence ? 3 : 2;

    /// <summary>What it costs that a sound lasts so long: quadratic in the logarithm of its length.</summary>
    public static float Cost(SoundStatistics statistics, int sound, int frames)
    {
        if (sound is SoundNode.Anything or SoundClasses.Silence)
        {
            return 0;
        }

        float deviation = (MathF.Log(frames) - statistics.LogLengths[sound]) / statistics.LogLengthSpreads[sound];
        return Weight * Math.Min(0.5f * deviation * deviation, 12);
    }
}
