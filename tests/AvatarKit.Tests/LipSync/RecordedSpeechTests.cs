using AvatarKit.Tests.Speech;

namespace AvatarKit.Tests.LipSync;

public sealed class RecordedSpeechTests
{
    private const int Rate = 8_000;

    [Fact]
    public async Task A_short_recording_is_one_segment()
    {
        byte[] audio = Hum(seconds: 4);

        SpokenSegment segment = Assert.Single(await ReadAsync(audio, "Mama, 2 mamas", TimeSpan.FromMinutes(10)));

        Assert.Equal(audio, segment.Audio.ToArray());
        Assert.Equal((4 * Rate, TimeSpan.Zero, true), (segment.Visemes.Length, segment.Offset, segment.IsLast));
        Assert.Equal(["Mama", "2", "mamas"], segment.Words.Select(static word => word.Value));
        Covers(segment);
    }

    [Fact]
    public async Task A_long_recording_is_cut_at_its_pauses_and_nothing_is_lost()
    {
        byte[] audio = Hum(seconds: 40);

        List<SpokenSegment> segments = await ReadAsync(audio, "", TimeSpan.FromSeconds(3));

        Assert.True(segments.Count >= 3, $"{segments.Count} segments");
        Assert.Equal(audio, segments.SelectMany(static segment => segment.Audio.ToArray()));
        Assert.Equal(Enumerable.Range(0, segments.Count), segments.Select(static segment => segment.Index));
        Assert.Equal(segments.Count - 1, segments.FindIndex(static segment => segment.IsLast));
        long at = 0;
        foreach (SpokenSegment segment in segments)
        {
            Assert.Equal(segment.Format.ToTime(at), segment.Offset);
            Assert.Equal(segment.Audio.Length / 2, segment.Visemes.Length);
            Covers(segment);
            Assert.True(segment.IsLast || segment.Visemes.Spans[^1].Viseme == Viseme.Sil);
            at += segment.Visemes.Length;
        }
    }

    [Fact]
    public async Task A_recording_without_a_sample_has_no_segment() => Assert.Empty(await ReadAsync([], "Mama", TimeSpan.FromMinutes(10)));

    [Theory]
    [InlineData(1, 20)]
    [InlineData(768_000, 16_000)]
    public async Task The_rates_at_the_ends_do_no_harm(int rate, int samples)
    {
        byte[] file = WaveBytes.File(WaveBytes.Pcm, 16, 1, rate, Hum(seconds: 2)[..(samples * 2)]);
        await using WaveReader reader = await WaveFile.OpenAsync(new MemoryStream(file));

        List<SpokenSegment> segments = await RecordedSpeech.ReadAsync(reader, "", "en-US").ToListAsync();

        Assert.Equal(samples, segments.Sum(static segment => segment.Visemes.Length));
        string text = await TrackFiles.TextAsync(segments, LipSyncFileFormat.Rhubarb);
        Assert.Contains("mouthCues", text, StringComparison.Ordinal);
    }

    /// <summary>Two seconds of a buzz as of a voice, a second of hush, and so on.</summary>
    private static byte[] Hum(int seconds) => WaveBytes.Samples(
        [.. Enumerable.Range(0, seconds * Rate)
            .Select(static i => i / Rate % 3 == 2 ? (short)0 : (short)(((i % 53 < 8 ? 1 : -0.2) * 6000) + (900 * Math.Sin(i * 0.6))))]);

    private static async Task<List<SpokenSegment>> ReadAsync(byte[] audio, string text, TimeSpan whole)
    {
        await using WaveReader reader = await WaveFile.OpenAsync(new MemoryStream(WaveBytes.File(WaveBytes.Pcm, 16, 1, Rate, audio)));
        return await RecordedSpeech.ReadAsync(reader, text, "en-US", whole, CancellationToken.None).ToListAsync();
    }

    private static void Covers(SpokenSegment segment)
    {
        long end = 0;
        foreach (VisemeSpan span in segment.Visemes.Spans)
        {
            Assert.Equal(end, span.Start);
            end = span.End;
        }

        Assert.Equal(segment.Visemes.Length, end);
    }
}
