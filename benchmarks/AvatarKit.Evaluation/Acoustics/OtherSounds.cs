namespace AvatarKit.Evaluation;

/// <summary>Makes sounds that are not speech, at which a mouth rests: sirens, bells, music, clicks, machines, noise.</summary>
internal static class OtherSounds
{
    private const int Rate = SpeechResampler.Rate;

    /// <summary>How many kinds there are.</summary>
    public const int Kinds = 6;

    /// <summary>Makes a sound.</summary>
    /// <param name="kind">Which kind, from 0.</param>
    /// <param name="random">Decides the rest.</param>
    /// <param name="length">In samples of 16 kHz.</param>
    public static float[] Make(int kind, Random random, int length)
    {
        float[] samples = new float[length];
        switch (kind)
        {
            case 0:
                Siren(samples, random);
                break;
            case 1:
                Notes(samples, random, voices: 1, decay: 0.1 + (0.5 * random.NextDouble()));
                break;
            case 2:
                Notes(samples, random, voices: 3, decay: 0.6 + (2 * random.NextDouble()));
                break;
            case 3:
                Clicks(samples, random);
                break;
            case 4:
                Machine(samples, random);
                break;
            default:
                Beeps(samples, random);
                break;
        }

        float peak = samples.Max(Math.Abs);
        float level = (float)(0.05 + (0.75 * random.NextDouble())) / Math.Max(1e-6f, peak);
        for (int i = 0; i < length; i++)
        {
            samples[i] = (samples[i] * level) + (float)((random.NextDouble() - 0.5) * 0.002);
        }

        return samples;
    }

    /// <summary>A tone that rises and falls, as the horns of ambulances do, with a few overtones.</summary>
    private static void Siren(float[] samples, Random random)
    {
        double middle = 400 + (1200 * random.NextDouble());
        double depth = middle * (0.1 + (0.5 * random.NextDouble()));
        double swing = 2 * Math.PI * (0.15 + (3 * random.NextDouble())) / Rate;
        bool isStepped = random.Next(3) == 0;
        double[] overtones = Overtones(random);
        double phase = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            double sway = Math.Sin(swing * i);
            phase += 2 * Math.PI * (middle + (depth * (isStepped ? Math.Sign(sway) : sway))) / Rate;
            samples[i] = Tone(phase, overtones);
        }
    }

    /// <summary>Notes of the tempered scale, one after the other.</summary>
    private static void Notes(float[] samples, Random random, int voices, double decay)
    {
        for (int voice = 0; voice < voices; voice++)
        {
            double[] overtones = Overtones(random);
            for (int at = 0; at < samples.Length;)
            {
                int length = (int)(Rate * (0.1 + (0.7 * random.NextDouble())));
                double step = 2 * Math.PI * 110 * Math.Pow(2, random.Next(48) / 12.0) / Rate;
                for (int i = 0; i < length && at + i < samples.Length; i++)
                {
                    samples[at + i] += Tone(step * i, overtones) * (float)(Math.Min(1, i / 80.0) * Math.Exp(-i / (decay * Rate)));
                }

                at += length;
            }
        }
    }

    private static void Clicks(float[] samples, Random random)
    {
        for (int at = random.Next(Rate / 4); at < samples.Length; at += (int)(Rate * (0.03 + (0.6 * random.NextDouble()))))
        {
            double decay = Rate * (0.001 + (0.04 * random.NextDouble()));
            double ring = 2 * Math.PI * (100 + (4000 * random.NextDouble())) / Rate;
            for (int i = 0; i < 4 * decay && at + i < samples.Length; i++)
            {
                samples[at + i] += (float)(Math.Exp(-i / decay) * ((0.7 * Math.Sin(ring * i)) + (0.6 * (random.NextDouble() - 0.5))));
            }
        }
    }

    /// <summary>Noise that beats, as motors and wind do.</summary>
    private static void Machine(float[] samples, Random random)
    {
        double beat = 2 * Math.PI * (0.5 + (40 * random.NextDouble())) / Rate;
        double depth = random.NextDouble();
        double colour = random.NextDouble() * 0.98;
        double state = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            state = (colour * state) + ((1 - colour) * (random.NextDouble() - 0.5));
            samples[i] = (float)(state * (1 + (depth * Math.Sin(beat * i))));
        }
    }

    private static void Beeps(float[] samples, Random random)
    {
        double step = 2 * Math.PI * (300 + (2500 * random.NextDouble())) / Rate;
        double second = random.Next(2) == 0 ? 0 : 2 * Math.PI * (300 + (1500 * random.NextDouble())) / Rate;
        int on = (int)(Rate * (0.05 + (0.6 * random.NextDouble())));
        int off = (int)(Rate * (0.03 + (0.6 * random.NextDouble())));
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = i % (on + off) < on ? (float)(Math.Sin(step * i) + (second == 0 ? 0 : Math.Sin(second * i))) : 0;
        }
    }

    private static double[] Overtones(Random random)
    {
        double fall = 0.2 + (0.7 * random.NextDouble());
        return [.. Enumerable.Range(0, 1 + random.Next(8)).Select(index => Math.Pow(fall, index))];
    }

    private static float Tone(double phase, double[] overtones)
    {
        double sum = 0;
        for (int i = 0; i < overtones.Length; i++)
        {
            sum += overtones[i] * Math.Sin(phase * (i + 1));
        }

        return (float)sum;
    }
}
