using System.Buffers.Binary;

namespace AvatarKit.Tests.LipSync;

/// <summary>Sounds made of numbers.</summary>
internal static class Signals
{
    public static LipSyncInput Input(byte[] pcm, int rate, string text = "", string locale = "en-US", int channels = 1) => new()
    {
        Format = new AudioFormat(AudioEncoding.Pcm16, rate, channels), Audio = pcm, Length = pcm.Length / 2 / channels, Text = text, Locale = locale,
    };

    public static byte[] Pcm(IEnumerable<double> samples) => [.. samples.SelectMany(static sample =>
    {
        byte[] bytes = new byte[2];
        BinaryPrimitives.WriteInt16LittleEndian(bytes, (short)Math.Clamp(Math.Round(sample * 32767), -32768, 32767));
        return bytes;
    })];

    public static byte[] Tone(int rate, int count, double hertz, double level = 0.5)
        => Pcm(Enumerable.Range(0, count).Select(i => level * Math.Sin(2 * Math.PI * hertz * i / rate)));

    public static byte[] Noise(int rate, int count, double level, int seed = 1)
    {
        Random random = new(seed + rate);
        return Pcm(Enumerable.Range(0, count).Select(_ => level * ((2 * random.NextDouble()) - 1)));
    }

    /// <summary>Syllables: a hum of 120 Hz with overtones through two resonances, hisses, and silences between.</summary>
    public static byte[] Babble(int rate, double seconds, int seed = 1)
    {
        Random random = new(seed);
        List<double> samples = [];
        while (samples.Count < seconds * rate)
        {
            double low = 300 + (500 * random.NextDouble());
            double high = 1000 + (1300 * random.NextDouble());
            int length = (int)(rate * (0.08 + (0.15 * random.NextDouble())));
            samples.AddRange(Enumerable.Repeat(0.0, rate / 25));
            samples.AddRange(Enumerable.Range(0, rate / 20).Select(_ => 0.05 * ((2 * random.NextDouble()) - 1)));
            for (int i = 0; i < length; i++)
            {
                double sum = 0;
                for (int overtone = 1; overtone < 30 && overtone * 120 < rate / 2; overtone++)
                {
                    double hertz = overtone * 120;
                    sum += Math.Sin(2 * Math.PI * hertz * i / rate)
                        * (0.02 + Math.Exp(-Math.Abs(hertz - low) / 120) + (0.5 * Math.Exp(-Math.Abs(hertz - high) / 150)));
                }

                samples.Add(0.2 * sum);
            }
        }

        // A room is never quite still.
        return Pcm(samples.Take((int)(seconds * rate)).Select(sample => sample + (0.004 * ((2 * random.NextDouble()) - 1))));
    }

    public static void AssertWhole(VisemeTrack track, long length)
    {
        Assert.Equal(length, track.Length);
        long end = 0;
        foreach (VisemeSpan span in track.Spans)
        {
            Assert.Equal(end, span.Start);
            Assert.InRange(span.Weight, 0, 1);
            end = span.End;
        }

        Assert.Equal(length, end);
    }
}
