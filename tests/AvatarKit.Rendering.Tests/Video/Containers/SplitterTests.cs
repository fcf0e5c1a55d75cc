namespace AvatarKit.Rendering.Tests;

[Collection(ProcessTests.Name)]
public sealed class SplitterTests
{
    [FfmpegTheory]
    [InlineData(VideoContainer.Mp4)]
    [InlineData(VideoContainer.WebM)]
    public async Task A_video_is_cut_at_the_same_places_however_its_bytes_come(VideoContainer container)
    {
        VideoRenderingOptions options = VideoMaking.Small();
        options.Container = container;
        await using var renderer = new VideoRenderer(options);
        byte[] file = (await renderer.MakeAsync(Speech.Turn(5))).File();

        List<VideoFragment> atOnce = Cut(container, file, file.Length);
        List<VideoFragment> inBytes = Cut(container, file, 1);
        List<VideoFragment> inSevens = Cut(container, file, 7);

        Assert.True(atOnce.Count > 5);
        Assert.Equal(file, atOnce.SelectMany(static piece => piece.Data.ToArray()));
        foreach (List<VideoFragment> other in (List<VideoFragment>[])[inBytes, inSevens])
        {
            Assert.Equal(atOnce.Select(static piece => (piece.Start, piece.Duration, piece.Data.Length)),
                other.Select(static piece => (piece.Start, piece.Duration, piece.Data.Length)));
        }
    }

    [Theory]
    [InlineData(VideoContainer.Mp4)]
    [InlineData(VideoContainer.WebM)]
    public void Bytes_that_are_no_video_are_refused(VideoContainer container)
        => Assert.Throws<InvalidDataException>(() => Cut(container, new byte[64], 64));

    [FfmpegFact]
    public async Task A_damaged_MP4_is_refused_or_cut_but_never_anything_else()
    {
        await using var renderer = new VideoRenderer(VideoMaking.Small());
        byte[] file = (await renderer.MakeAsync(Speech.Turn(2))).File();
        var random = new Random(5);
        for (int round = 0; round < 400; round++)
        {
            byte[] damaged = [.. file];
            for (int i = 0; i < 4; i++)
            {
                damaged[random.Next(Math.Min(file.Length, 3_000))] = (byte)random.Next(256);
            }

            Exception? thrown = Record.Exception(() => Cut(VideoContainer.Mp4, damaged, damaged.Length));
            Assert.True(thrown is null or InvalidDataException, thrown?.ToString());
        }
    }

    private static List<VideoFragment> Cut(VideoContainer container, byte[] file, int step)
    {
        var format = new VideoFormat(VideoMaking.Width, VideoMaking.Height, 30, false, Speech.Rate, 1);
        IContainerSplitter splitter = container == VideoContainer.Mp4 ? new Mp4Splitter() : new WebMSplitter(format, static _ => null);
        List<VideoFragment> pieces = [];
        for (int at = 0; at < file.Length; at += step)
        {
            splitter.Append(file.AsSpan(at, Math.Min(step, file.Length - at)));
            while (splitter.TryRead(out VideoFragment? piece))
            {
                pieces.Add(piece);
            }
        }

        return pieces;
    }
}
