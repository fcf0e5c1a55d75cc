using System.Text;

namespace AvatarKit.Fuzz.Targets;

/// <summary>WAV files.</summary>
internal sealed class WavTarget : FuzzTarget
{
    public override string Name => "wav";

    public override IMutator Mutator => BytesMutator.Instance;

    public override long FixedBytes => 2 * 1024 * 1024;

    public override IEnumerable<byte[]> Seeds =>
    [
        Wave("RIFF", 1, 1, 16_000, 16, 200),
        Wave("RIFF", 1, 2, 44_100, 24, 240),
        Wave("RIFF", 3, 1, 48_000, 32, 200),
        Wave("RIFF", 3, 2, 8_000, 64, 320),
        Wave("RIFF", 1, 1, 8_000, 8, 111),
        Wave("RF64", 1, 1, 16_000, 16, 200),
    ];

    public override bool Allows(Exception exception) => exception is AudioFormatException;

    public override void Run(byte[] input, Random random)
    {
        using WaveReader reader = Wait(WaveFile.OpenAsync(new MemoryStream(input)));
        byte[] samples = Wait(reader.ReadToEndAsync());
        Check(samples.Length % 2 == 0, "samples are whole");
        Check(reader.Length == samples.Length / 2, "a file has as many samples as it says");
        Check(Wait(reader.ReadAsync(new byte[64])) == 0, "nothing comes after the end");
        CheckTrickled(input, random, samples);
        CheckRoundTrip(reader.Format, samples);
    }

    private static void CheckTrickled(byte[] input, Random random, byte[] samples)
    {
        using WaveReader reader = Wait(WaveFile.OpenAsync(new TrickledStream(input, random)));
        Check(samples.AsSpan().SequenceEqual(Wait(reader.ReadToEndAsync())), "the same is read from a stream that cannot seek");
    }

    private static void CheckRoundTrip(AudioFormat format, byte[] samples)
    {
        var segment = new SpeechSegment
        {
            TurnId = "t",
            Index = 0,
            Text = "",
            TextStart = 0,
            SpokenText = "",
            Voice = "",
            Format = format,
            Audio = samples,
            Duration = TimeSpan.Zero,
            Words = [],
            Visemes = [],
        };
        using var written = new MemoryStream();
        WaveFile.Write(written, [segment]);
        written.Position = 0;
        using WaveReader reader = Wait(WaveFile.OpenAsync(written));
        Check(reader.Format == format && samples.AsSpan().SequenceEqual(Wait(reader.ReadToEndAsync())), "what was written is read again");
    }

    private static byte[] Wave(string form, short tag, short channels, int rate, short bits, int bytes)
    {
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        writer.Write(Encoding.ASCII.GetBytes(form));
        writer.Write(form == "RIFF" ? 36 + bytes : -1);
        writer.Write("WAVE"u8);
        if (form != "RIFF")
        {
            writer.Write("ds64"u8);
            writer.Write(28);
            writer.Write(72L + bytes);
            writer.Write((long)bytes);
            writer.Write(0L);
            writer.Write(0);
        }

        writer.Write("fmt "u8);
        writer.Write(16);
        writer.Write(tag);
        writer.Write(channels);
        writer.Write(rate);
        writer.Write(rate * channels * bits / 8);
        writer.Write((short)(channels * bits / 8));
        writer.Write(bits);
        writer.Write("LIST"u8);
        writer.Write(4);
        writer.Write("INFO"u8);
        writer.Write("data"u8);
        writer.Write(form == "RIFF" ? bytes : -1);
        for (int i = 0; i < bytes; i++)
        {
            writer.Write((byte)(i * 37));
        }

        return file.ToArray();
    }
}
