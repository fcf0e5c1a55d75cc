using System.Buffers.Binary;

namespace AvatarKit.Evaluation;

/// <summary>Mono audio at <see cref="Rate"/>, from time 0 of its container.</summary>
internal sealed class SourceAudio(float[] samples)
{
    public const int Rate = 16_000;

    public float[] Samples { get; } = samples;

    public double Length => (double)Samples.Length / Rate;

    /// <summary>Decodes audio as a player plays it: edit lists honoured, holes silent, nothing before time 0.</summary>
    public static async Task<SourceAudio> ReadAsync(string path)
    {
        (byte[] output, _) = await MediaTool.RunAsync(
            "ffmpeg",
            [
                "-v",
                "error",
                "-copyts",
                "-i",
                path,
                "-vn",
                "-map",
                "0:a:0",
                "-af",
                $"aresample={Rate}:async=1:first_pts=0",
                "-ac",
                "1",
                "-f",
                "s16le",
                "-",
            ]);
        var samples = new float[output.Length / 2];
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = BinaryPrimitives.ReadInt16LittleEndian(output.AsSpan(i * 2)) / 32768f;
        }

        return samples.Length > 0 ? new SourceAudio(samples) : throw new LipsException($"'{path}' has no audio.");
    }

    /// <summary>When sound starts near a moment: the first 5 ms louder than 6 % of the loudest, after at least 40 ms that are not.
    /// <see langword="null"/> without such a start.</summary>
    public double? SoundStart(double near, double before, double after)
    {
        const int Hop = Rate / 200;
        float[] levels = Levels(Hop);
        float bar = levels.Max() * 0.06f;
        int first = Math.Max(0, (int)((near - before) * 200));
        int last = Math.Min(levels.Length - 1, (int)((near + after) * 200));
        for (int i = first; i <= last; i++)
        {
            if (levels[i] > bar && levels.AsSpan(Math.Max(0, i - 8), i - Math.Max(0, i - 8)).IndexOfAnyExceptInRange(0f, bar) < 0)
            {
                return i / 200.0;
            }
        }

        return null;
    }

    /// <summary>When the last sound ends: the end of the last 5 ms louder than 6 % of the loudest.</summary>
    public double SoundEnd()
    {
        const int Hop = Rate / 200;
        float[] levels = Levels(Hop);
        float bar = levels.Max() * 0.06f;
        return (Array.FindLastIndex(levels, level => level > bar) + 1) / 200.0;
    }

    private float[] Levels(int hop)
    {
        var levels = new float[Math.Max(1, Samples.Length / hop)];
        for (int i = 0; i < levels.Length; i++)
        {
            double energy = 0;
            int from = i * hop;
            int to = Math.Min(Samples.Length, from + hop);
            for (int k = from; k < to; k++)
            {
                energy += Samples[k] * Samples[k];
            }

            levels[i] = (float)Math.Sqrt(energy / hop);
        }

        return levels;
    }
}
