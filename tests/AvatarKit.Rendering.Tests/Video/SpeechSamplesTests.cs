namespace AvatarKit.Rendering.Tests;

public sealed class SpeechSamplesTests
{
    [Theory]
    [InlineData(16_000, 48_000)]
    [InlineData(22_050, 16_000)]
    [InlineData(48_000, 24_000)]
    public void A_tone_stays_the_same_tone_at_another_rate(int from, int to)
    {
        SpokenSegment segment = Speech.Segment(0, 0, 4, rate: from);

        ReadOnlySpan<short> samples = SpeechSamples.Of(segment, to, 1).Span;

        Assert.InRange(samples.Length, to - 2, to);
        // Within the second vowel, away from its edges.
        double worst = 0;
        double second = from / 4 / (double)from;
        int start = to / 4;
        for (int i = start + (to / 8); i < start + (to * 7 / 32); i++)
        {
            worst = Math.Max(worst, Math.Abs(samples[i] - (12_000 * Math.Sin((((double)i / to) - second) * 440 * Math.Tau))));
        }

        Assert.InRange(worst, 0, 60);
    }

    [Fact]
    public void One_channel_goes_to_all_and_several_are_mixed_to_one()
    {
        short[] mono = SpeechSamples.Of(Speech.Segment(0, 0, 1), Speech.Rate, 1).ToArray();
        short[] stereo = SpeechSamples.Of(Speech.Segment(0, 0, 1), Speech.Rate, 2).ToArray();

        Assert.Equal(mono.SelectMany(static sample => (short[])[sample, sample]), stereo);
        Assert.Equal(mono, SpeechSamples.Of(Speech.Segment(0, 0, 1, channels: 2), Speech.Rate, 1).ToArray());
    }

    [Fact]
    public void Bytes_that_are_half_a_sample_are_left_out()
    {
        SpokenSegment segment = Speech.Segment(0, 0, 1);

        Assert.Equal((segment.Audio.Length / 2) - 1, SpeechSamples.Of(segment with { Audio = segment.Audio[..^1] }, Speech.Rate, 1).Length);
    }
}
