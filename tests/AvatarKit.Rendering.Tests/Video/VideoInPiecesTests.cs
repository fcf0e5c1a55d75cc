namespace AvatarKit.Rendering.Tests;

[Collection(ProcessTests.Name)]
public sealed class VideoInPiecesTests
{
    [FfmpegTheory]
    [InlineData(VideoContainer.Mp4)]
    [InlineData(VideoContainer.WebM)]
    public async Task The_first_fragment_does_not_wait_for_the_second_piece(VideoContainer container)
    {
        VideoRenderingOptions options = VideoMaking.Small();
        options.Container = container;
        await using var renderer = new VideoRenderer(options);
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        TimeSpan reached = TimeSpan.Zero;
        await foreach (AvatarRendering rendering in renderer.RenderAsync(SpeakAsync(), Speech.Video))
        {
            if (rendering is VideoRendering { IsInitialization: false } piece)
            {
                reached = piece.Start + piece.Duration;
                seen.TrySetResult();
            }
        }

        Assert.InRange(reached.TotalSeconds, 1.65, 1.75);

        async IAsyncEnumerable<SpokenSegment> SpeakAsync()
        {
            SpokenSegment[] pieces = Pieces(6, 1, 1, 4);
            yield return pieces[0];
            await seen.Task.WaitAsync(TimeSpan.FromMinutes(1));
            foreach (SpokenSegment piece in pieces.Skip(1))
            {
                yield return piece;
            }
        }
    }

    [FfmpegFact]
    public async Task A_sentence_in_pieces_has_the_sound_and_the_length_it_has_in_one()
    {
        await using var renderer = new VideoRenderer(VideoMaking.Small());
        byte[] whole = (await renderer.MakeAsync(Pieces(6, 6))).File();
        byte[] pieces = (await renderer.MakeAsync(Pieces(6, 1, 2, 3))).File();

        Assert.Equal(await Probe.SoundAsync(whole), await Probe.SoundAsync(pieces));
        Assert.Equal((await Probe.OfAsync(whole)).Pictures[^1].End, (await Probe.OfAsync(pieces)).Pictures[^1].End, 0.001);
    }

    [FfmpegFact]
    public async Task A_sentence_in_pieces_at_another_rate_sounds_as_it_does_in_one()
    {
        await using var renderer = new VideoRenderer(VideoMaking.Small());
        SpokenSegment first = Speech.Segment(0, 0, 1, isLast: false);
        short[] whole = await Probe.SoundAsync((await renderer.MakeAsync([first, .. Pieces(6, [6], rate: 16_000, index: 1, offset: 0.25)])).File());
        short[] pieces = await Probe.SoundAsync(
            (await renderer.MakeAsync([first, .. Cut(Speech.Segment(1, 0.25, 6, rate: 16_000), 1, [3_500, 3_501, 9_000, 7_999])])).File());

        int worst = 0;
        for (int i = 0; i < Math.Min(whole.Length, pieces.Length); i++)
        {
            worst = Math.Max(worst, Math.Abs(whole[i] - pieces[i]));
        }

        Assert.InRange(worst, 0, 1_500);
    }

    [FfmpegFact]
    public async Task The_caption_stays_through_the_sentence()
    {
        VideoRenderingOptions options = VideoMaking.Small();
        await using var bare = new VideoRenderer(options);
        VideoRenderingOptions written = VideoMaking.Small();
        written.Captions = true;
        await using var renderer = new VideoRenderer(written);

        byte[] with = await PictureAsync(renderer, 1.4);
        byte[] without = await PictureAsync(bare, 1.4);

        int differ = 0;
        for (int i = VideoMaking.Width * VideoMaking.Height * 2 / 3; i < with.Length; i++)
        {
            differ += Math.Abs(with[i] - without[i]) > 40 ? 1 : 0;
        }

        Assert.True(differ > 60, $"{differ} pixels of the caption are there in the last piece.");

        static async Task<byte[]> PictureAsync(VideoRenderer renderer, double time)
        {
            byte[] file = (await renderer.MakeAsync(Pieces(6, 1, 2, 3))).File();
            IReadOnlyList<(double Start, double End)> times = (await Probe.OfAsync(file)).Pictures;
            IReadOnlyList<byte[]> pictures = await Probe.PicturesAsync(file, VideoMaking.Width, VideoMaking.Height);
            return pictures[times.Select(static picture => picture.Start).ToList().FindLastIndex(start => start <= time)];
        }
    }

    /// <summary>A sentence of syllables, in pieces of so many syllables each.</summary>
    private static SpokenSegment[] Pieces(int syllables, params int[] each) => Pieces(syllables, each, Speech.Rate, 0, 0);

    private static SpokenSegment[] Pieces(int syllables, int[] each, int rate, int index, double offset)
        => Cut(Speech.Segment(index, offset, syllables, rate: rate), index, [.. each.Select(count => count * rate / 4)]);

    private static SpokenSegment[] Cut(SpokenSegment whole, int index, int[] lengths)
    {
        List<SpokenSegment> pieces = [];
        long start = 0;
        foreach (int length in lengths)
        {
            long end = start + length;
            bool isLast = end == whole.Visemes.Length;
            pieces.Add(whole with
            {
                Index = index + pieces.Count,
                Sentence = index,
                EndsSentence = isLast,
                Offset = whole.Offset + whole.Format.ToTime(start),
                Caption = start == 0 ? whole.Caption : "",
                Audio = whole.Audio[(int)(start * 2)..(int)(end * 2)],
                Visemes = Part(whole.Visemes, start, end),
                IsLast = isLast,
            });
            start = end;
        }

        Assert.Equal(whole.Visemes.Length, start);
        return [.. pieces];
    }

    private static VisemeTrack Part(VisemeTrack track, long start, long end) => new(track.SampleRate, end - start,
        [.. track.Spans.Where(span => span.Start < end && span.End > start)
            .Select(span =>
                span with { Start = Math.Max(span.Start, start) - start, Duration = Math.Min(span.End, end) - Math.Max(span.Start, start) })]);
}
