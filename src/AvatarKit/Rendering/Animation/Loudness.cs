using System.Buffers.Binary;

namespace AvatarKit;

/// <summary>How loud speech is over time, against its own loud parts. Immutable and thread-safe.</summary>
internal sealed class Loudness
{
    private const double WindowSeconds = 0.02;

    /// <summary>Below this root mean square (about −54 dBFS) audio counts as silence, and says nothing of the mouth.</summary>
    private const float Silence = 0.002f;

    private readonly float[] gains;

    public Loudness(AudioFormat format, ReadOnlySpan<byte> audio)
    {
        gains = format.Encoding == AudioEncoding.Pcm16 && format.SampleRate > 0 && format.Channels > 0 ? Measure(format, audio) : [];
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

        double at = Math.Clamp((time / WindowSeconds) - 0.5, 0, gains.Length - 1);
        int index = (int)at;
        float next = gains[Math.Min(index + 1, gains.Length - 1)];
        return gains[index] + ((next - gains[index]) * (float)(at - index));
    }

    private static float[] Measure(AudioFormat format, ReadOnlySpan<byte> audio)
    {
        int window = (int)(format.SampleRate * WindowSeconds) * format.Channels;
        int count = window == 0 ? 0 : audio.Length / 2 / window;
        var levels = new float[count];
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> part = audio.Slice(i * window * 2, window * 2);
            double sum = 0;
            for (int at = 0; at < part.Length; at += 2)
            {
                double sample = BinaryPrimitives.ReadInt16LittleEndian(part[at..]) / 32768.0;
                sum += sample * sample;
            }

            levels[i] = (float)Math.Sqrt(sum / window);
        }

        float[] audible = [.. levels.Where(static level => level > Silence).Order()];
        if (audible.Length == 0)
        {
            return [];
        }

        float loud = audible[(int)((audible.Length - 1) * 0.85)];
        for (int i = 0; i < count; i++)
        {
            levels[i] = 0.72f + (0.36f * MathF.Sqrt(Math.Clamp(levels[i] / loud, 0, 1)));
        }

        // Vowels swell and fade over tens of milliseconds: a steadier measure keeps the jaw from trembling.
        var gains = new float[count];
        for (int i = 0; i < count; i++)
        {
            gains[i] = (levels[Math.Max(0, i - 1)] + (2 * levels[i]) + levels[Math.Min(count - 1, i + 1)]) / 4;
        }

        return gains;
    }
}
