namespace AvatarKit;

/// <summary>How loud speech is over time, against its own loud parts. Immutable and thread-safe.</summary>
internal sealed class Loudness
{
    private readonly float[] gains;

    /// <summary>The loudness of audio that is there as a whole.</summary>
    public Loudness(AudioFormat format, ReadOnlySpan<byte> audio)
        : this(Listen(format, audio), [])
    {
    }

    /// <summary>Measures.</summary>
    /// <param name="levels">The root mean square of each window.</param>
    /// <param name="earlier">What the same voice said before, for speech that is too short to tell what is loud.</param>
    public Loudness(IReadOnlyList<float> levels, IReadOnlyList<float> earlier)
    {
        gains = Measure(levels, earlier);
    }

    /// <summary>What vowels are scaled by: from 0.72 where speech is soft to 1.08 where it is loud, 1 where nothing is known.</summary>
    /// <param name="time">Seconds from the start.</param>
    /// <returns>The factor.</returns>
    public float Gain(double time)
    {
        if (gains.Length == 0)
        {
            return 1;
        }

        double at = Math.Clamp((time / SpeechLevels.WindowSeconds) - 0.5, 0, gains.Length - 1);
        int index = (int)at;
        float next = gains[Math.Min(index + 1, gains.Length - 1)];
        return gains[index] + ((next - gains[index]) * (float)(at - index));
    }

    private static IReadOnlyList<float> Listen(AudioFormat format, ReadOnlySpan<byte> audio)
    {
        var levels = new SpeechLevels(before: null);
        levels.Add(format, audio);
        return levels.Levels;
    }

    private static float[] Measure(IReadOnlyList<float> levels, IReadOnlyList<float> earlier)
    {
        List<float> audible = [.. levels.Where(static level => level > SpeechLevels.Silence)];
        if (audible.Count == 0)
        {
            return [];
        }

        audible.AddRange(earlier.TakeLast(Math.Max(0, SpeechLevels.Enough - audible.Count)));
        audible.Sort();
        float loud = audible[(int)((audible.Count - 1) * 0.85)];
        int count = levels.Count;
        var scaled = new float[count];
        for (int i = 0; i < count; i++)
        {
            scaled[i] = 0.72f + (0.36f * MathF.Sqrt(Math.Clamp(levels[i] / loud, 0, 1)));
        }

        // Vowels swell and fade over tens of milliseconds: a steadier measure keeps the jaw from trembling.
        var gains = new float[count];
        for (int i = 0; i < count; i++)
        {
            gains[i] = (scaled[Math.Max(0, i - 1)] + (2 * scaled[i]) + scaled[Math.Min(count - 1, i + 1)]) / 4;
        }

        return gains;
    }
}
