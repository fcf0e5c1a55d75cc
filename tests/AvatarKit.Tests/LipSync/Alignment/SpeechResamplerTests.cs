namespace AvatarKit.Tests.LipSync.Alignment;

public sealed class SpeechResamplerTests
{
    [Theory]
    [InlineData(8_000)]
    [InlineData(16_000)]
    [InlineData(22_050)]
    [InlineData(48_000)]
    public void A_tone_keeps_its_time_pitch_and_level(int rate)
    {
        List<float> samples = Resample(rate, Signals.Tone(rate, rate, 440), rate * 2);
        Assert.InRange(samples.Count, 15_990, 16_010);
        for (int i = 400; i < 15_600; i++)
        {
            Assert.Equal(0.5 * Math.Sin(2 * Math.PI * 440 * i / 16_000), samples[i], 0.02);
        }
    }

    [Fact]
    public void What_16_kHz_cannot_hold_is_taken_out() =>
        Assert.All(Resample(48_000, Signals.Tone(48_000, 24_000, 11_000), 48_000).Skip(200).Take(7_500),
            static sample => Assert.InRange(sample, -0.01f, 0.01f));

    [Fact]
    public void How_the_audio_is_cut_changes_nothing()
    {
        byte[] pcm = Signals.Babble(44_100, 0.7);
        Assert.Equal(Resample(44_100, pcm, pcm.Length), Resample(44_100, pcm, 106));
    }

    private static List<float> Resample(int rate, byte[] pcm, int part)
    {
        var resampler = new SpeechResampler(AudioFormat.Pcm16(rate));
        List<float> samples = [];
        for (int at = 0; at < pcm.Length; at += part)
        {
            resampler.Append(pcm.AsSpan(at, Math.Min(part, pcm.Length - at)), samples);
        }

        resampler.Complete(samples);
        return samples;
    }
}
