using System.Collections.Concurrent;

namespace AvatarKit.AspNetCore;

/// <summary>Brings sound to another sample rate, piece by piece without seams: output sample n lies exactly at n times the rates' ratio.</summary>
/// <remarks>A Kaiser-windowed sinc, 32 input samples wide. Not thread-safe; its state is a value that can be copied.</remarks>
internal sealed class SincResampler
{
    private const int HalfWidth = 16;
    private const int Phases = 512;
    private const double Beta = 9;

    // Above this share of the lower rate's band nothing is kept.
    private const double Passband = 0.93;

    // Voices have a handful of rates: what is worked out for one serves all that speak at it.
    private const int MaxKernels = 32;
    private static readonly ConcurrentDictionary<double, float[]> Kernels = new();

    private readonly int from;
    private readonly int to;
    private readonly float[] kernel;
    private float[] history = new float[HalfWidth];
    private long historyStart = -HalfWidth;
    private long produced;

    public SincResampler(int from, int to)
    {
        this.from = from;
        this.to = to;
        kernel = KernelFor(Math.Min(1, (double)to / from) * Passband);
    }

    private SincResampler(SincResampler other)
    {
        from = other.from;
        to = other.to;
        kernel = other.kernel;
        history = [.. other.history];
        historyStart = other.historyStart;
        produced = other.produced;
    }

    /// <summary>The same at the same place.</summary>
    public SincResampler Copy() => new(this);

    /// <summary>Takes samples and gives all that can be told from what came so far: the last few wait for what follows.</summary>
    /// <param name="input">The samples.</param>
    /// <param name="total">How many samples came altogether, these included.</param>
    /// <param name="isLast">Whether silence follows.</param>
    public short[] Process(ReadOnlySpan<short> input, long total, bool isLast)
    {
        int silence = isLast ? HalfWidth + 1 : 0;
        var window = new float[history.Length + input.Length + silence];
        history.CopyTo(window, 0);
        for (int i = 0; i < input.Length; i++)
        {
            window[history.Length + i] = input[i];
        }

        long end = isLast ? total * to / from : LastBefore(historyStart + window.Length - HalfWidth);
        var output = new short[Math.Max(0, end - produced)];
        for (int i = 0; i < output.Length; i++)
        {
            long position = (produced + i) * from;
            long whole = position / to;
            output[i] = At(window.AsSpan((int)(whole - HalfWidth + 1 - historyStart), 2 * HalfWidth), (double)(position - (whole * to)) / to);
        }

        produced += output.Length;
        long needed = Math.Max(historyStart, (produced * from / to) - HalfWidth);
        int start = (int)Math.Min(window.Length - silence, needed - historyStart);
        history = window[start..(window.Length - silence)];
        historyStart += start;
        return output;
    }

    /// <summary>How many outputs lie before an input sample.</summary>
    private long LastBefore(long input) => Math.Max(produced, ((Math.Max(0, input) * to) + from - 1) / from);

    private short At(ReadOnlySpan<float> window, double fraction)
    {
        double phase = fraction * Phases;
        int before = (int)phase;
        float weight = (float)(phase - before);
        ReadOnlySpan<float> one = kernel.AsSpan(before * 2 * HalfWidth, 2 * HalfWidth);
        ReadOnlySpan<float> next = kernel.AsSpan((before + 1) * 2 * HalfWidth, 2 * HalfWidth);
        float sum = 0;
        for (int tap = 0; tap < window.Length; tap++)
        {
            sum += window[tap] * (one[tap] + (weight * (next[tap] - one[tap])));
        }

        return (short)Math.Clamp(MathF.Round(sum), short.MinValue, short.MaxValue);
    }

    private static float[] KernelFor(double cutoff)
    {
        if (!Kernels.TryGetValue(cutoff, out float[]? kernel))
        {
            kernel = Kernel(cutoff);
            if (Kernels.Count < MaxKernels)
            {
                Kernels.TryAdd(cutoff, kernel);
            }
        }

        return kernel;
    }

    private static float[] Kernel(double cutoff)
    {
        var kernel = new float[(Phases + 1) * 2 * HalfWidth];
        for (int phase = 0; phase <= Phases; phase++)
        {
            double sum = 0;
            for (int tap = 0; tap < 2 * HalfWidth; tap++)
            {
                double distance = tap - HalfWidth + 1 - ((double)phase / Phases);
                double value = Sinc(distance * cutoff) * Kaiser(distance / HalfWidth);
                kernel[(phase * 2 * HalfWidth) + tap] = (float)value;
                sum += value;
            }

            // Silence stays silence and a constant stays what it is, whatever the phase.
            for (int tap = 0; tap < 2 * HalfWidth; tap++)
            {
                kernel[(phase * 2 * HalfWidth) + tap] /= (float)sum;
            }
        }

        return kernel;
    }

    private static double Sinc(double x) => Math.Abs(x) < 1e-9 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);

    private static double Kaiser(double x) => Math.Abs(x) >= 1 ? 0 : Bessel(Beta * Math.Sqrt(1 - (x * x))) / Bessel(Beta);

    private static double Bessel(double x)
    {
        double sum = 1;
        double term = 1;
        for (int k = 1; k < 40; k++)
        {
            term *= x / (2 * k);
            sum += term * term;
        }

        return sum;
    }
}
