namespace AvatarKit.Rendering.Tests;

[Collection(ProcessTests.Name)]
public sealed class VideoInterruptionTests : IDisposable
{
    private readonly CancellationTokenSource interruption = new();
    private readonly TestFace face = new();

    private RenderOptions Options => Speech.Video with { Interruption = interruption.Token };

    public void Dispose() => interruption.Dispose();

    [FfmpegTheory]
    [InlineData(20)]
    [InlineData(50)]
    [InlineData(53)]
    public async Task An_interrupted_video_ends_with_a_mouth_that_is_shut_150_ms_after_the_sound(int picture)
    {
        // Ten seconds of "mamama", interrupted in the middle of a vowel.
        face.Painting = painted => Interrupt(painted == picture);
        await using var renderer = new VideoRenderer(VideoMaking.Small(face));

        List<AvatarRendering> made = await renderer.RenderAsync(Speech.Spoken(Speech.Turn(40)), Options).ToListAsync();

        Assert.Empty(made.OfType<RenderingWarning>());
        byte[] file = made.File();
        short[] sound = await Probe.SoundAsync(file);
        double cut = Array.FindLastIndex(sound, static sample => Math.Abs((int)sample) > 1_500) / (double)Probe.AudioRate;
        Assert.InRange(cut, (picture - 1) / 30.0, (picture / 30.0) + 0.1);
        IReadOnlyList<(double Start, double End)> times = (await Probe.OfAsync(file)).Pictures;
        IReadOnlyList<byte[]> pictures = await Probe.PicturesAsync(file, VideoMaking.Width, VideoMaking.Height);
        Assert.InRange(times[^1].End - cut, 0.15, 0.35);
        int shut = Dark(pictures[0]);
        int open = Dark(pictures[times.Select(static time => time.Start).ToList().FindLastIndex(start => start <= cut - 0.03)]);
        Assert.True(open > 3 * shut, $"{open} dark pixels in the vowel that was cut, {shut} in shut lips.");
        Assert.All(
            times.Zip(pictures).Where(shown => shown.First.End > cut + 0.15), shown => Assert.InRange(Dark(shown.Second), 0, (int)(1.2 * shut)));
    }

    [FfmpegFact]
    public async Task Interrupted_sound_fades_instead_of_clicking()
    {
        face.Painting = painted => Interrupt(painted == 50);
        await using var renderer = new VideoRenderer(VideoMaking.Small(face));

        short[] sound = await Probe.SoundAsync((await renderer.RenderAsync(Speech.Spoken(Speech.Turn(40)), Options).ToListAsync()).File());

        // The tone's own steps are 48 kHz of 440 Hz at 12,000: 690 from sample to sample.
        int last = Array.FindLastIndex(sound, static sample => Math.Abs((int)sample) > 500);
        Assert.All(Enumerable.Range(last - 200, 400), at => Assert.InRange(Math.Abs(sound[at + 1] - sound[at]), 0, 800));
    }

    [FfmpegFact]
    public async Task Sentences_behind_an_interruption_are_neither_waited_for_nor_drawn()
    {
        face.Painting = painted => Interrupt(painted == 20);
        await using var renderer = new VideoRenderer(VideoMaking.Small(face));

        List<AvatarRendering> made = await renderer.RenderAsync(SpeakAsync(), Options).ToListAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Single(made.OfType<FaceTrackRendering>());
        Assert.Empty(made.OfType<RenderingWarning>());
        Assert.Empty(Programs.Children());

        static async IAsyncEnumerable<SpokenSegment> SpeakAsync(
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            yield return Speech.Turn(40)[0];
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }
    }

    [FfmpegFact]
    public async Task An_interruption_between_sentences_and_one_before_the_first_end_the_video_too()
    {
        await using var renderer = new VideoRenderer(VideoMaking.Small(face));
        List<AvatarRendering> made = [];
        await foreach (AvatarRendering rendering in renderer.RenderAsync(SpeakAsync(), Options))
        {
            made.Add(rendering);
            Interrupt(rendering is VideoRendering { IsInitialization: false });
        }

        IReadOnlyList<byte[]> pictures = await Probe.PicturesAsync(made.File(), VideoMaking.Width, VideoMaking.Height);
        Assert.InRange(Dark(pictures[^1]), 0, (int)(1.2 * Dark(pictures[0])));
        Assert.Empty(await renderer.RenderAsync(SpeakAsync(), Options).ToListAsync());

        static async IAsyncEnumerable<SpokenSegment> SpeakAsync(
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            yield return Speech.Turn(2)[0];
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }
    }

    private void Interrupt(bool now)
    {
        if (now)
        {
            interruption.Cancel();
        }
    }

    private static int Dark(byte[] picture) => picture.Count(static value => value < 60);
}
