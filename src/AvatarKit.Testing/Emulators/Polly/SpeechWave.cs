using System.Buffers.Binary;

namespace AvatarKit.Testing;

/// <summary>Renders a score as 16-bit PCM: vowels as a voice with formants, consonants as noise, silence between words.</summary>
internal static class SpeechWave
{
    private const int HumHarmonics = 24;
    private const double VowelLevel = 0.30;
    private const double NoiseLevel = 0.08;
    private const double FadeMilliseconds = 8;

    // First and second formant in Hz, of an adult's voice.
    private static readonly Dictionary<char, (double First, double Second)> Formants = new()
    {
        ['a'] = (730, 1_200), ['e'] = (450, 2_100), ['E'] = (550, 1_800), ['i'] = (300, 2_300), ['o'] =
            (450, 850), ['O'] = (580, 900), ['u'] = (320, 800), ['@'] = (500, 1_400), ['r'] = (420, 1_250),
    };

    public static byte[] Render(SpeechScore score, int sampleRate, bool isFemale)
    {
        long length = (long)score.Length * sampleRate / 1_000;
        var pcm = new byte[length * 2];
        int period = sampleRate / (isFemale ? 200 : 110);
        Dictionary<char, double[]> tables = Formants.ToDictionary(static entry => entry.Key, entry => Period(entry.Value, period, sampleRate));
        double fade = FadeMilliseconds * sampleRate / 1_000;
        foreach (SpeechSound sound in score.Sounds)
        {
            long from = (long)sound.Start * sampleRate / 1_000;
            long to = (long)sound.End * sampleRate / 1_000;
            for (long n = from; n < to; n++)
            {
                double value = tables.TryGetValue(sound.Symbol, out double[]? table) ? table[n % period] * VowelLevel : Noise(n) * NoiseLevel;
                double envelope = Math.Min(1, Math.Min(n - from + 1, to - n) / fade);
                BinaryPrimitives.WriteInt16LittleEndian(pcm.AsSpan((int)n * 2), (short)(value * envelope * short.MaxValue));
            }
        }

        return pcm;
    }

    /// <summary>One period of a hum whose harmonics are loud near the formants; its peak is 1.</summary>
    private static double[] Period((double First, double Second) formants, int period, int sampleRate)
    {
        var wave = new double[period];
        double basis = (double)sampleRate / period;
        for (int harmonic = 1; harmonic <= HumHarmonics && harmonic * basis < sampleRate / 2.0; harmonic++)
        {
            double frequency = harmonic * basis;
            double gain = (Resonance(frequency, formants.First) + (0.6 * Resonance(frequency, formants.Second))) / Math.Sqrt(harmonic);
            for (int n = 0; n < period; n++)
            {
                wave[n] += gain * Math.Sin(2 * Math.PI * harmonic * n / period);
            }
        }

        double peak = wave.Max(Math.Abs);
        return [.. wave.Select(value => value / peak)];
    }

    private static double Resonance(double frequency, double formant) => 0.05 + (1 / (1 + Math.Pow((frequency - formant) / 150, 2)));

    /// <summary>The same noise for the same sample, between -1 and 1.</summary>
    private static double Noise(long n)
    {
        ulong bits = ((ulong)n + 1) * 0x9E3779B97F4A7C15;
        bits ^= bits >> 31;
        bits *= 0xBF58476D1CE4E5B9;
        return (((bits >> 40) / (double)(1 << 24)) * 2) - 1;
    }
}
