using System.Buffers.Binary;

namespace AvatarKit;

/// <summary>Turns 16-bit PCM of any rate and any number of channels into mono samples of 16 kHz, as it arrives. Not thread-safe.</summary>
/// <remarks>Windowed-sinc interpolation; what lies above the lower of both Nyquist frequencies is taken out.</remarks>
internal sealed class SpeechResampler
{
    /// <summary>The rate of everything that follows, in hertz.</summary>
    public const int Rate = 16_000;

    private const int Phases = 64;
    private const int ZeroCrossings = 8;

    private readonly AudioFormat format;
    private readonly int reach;
    private readonly float[] kernel;
    private readonly List<float> pending = [];
    // The sample before the next output, and how far behind it that is in parts of the output's rate: whole numbers, so that nothing adds up.
    private int position;
    private int fraction;

    public SpeechResampler(AudioFormat format)
    {
        this.format = format;
        double step = (double)format.SampleRate / Rate;
        double cutoff = Math.Min(1, 1 / step) * 0.97;
        reach = (int)Math.Ceiling(ZeroCrossings / cutoff);
        kernel = Kernel(cutoff, reach);
        // Silence before the first sample lets the filter begin on it.
        pending.AddRange(new float[reach]);
        position = reach;
    }

    /// <summary>Takes whole sample frames and gives what can be computed of them.</summary>
    /// <param name="pcm">Samples, channels interleaved; a last part of a frame is left out.</param>
    /// <param name="output">Receives mono samples between −1 and 1.</param>
    public void Append(ReadOnlySpan<byte> pcm, List<float> output)
    {
        int frameLength = 2 * format.Channels;
        for (int at = 0; at + frameLength <= pcm.Length; at += frameLength)
        {
            int sum = 0;
            for (int channel = 0; channel < format.Channels; channel++)
            {
                sum += BinaryPrimitives.ReadInt16LittleEndian(pcm[(at + (2 * channel))..]);
            }

            pending.Add(sum / (32768f * format.Channels));
        }

        Drain(output);
    }

    /// <summary>Gives the rest, as if silence followed.</summary>
    public void Complete(List<float> output)
    {
        pending.AddRange(new float[reach]);
        Drain(output);
    }

    private void Drain(List<float> output)
    {
        if (format.SampleRate == Rate)
        {
            // The delay of the filter is all that is left to take.
            int count = pending.Count - reach - position;
            for (int i = 0; i < count; i++)
            {
                output.Add(pending[position + i]);
            }

            position += Math.Max(0, count);
        }
        else
        {
            ReadOnlySpan<float> samples = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(pending);
            while (position + reach < samples.Length)
            {
                int phase = (int)((long)fraction * Phases / Rate);
                ReadOnlySpan<float> taps = kernel.AsSpan(phase * 2 * reach, 2 * reach);
                output.Add(System.Numerics.Tensors.TensorPrimitives.Dot(taps, samples.Slice(position - reach + 1, 2 * reach)));
                fraction += format.SampleRate;
                position += fraction / Rate;
                fraction %= Rate;
            }
        }

        int used = position - reach;
        if (used > 4096)
        {
            pending.RemoveRange(0, used);
            position -= used;
        }
    }

    /// <summary>For each phase the weights of the samples around it.</summary>
    private static float[] Kernel(double cutoff, int reach)
    {
        var kernel = new float[Phases * 2 * reach];
        for (int phase = 0; phase < Phases; phase++)
        {
            Span<float> taps = kernel.AsSpan(phase * 2 * reach, 2 * reach);
            double sum = 0;
            for (int tap = 0; tap < taps.Length; tap++)
            {
                double x = tap - reach + 1 - ((phase + 0.5) / Phases);
                double sinc = x == 0 ? 1 : Math.Sin(Math.PI * cutoff * x) / (Math.PI * cutoff * x);
                double window = Math.Abs(x) >= reach ? 0 : 0.5 + (0.5 * Math.Cos(Math.PI * x / reach));
                taps[tap] = (float)(sinc * window);
                sum += taps[tap];
            }

            foreach (ref float tap in taps)
            {
                tap = (float)(tap / sum);
            }
        }

        return kernel;
    }
}
