namespace AvatarKit.Tests;

public sealed class FaceTrackRendererTests
{
    [Theory]
    [InlineData(24)]
    [InlineData(30)]
    [InlineData(60)]
    public async Task Every_segment_has_a_track_that_covers_it(int frameRate)
    {
        SpokenSegment first = Segments.Of((Viseme.PP, 80), (Viseme.Aa, 333));
        SpokenSegment second = Segments.Of(first.Format.ToTime(first.Visemes.Length), 1, 100, (Viseme.O, 217));

        List<FaceTrackRendering> renderings = await RenderAsync([first, second], new RenderOptions { FrameRate = frameRate });

        Assert.Equal([0, 1], renderings.Select(static rendering => rendering.SegmentIndex));
        foreach ((FaceTrackRendering rendering, SpokenSegment segment) in renderings.Zip([first, second]))
        {
            double length = segment.Visemes.Length / (double)Segments.Rate;
            double lastFrame = (rendering.Track.FrameCount - 1) / (double)frameRate;
            Assert.Equal(frameRate, rendering.Track.FrameRate);
            Assert.InRange(lastFrame, length, length + (1.0 / frameRate));
        }
    }

    [Fact]
    public async Task An_empty_segment_has_one_frame_at_rest()
    {
        SpokenSegment empty = Segments.Of(TimeSpan.Zero, 0, 0);

        FaceTrackRendering rendering = Assert.Single(await RenderAsync([empty], new RenderOptions()));

        Assert.Equal(1, rendering.Track.FrameCount);
        Assert.Equal(0, rendering.Track[0, FaceChannel.JawOpen]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(241)]
    public void A_frame_rate_no_display_has_is_refused_by_name(int frameRate)
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(
            () => { new FaceTrackRenderer().RenderAsync(ToAsync<SpokenSegment>([]), new RenderOptions { FrameRate = frameRate }); });
        Assert.Contains("RenderOptions.FrameRate", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_stops_the_rendering()
    {
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (AvatarRendering rendering
                in new FaceTrackRenderer().RenderAsync(ToAsync([Segments.Of((Viseme.Aa, 100))]), new RenderOptions(), cancellation.Token))
            {
                Assert.NotNull(rendering);
            }
        });
    }

    private static async Task<List<FaceTrackRendering>> RenderAsync(IEnumerable<SpokenSegment> segments, RenderOptions options)
    {
        List<FaceTrackRendering> renderings = [];
        await foreach (AvatarRendering rendering in new FaceTrackRenderer().RenderAsync(ToAsync(segments), options))
        {
            renderings.Add((FaceTrackRendering)rendering);
        }

        return renderings;
    }

    private static async IAsyncEnumerable<T> ToAsync<T>(
        IEnumerable<T> items,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (T item in items)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
            yield return item;
        }
    }
}
