using System.Numerics;
using System.Numerics.Tensors;

namespace AvatarKit;

/// <summary>The loudness of a moment of speech in bands as wide as the ear's. Not thread-safe.</summary>
/// <remarks>25 ms under a Hann window, 26 triangular bands spaced by the mel scale of O'Shaughnessy (1987) from 80 Hz to 7.6 kHz,
/// as natural logarithms of power.</remarks>
internal sealed class MelSpectrum
{
    /// <summary>Samples from one frame to the next: 10 ms.</summary>
    public const int Hop = SpeechResampler.Rate / 100;

    /// <summary>Samples that a frame looks at: 25 ms.</summary>
    public const int Window = SpeechResampler.Rate / 40;

    /// <summary>The number of bands.</summary>
    public const int Bands = 26;

    private const int Size = 512;
    private const double Lowest = 80;
    private const double Highest = 7_600;
    private const float Emphasis = 0.97f;

    /// <summary>Below this is silence: some −100 dB of full scale.</summary>
    private const float Floor = 1e-7f;

    private static readonly float[] WindowShape =
        [.. Enumerable.Range(0, Window).Select(static i => 0.5f - (0.5f * MathF.Cos(2 * MathF.PI * (i + 0.5f) / Window)))];
    private static readonly Complex[] Twiddles =
        [.. Enumerable.Range(0, Size / 2).Select(static i => Complex.FromPolarCoordinates(1, -2 * Math.PI * i / Size))];
    private static readonly float[] TwiddleReal = [.. Twiddles.Select(static twiddle => (float)twiddle.Real)];
    private static readonly float[] TwiddleImaginary = [.. Twiddles.Select(static twiddle => (float)twiddle.Imaginary)];
    private static readonly (int First, float[] Weights)[] Filters = CreateFilters();

    private readonly float[] real = new float[Size];
    private readonly float[] imaginary = new float[Size];
    private readonly float[] power = new float[(Size / 2) + 1];

    /// <summary>Analyses one frame.</summary>
    /// <param name="samples">At least <see cref="Window"/> samples.</param>
    /// <param name="bands">Receives <see cref="Bands"/> logarithms.</param>
    public void Analyse(ReadOnlySpan<float> samples, Span<float> bands)
    {
        samples = samples[..Window];
        float mean = TensorPrimitives.Sum(samples) / Window;
        Array.Clear(real);
        Array.Clear(imaginary);
        float last = samples[0] - mean;
        for (int i = 0; i < Window; i++)
        {
            float sample = samples[i] - mean;
            real[Reverse(i)] = (sample - (Emphasis * last)) * WindowShape[i];
            last = sample;
        }

        Transform();
        for (int i = 0; i < power.Length; i++)
        {
            power[i] = (real[i] * real[i]) + (imaginary[i] * imaginary[i]);
        }

        for (int band = 0; band < Bands; band++)
        {
            (int first, float[] weights) = Filters[band];
            bands[band] = MathF.Log(TensorPrimitives.Dot(power.AsSpan(first, weights.Length), weights) + Floor);
        }
    }

    /// <summary>The middle of a band in hertz.</summary>
    public static double CentreOf(int band) => Hertz(Mel(Lowest) + ((Mel(Highest) - Mel(Lowest)) * (band + 1) / (Bands + 1)));

    /// <summary>The band, and the share of the way to the next, whose middle is at a frequency.</summary>
    public static double BandAt(double hertz) => ((Mel(hertz) - Mel(Lowest)) * (Bands + 1) / (Mel(Highest) - Mel(Lowest))) - 1;

    private static int Reverse(int index)
    {
        uint reversed = 0;
        for (int bit = 1; bit < Size; bit <<= 1)
        {
            reversed = (reversed << 1) | ((uint)index & 1);
            index >>= 1;
        }

        return (int)reversed;
    }

    private void Transform()
    {
        for (int half = 1; half < Size; half *= 2)
        {
            int stride = Size / (2 * half);
            for (int block = 0; block < Size; block += 2 * half)
            {
                for (int i = 0; i < half; i++)
                {
                    float cosine = TwiddleReal[i * stride];
                    float sine = TwiddleImaginary[i * stride];
                    int low = block + i;
                    int high = low + half;
                    float re = (real[high] * cosine) - (imaginary[high] * sine);
                    float im = (real[high] * sine) + (imaginary[high] * cosine);
                    real[high] = real[low] - re;
                    imaginary[high] = imaginary[low] - im;
                    real[low] += re;
                    imaginary[low] += im;
                }
            }
        }
    }

    private static (int First, float[] Weights)[] CreateFilters()
    {
        double[] edges = [.. Enumerable.Range(-1, Bands + 2).Select(static band => CentreOf(band) * Size / SpeechResampler.Rate)];
        var filters = new (int First, float[] Weights)[Bands];
        for (int band = 0; band < Bands; band++)
        {
            (double low, double centre, double high) = (edges[band], edges[band + 1], edges[band + 2]);
            int first = (int)Math.Floor(low) + 1;
            int last = Math.Max(first, (int)Math.Ceiling(high) - 1);
            float[] weights = [.. Enumerable.Range(first, last - first + 1)
                .Select(bin => (float)Math.Max(0.05, bin < centre ? (bin - low) / (centre - low) : (high - bin) / (high - centre)))];
            float sum = weights.Sum();
            filters[band] = (first, [.. weights.Select(weight => weight / sum)]);
        }

        return filters;
    }

    private static double Mel(double hertz) => 2595 * Math.Log10(1 + (hertz / 700));

    private static double Hertz(double mel) => 700 * (Math.Pow(10, mel / 2595) - 1);
}
