using System.Buffers.Binary;

namespace AvatarKit.Evaluation;

/// <summary>Makes clean speech sound like recordings: other speeds, rooms, microphones and noises.</summary>
internal static class Augmentation
{
    private const int Rate = SpeechResampler.Rate;

    /// <summary>Changes speech at random.</summary>
    /// <param name="sample">What was spoken.</param>
    /// <param name="random">Decides.</param>
    public static VariedSpeech Vary(SpokenSample sample, Random random)
    {
        // Played faster, a voice is higher and its mouth smaller; how long its vocal tract is to be is chosen apart from that.
        double speed = random.NextDouble() < 0.75 ? 0.8 + (0.45 * random.NextDouble()) : 1;
        double tract = random.NextDouble() < 0.75 ? 0.86 + (0.32 * random.NextDouble()) : 1;
        float[] samples = Resample(sample.Audio, (int)(sample.Format.SampleRate * speed));
        Equalise(samples, random);
        if (random.NextDouble() < 0.35)
        {
            Reverberate(samples, random);
        }

        if (random.NextDouble() < 0.15)
        {
            samples = Telephone(samples, random);
        }

        if (random.NextDouble() < 0.8)
        {
            AddNoise(samples, random, 10 + (45 * random.NextDouble()));
        }

        return new VariedSpeech(samples, speed, tract / speed);
    }

    /// <summary>Noise without speech.</summary>
    public static float[] Noise(Random random, int length)
    {
        float[] samples = new float[length];
        samples[0] = 0.05f;
        AddNoise(samples, random, -40 + (20 * random.NextDouble()));
        return samples;
    }

    public static float[] Resample(byte[] pcm, int from) => Resample(pcm, from, Rate);

    public static byte[] ToPcm(float[] samples, float gain = 1)
    {
        var pcm = new byte[samples.Length * 2];
        for (int i = 0; i < samples.Length; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(pcm.AsSpan(i * 2), (short)Math.Clamp(samples[i] * gain * 32767, -32768, 32767));
        }

        return pcm;
    }

    private static float[] Resample(byte[] pcm, int from, int to)
    {
        List<float> output = new(pcm.Length);
        // The resampler always gives 16 kHz: to slow down is the same as to say that the source is slower.
        var resampler = new SpeechResampler(AudioFormat.Pcm16((int)((long)from * Rate / to)));
        resampler.Append(pcm, output);
        resampler.Complete(output);
        return [.. output];
    }

    /// <summary>The band of a telephone, now and then with its coarse steps (ITU-T G.711).</summary>
    private static float[] Telephone(float[] samples, Random random)
    {
        float[] narrow = Resample(ToPcm(Resample(ToPcm(samples, 1), Rate, 8_000)), 8_000);
        if (random.Next(2) == 0)
        {
            for (int i = 0; i < narrow.Length; i++)
            {
                float folded = MathF.Round(127 * MathF.Log(1 + (255 * Math.Min(1, Math.Abs(narrow[i])))) / MathF.Log(256)) / 127;
                narrow[i] = MathF.CopySign((MathF.Pow(256, folded) - 1) / 255, narrow[i]);
            }
        }

        return narrow;
    }

    private static void Equalise(float[] samples, Random random)
    {
        double tilt = (random.NextDouble() * 1.1) - 0.45;
        float last = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            float now = samples[i];
            samples[i] = now - (float)(tilt * last);
            last = now;
        }

        for (int peak = random.Next(4); peak > 0; peak--)
        {
            Peak(samples, 150 * Math.Pow(40, random.NextDouble()), 0.5 + (2 * random.NextDouble()), (random.NextDouble() * 20) - 10);
        }
    }

    /// <summary>A peaking equaliser: the formulas of Robert Bristow-Johnson's cookbook.</summary>
    private static void Peak(float[] samples, double hertz, double q, double decibels)
    {
        double gain = Math.Pow(10, decibels / 40);
        double w = 2 * Math.PI * hertz / Rate;
        double alpha = Math.Sin(w) / (2 * q);
        double a0 = 1 + (alpha / gain);
        (double b0, double b1, double b2, double a1, double a2) =
            ((1 + (alpha * gain)) / a0, -2 * Math.Cos(w) / a0, (1 - (alpha * gain)) / a0, -2 * Math.Cos(w) / a0, (1 - (alpha / gain)) / a0);
        (double x1, double x2, double y1, double y2) = (0, 0, 0, 0);
        for (int i = 0; i < samples.Length; i++)
        {
            double y = (b0 * samples[i]) + (b1 * x1) + (b2 * x2) - (a1 * y1) - (a2 * y2);
            (x2, x1, y2, y1) = (x1, samples[i], y1, y);
            samples[i] = (float)y;
        }
    }

    private static void Reverberate(float[] samples, Random random)
    {
        float[] dry = [.. samples];
        double decay = 0.02 + (0.07 * random.NextDouble());
        double wet = 0.1 + (0.35 * random.NextDouble());
        for (int reflection = 0; reflection < 40; reflection++)
        {
            double delay = 0.002 + (0.2 * random.NextDouble() * random.NextDouble());
            float gain = (float)(wet * Math.Exp(-delay / decay) * ((2 * random.NextDouble()) - 1));
            int offset = (int)(delay * Rate);
            for (int i = offset; i < samples.Length; i++)
            {
                samples[i] += gain * dry[i - offset];
            }
        }
    }

    private static void AddNoise(float[] samples, Random random, double signalToNoise)
    {
        double power = samples.Sum(static sample => (double)sample * sample) / samples.Length;
        double level = Math.Sqrt(power * Math.Pow(10, -signalToNoise / 10));
        double colour = random.NextDouble() * 0.97;
        double scale = Math.Sqrt(1 - (colour * colour));
        double hum = random.NextDouble() < 0.2 ? 2 * Math.PI * (random.Next(2) == 0 ? 50 : 60) / Rate : 0;
        double state = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            // The sum of three uniform values is near enough to a normal one, and quick.
            double white = (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 2;
            state = (colour * state) + (scale * white);
            samples[i] += (float)(level * (state + (hum == 0 ? 0 : Math.Sin(hum * i) + (0.5 * Math.Sin(3 * hum * i)))));
        }
    }
}
