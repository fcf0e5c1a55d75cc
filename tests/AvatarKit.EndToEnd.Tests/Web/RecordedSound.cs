using System.Runtime.InteropServices;

namespace AvatarKit.EndToEnd.Tests.Web;

/// <summary>What left a player, sample by sample, to be compared with another recording of the same words.</summary>
internal sealed class RecordedSound
{
    private const int CoarseRate = 8_000;
    private const double BlockSeconds = 0.15;
    private const double Same = 0.95;
    private const double Better = 0.1;
    private const double Loud = 0.01;

    private readonly float[] samples;
    private readonly double rate;

    /// <param name="pcm">16-bit samples.</param>
    /// <param name="sampleRate">How many a second.</param>
    public RecordedSound(byte[] pcm, int sampleRate)
    {
        ReadOnlySpan<short> all = MemoryMarshal.Cast<byte, short>(pcm);
        int each = sampleRate / CoarseRate;
        rate = (double)sampleRate / each;
        samples = new float[all.Length / each];
        for (int i = 0; i < samples.Length; i++)
        {
            float sum = 0;
            foreach (short sample in all.Slice(i * each, each))
            {
                sum += sample;
            }

            samples[i] = sum / each / 32_768;
        }
    }

    /// <summary>From the first sound to the last, in seconds.</summary>
    public double Span
    {
        get
        {
            int[] loud = [.. Enumerable.Range(0, samples.Length / Step).Where(step => Level(step * Step, Step) > Loud)];
            return loud.Length == 0 ? 0 : (loud[^1] + 1 - loud[0]) / 100.0;
        }
    }

    /// <summary>How many seconds of a part are no silence, in steps of 10 ms.</summary>
    public double SoundIn(double from, double to)
        => Enumerable.Range(0, Math.Max(0, (int)((to - from) * 100))).Count(step => Level((int)(from * rate) + (step * Step), Step) > Loud) / 100.0;

    private int Step => (int)(rate / 100);

    /// <summary>Where each piece of another recording is found in this one.</summary>
    public IReadOnlyList<SoundPlace> PlacesOf(RecordedSound other)
    {
        int length = (int)(BlockSeconds * rate);
        var places = new List<SoundPlace>();
        int shift = int.MinValue;
        for (int at = 0; at + length <= other.samples.Length; at += length)
        {
            if (other.Level(at, length) < 0.01)
            {
                continue;
            }

            ReadOnlySpan<float> block = other.samples.AsSpan(at, length);
            int near = (int)(0.08 * rate);
            SoundPlace found = shift == int.MinValue
                ? Find(block, at, 0, samples.Length)
                : Find(block, at, at + shift - near, at + shift + near);
            if (found.Likeness < Same && shift != int.MinValue)
            {
                SoundPlace elsewhere = Find(block, at, 0, samples.Length);
                found = elsewhere.Likeness > found.Likeness + Better ? elsewhere : found;
            }

            // Vowels are like each other: only what is the same says where the next piece is to be looked for.
            shift = found.Likeness < Same ? shift : (int)Math.Round((found.FoundAt - found.At) * rate);
            places.Add(found);
        }

        return places;
    }

    private SoundPlace Find(ReadOnlySpan<float> block, int at, int from, int to)
    {
        double best = -1;
        int where = 0;
        double blockPower = Power(block);
        for (int i = Math.Max(0, from); i < Math.Min(to, samples.Length - block.Length); i++)
        {
            ReadOnlySpan<float> here = samples.AsSpan(i, block.Length);
            double power = Power(here);
            if (power < blockPower / 16)
            {
                continue;
            }

            double likeness = System.Numerics.Tensors.TensorPrimitives.Dot(here, block) / Math.Sqrt(power * blockPower);
            if (likeness > best)
            {
                best = likeness;
                where = i;
            }
        }

        return new SoundPlace(at / rate, where / rate, best);
    }

    private double Level(int from, int count) => Math.Sqrt(Power(samples.AsSpan(from, count)) / count);

    private static double Power(ReadOnlySpan<float> some) => System.Numerics.Tensors.TensorPrimitives.SumOfSquares(some);
}

/// <summary>Where a piece of a recording is found in another one, in seconds.</summary>
/// <param name="At">Where it is in its own.</param>
/// <param name="FoundAt">Where it is in the other.</param>
/// <param name="Likeness">How like it is there; 1: the same.</param>
internal sealed record SoundPlace(double At, double FoundAt, double Likeness)
{
    public double Shift => FoundAt - At;
}
