using System.Buffers;

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
        float loud = Loud(levels, earlier);
        if (loud == 0)
        {
            return [];
        }

        // Vowels swell and fade over tens of milliseconds: a steadier measure keeps the jaw from trembling.
        var gains = new float[levels.Count];
        float here = Scaled(0);
        float before = here;
        for (int i = 0; i < gains.Length; i++)
        {
            float after = Scaled(Math.Min(gains.Length - 1, i + 1));
            gains[i] = (before + (2 * here) + after) / 4;
            (before, here) = (here, after);
        }

        return gains;

        float Scaled(int window) => 0.72f + (0.36f * MathF.Sqrt(Math.Clamp(levels[window] / loud, 0, 1)));
    }

    /// <summary>What is loud for the voice; 0 where it was not heard yet.</summary>
    private static float Loud(IReadOnlyList<float> levels, IReadOnlyList<float> earlier)
    {
        float[] audible = ArrayPool<float>.Shared.Rent(levels.Count + SpeechLevels.Enough);
        int count = 0;
        for (int i = 0; i < levels.Count; i++)
        {
            if (levels[i] > SpeechLevels.Silence)
            {
                audible[count++] = levels[i];
            }
        }

        float loud = 0;
        if (count > 0)
        {
            for (int i = Math.Max(0, earlier.Count - Math.Max(0, SpeechLevels.Enough - count)); i < earlier.Count; i++)
            {
                audible[count++] = earlier[i];
            }

            Array.Sort(audible, 0, count);
            loud = audible[(int)((count - 1) * 0.85)];
        }

        ArrayPool<float>.Shared.Return(audible);
        return loud;
    }
}
