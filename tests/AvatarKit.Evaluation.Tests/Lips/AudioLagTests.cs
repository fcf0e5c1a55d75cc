namespace AvatarKit.Evaluation.Tests.Lips;

public class AudioLagTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(640)]
    [InlineData(-333)]
    [InlineData(12_345)]
    public void The_lag_is_found_to_the_sample(int lag)
    {
        float[] source = Noise(40_000, 1);
        float[] container = Shifted(source, lag);
        AudioLag found = AudioLag.Find(new SourceAudio(container), new SourceAudio(source));
        Assert.Equal((double)lag / SourceAudio.Rate, found.Whole, 6);
        Assert.InRange(found.Spread, 0, 0.0001);
    }

    [Fact]
    public void Audio_with_a_hole_in_it_has_a_lag_of_its_own_after_the_hole()
    {
        float[] source = Noise(80_000, 2);
        float[] container = [.. source[..40_000], .. new float[480], .. source[40_000..]];
        AudioLag found = AudioLag.Find(new SourceAudio(container), new SourceAudio(source));
        Assert.Equal(0, found.At(1), 4);
        Assert.Equal(0.03, found.At(4.2), 4);
        Assert.Equal(0.03, found.Spread, 4);
    }

    [Fact]
    public void Other_audio_is_refused()
        => Assert.Throws<LipsException>(() => AudioLag.Find(new SourceAudio(Noise(20_000, 3)), new SourceAudio(Noise(20_000, 4))));

    private static float[] Noise(int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (float)((random.NextDouble() * 2) - 1))];
    }

    private static float[] Shifted(float[] source, int lag) => lag >= 0 ? [.. new float[lag], .. source] : source[-lag..];
}
