using System.Runtime.InteropServices;

namespace AvatarKit.Evaluation.Tests.Lips;

/// <summary>Speech that nobody spoke: sounds with known times, how far lips are apart in them, and a sound that goes with them.</summary>
internal sealed class DrawnSpeech
{
    public DrawnSpeech()
    {
        var random = new Random(11);
        Viseme[] open = [Viseme.Aa, Viseme.E, Viseme.O, Viseme.I, Viseme.Aa, Viseme.E];
        double at = 0.4;
        for (int phrase = 0; phrase < 3; phrase++)
        {
            if (phrase == 1)
            {
                at = Add(Viseme.PP, at, 0.08);
            }

            for (int syllable = 0; syllable < 6; syllable++)
            {
                at = Add(open[random.Next(open.Length)], at, (syllable == 0 ? 0.2 : 0.09) + (random.NextDouble() * 0.08));
                if (syllable < 5)
                {
                    at = Add(syllable % 2 == 0 ? Viseme.PP : Viseme.DD, at, 0.07 + (random.NextDouble() * 0.05));
                }
            }

            at += phrase < 2 ? 0.55 : 0.6;
        }

        Length = at;
    }

    public List<LipPhone> Phones { get; } = [];

    public double Length { get; }

    public LipMarks Marks => LipMarks.Create(Phones);

    /// <summary>How far the lips are apart at a moment, in pixels: 0 or clearly open.</summary>
    public double OpeningAt(double time)
    {
        foreach (LipPhone phone in Phones)
        {
            if (time >= phone.Start && time < phone.End)
            {
                double hill = Math.Sin(Math.PI * (time - phone.Start) / (phone.End - phone.Start));
                return phone.Viseme switch
                {
                    Viseme.PP => 0,
                    Viseme.DD => 6,
                    Viseme.Aa => 8 + (14 * hill),
                    _ => 7 + (8 * hill),
                };
            }
        }

        return 0;
    }

    /// <summary>Whether lips are pressed together at a moment.</summary>
    public bool IsPressedAt(double time) => Phones.Exists(phone => phone.IsBilabial && time >= phone.Start && time < phone.End);

    /// <summary>Writes its sound: hum for vowels, noise for the rest, silence between.</summary>
    public Task WriteAudioAsync(string path)
    {
        const int Rate = 16_000;
        var samples = new short[(int)(Length * Rate)];
        var random = new Random(5);
        double phase = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            double time = (double)i / Rate;
            LipPhone? phone = Phones.Where(phone => time >= phone.Start && time < phone.End)
                .Select(static phone => (LipPhone?)phone)
                .FirstOrDefault();
            phase += 2 * Math.PI * (110 + (30 * Math.Sin(time * 3))) / Rate;
            double noise = (random.NextDouble() * 2) - 1;
            samples[i] = (short)(phone switch
            {
                null => 0,
                { IsVowel: true } => (6000 * Math.Sin(phase)) + (3000 * Math.Sin(phase * 3)) + (2000 * Math.Sin(phase * 7)) + (400 * noise),
                _ => (1500 * noise) + (1500 * Math.Sin(phase)),
            });
        }

        return WaveWriter.WriteAsync(path, AudioFormat.Pcm16(Rate), MemoryMarshal.AsBytes(samples.AsSpan()).ToArray());
    }

    private double Add(Viseme viseme, double at, double length)
    {
        Phones.Add(new LipPhone(viseme, at, at + length));
        return at + length;
    }
}
