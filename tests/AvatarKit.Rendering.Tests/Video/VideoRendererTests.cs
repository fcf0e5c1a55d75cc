using AvatarKit.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace AvatarKit.Rendering.Tests;

[Collection(ProcessTests.Name)]
public sealed class VideoRendererTests
{
    private static readonly AvatarRendererConformance Suite = new(static _ => new(new VideoRenderer(VideoMaking.Small())));

    public static TheoryData<string> Cases => [.. Suite.Cases.Select(static one => one.Name)];

    [FfmpegTheory]
    [MemberData(nameof(Cases))]
    public Task It_keeps_the_contract(string name) => Suite.Cases.Single(one => one.Name == name).RunAsync();

    [FfmpegTheory]
    [InlineData(VideoContainer.Mp4, "h264", "aac")]
    [InlineData(VideoContainer.WebM, "vp9", "opus")]
    public async Task The_pieces_put_together_are_one_video_whose_sound_and_pictures_belong_together(
        VideoContainer container, string video, string audio)
    {
        VideoRenderingOptions options = VideoMaking.Small();
        options.Container = container;
        await using var renderer = new VideoRenderer(options);

        List<AvatarRendering> made = await renderer.MakeAsync(Speech.Turn(6, 1, 9));

        byte[] file = made.File();
        Probe probe = await Probe.OfAsync(file);
        Assert.Equal((video, audio), (probe.Video, probe.Audio));
        Assert.Equal(("160", "90", "bt709", "tv"),
            (probe.VideoFacts["width"], probe.VideoFacts["height"], probe.VideoFacts["color_space"], probe.VideoFacts["color_range"]));
        Assert.Equal(["bt709", "bt709"], (string[])[probe.VideoFacts["color_primaries"], probe.VideoFacts["color_transfer"]]);
        // WebM has no negative times: all of it is later by what Opus needs to get going.
        double origin = probe.Pictures[0].Start;
        Assert.InRange(origin, 0, container == VideoContainer.Mp4 ? 0 : 0.008);
        Assert.All(probe.Pictures, picture => Assert.Equal(Math.Round((picture.Start - origin) * 30), (picture.Start - origin) * 30, 0.04));

        // Sixteen quarters of a second, and more than 150 ms after them, to the next frame.
        double end = EndOf(made);
        Assert.InRange(end, 4.15, 4.25);
        Assert.Equal(end, probe.Pictures[^1].End - origin, 0.04);
        // Sound comes in frames: 21 ms of AAC, 20 ms of Opus and what it needs to get going.
        Assert.InRange(probe.Sounds[^1].End - origin - end, -0.022, container == VideoContainer.Mp4 ? 0.022 : 0.042);

        // A third of the first syllable is silent: the tone begins at 1/12 s.
        short[] sound = await Probe.SoundAsync(file);
        double onset = Array.FindIndex(sound, static sample => Math.Abs((int)sample) > 1_500) / (double)Probe.AudioRate;
        Assert.InRange(onset - origin, (1.0 / 12) - 0.001, (1.0 / 12) + 0.001);
    }

    [FfmpegFact]
    public async Task The_mouth_is_open_in_vowels_shut_for_lips_and_at_the_end()
    {
        await using var renderer = new VideoRenderer(VideoMaking.Small());

        byte[] file = (await renderer.MakeAsync(Speech.Turn(4, 4))).File();

        IReadOnlyList<(double Start, double End)> times = (await Probe.OfAsync(file)).Pictures;
        IReadOnlyList<byte[]> pictures = await Probe.PicturesAsync(file, VideoMaking.Width, VideoMaking.Height);
        Assert.Equal(times.Count, pictures.Count);
        int At(double time)
            => Darkness(pictures[times.Select(static picture => picture.Start).ToList().FindLastIndex(start => start <= time + 0.001)]);
        Assert.True(At(1.18) > 3 * At(1.04), $"vowel {At(1.18)}, lips {At(1.04)}");
        Assert.True(At(1.18) > 3 * At(2.16), $"vowel {At(1.18)}, end {At(2.16)}");
    }

    [FfmpegFact]
    public async Task Pieces_say_when_they_are_and_whose_words_they_show()
    {
        await using var renderer = new VideoRenderer(VideoMaking.Small());

        List<AvatarRendering> made = await renderer.MakeAsync(Speech.Turn(6, 6));

        List<VideoRendering> pieces = [.. made.OfType<VideoRendering>()];
        Assert.True(pieces[0].IsInitialization);
        Assert.All(pieces.Skip(1), static piece => Assert.False(piece.IsInitialization));
        Assert.All(pieces, static piece => Assert.Matches("^video/mp4; codecs=\"avc1\\.6400[0-9A-F]{2}, mp4a\\.40\\.2\"$", piece.ContentType));
        TimeSpan end = TimeSpan.Zero;
        foreach (VideoRendering piece in pieces.Skip(1))
        {
            Assert.Equal(end.TotalMilliseconds, piece.Start.TotalMilliseconds, 0.01);
            Assert.Equal(piece.Start < TimeSpan.FromSeconds(1.5) ? 0 : 1, piece.SegmentIndex);
            end = piece.Start + piece.Duration;
        }
    }

    [FfmpegFact]
    public async Task Video_comes_while_the_next_sentence_is_not_there_yet()
    {
        await using var renderer = new VideoRenderer(VideoMaking.Small());
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        TimeSpan reached = TimeSpan.Zero;
        await foreach (AvatarRendering rendering in renderer.RenderAsync(SpeakAsync(), Speech.Video))
        {
            if (rendering is VideoRendering { IsInitialization: false } piece)
            {
                reached = piece.Start + piece.Duration;
                if (reached > TimeSpan.FromSeconds(1.2))
                {
                    seen.TrySetResult();
                }
            }
        }

        Assert.True(reached > TimeSpan.FromSeconds(2));

        async IAsyncEnumerable<SpokenSegment> SpeakAsync()
        {
            SpokenSegment[] turn = Speech.Turn(6, 2);
            yield return turn[0];
            // All of the first sentence but what the encoder keeps back.
            await seen.Task.WaitAsync(TimeSpan.FromMinutes(1));
            yield return turn[1];
        }
    }

    [FfmpegFact]
    public async Task Frames_that_do_not_change_are_left_out_unless_every_frame_is_wanted()
    {
        foreach (bool constant in (bool[])[false, true])
        {
            VideoRenderingOptions options = VideoMaking.Small();
            options.ConstantFrameRate = constant;
            await using var renderer = new VideoRenderer(options);
            SpokenSegment silence = Speech.Segment(0, 0, 8) with { Visemes = new VisemeTrack(Speech.Rate, Speech.Rate * 2, []) };

            Probe probe = await Probe.OfAsync((await renderer.MakeAsync(silence)).File());

            Assert.InRange(probe.Pictures.Count, constant ? 67 : 20, constant ? 67 : 25);
            Assert.Equal(67 / 30.0, probe.Pictures[^1].End, 0.001);
        }
    }

    [FfmpegFact]
    public async Task A_transparent_video_has_alpha()
    {
        VideoRenderingOptions options = VideoMaking.Small();
        (options.Container, options.Transparent) = (VideoContainer.WebM, true);
        await using var renderer = new VideoRenderer(options);

        byte[] file = (await renderer.MakeAsync(Speech.Turn(2))).File();

        byte[] alpha = await Programs.RunAsync("ffmpeg", file, "-v", "error", "-c:v", "libvpx-vp9", "-i", "pipe:0", "-vf",
            "alphaextract", "-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "gray", "pipe:1");
        Assert.InRange(alpha[0], 0, 20);
        Assert.InRange(alpha[(VideoMaking.Height / 2 * VideoMaking.Width) + (VideoMaking.Width / 2)], 235, 255);
    }

    [FfmpegFact]
    public async Task Segments_of_other_rates_and_channels_go_on_without_a_seam()
    {
        await using var renderer = new VideoRenderer(VideoMaking.Small());
        SpokenSegment[] turn =
            [Speech.Segment(0, 0, 2, false), Speech.Segment(1, 0.5, 2, false, rate: 16_000, channels: 2), Speech.Segment(2, 1, 2, rate: 48_000)];

        byte[] file = (await renderer.MakeAsync(turn)).File();

        // A tone of 440 Hz crosses zero 880 times a second, two thirds of the time.
        short[] sound = await Probe.SoundAsync(file);
        int crossings = Enumerable.Range(1, (int)(1.5 * Probe.AudioRate) - 1)
            .Count(i => sound[i - 1] < 0 != sound[i] < 0 && Math.Abs(sound[i] - sound[i - 1]) > 200);
        Assert.InRange(crossings, 850, 940);
        Assert.InRange((await Probe.OfAsync(file)).Sounds[^1].End, 1.65, 1.78);
    }

    [FfmpegFact]
    public async Task A_turn_may_have_a_sentence_without_sound_and_one_that_begins_later()
    {
        await using var renderer = new VideoRenderer(VideoMaking.Small());
        SpokenSegment empty = Speech.Segment(1, 0.5, 0, false);

        List<AvatarRendering> made = await renderer.MakeAsync(Speech.Segment(0, 0, 2, false), empty, Speech.Segment(2, 1.5, 2));

        Assert.Equal([0, 1, 2], made.OfType<FaceTrackRendering>().Select(static track => track.SegmentIndex));
        Assert.InRange(EndOf(made), 2.15, 2.25);
    }

    [Fact]
    public async Task An_unknown_face_is_refused_with_the_names_of_the_known_ones()
    {
        VideoRenderingOptions options = VideoMaking.Small(new TestFace("anna"));
        options.Faces.Add(new TestFace("ben"));
        await using var renderer = new VideoRenderer(options);

        VideoException error = await Assert.ThrowsAsync<VideoException>(
            async () => await renderer.RenderAsync(Speech.Spoken(Speech.Turn(1)), Speech.Video with { Character = "carl" }).ToListAsync());

        Assert.Equal("video.unknown_face", error.Code);
        Assert.Contains(
            $"No face has the id 'carl'. Known: anna, ben, {string.Join(", ", CharacterFace.BuiltIn)}.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_FFmpeg_there_are_face_tracks_and_one_warning()
    {
        VideoRenderingOptions options = VideoMaking.Small();
        options.FfmpegPath = "no-such-ffmpeg";
        var log = new FakeLogger<VideoRenderer>();
        await using var renderer = new VideoRenderer(options, log);

        for (int i = 0; i < 2; i++)
        {
            List<AvatarRendering> made = await renderer.MakeAsync(Speech.Turn(2, 2, 2, 2));
            Assert.Equal([0, 1, 2, 3], made.OfType<FaceTrackRendering>().Select(static track => track.SegmentIndex));
            Assert.Equal("video.ffmpeg_missing", Assert.IsType<RenderingWarning>(made[^1]).Error.Code);
            Assert.Equal(5, made.Count);
        }

        FakeLogRecord warning = Assert.Single(log.Collector.GetSnapshot(), static record => record.Level >= LogLevel.Warning);
        Assert.Contains("FFmpeg was not found as 'no-such-ffmpeg'. Install it (Debian and Ubuntu: apt install ffmpeg;", warning.Message,
            StringComparison.Ordinal);
    }

    [FfmpegFact]
    public async Task An_FFmpeg_that_is_killed_fails_the_video_and_not_the_voice()
    {
        await using var renderer = new VideoRenderer(VideoMaking.Small());
        List<int> tracks = [];

        AvatarKitException? error = null;
        await foreach (AvatarRendering rendering in renderer.RenderAsync(Speech.Spoken(Speech.Turn(4, 400, 4, 4)), Speech.Video))
        {
            if (rendering is FaceTrackRendering track)
            {
                tracks.Add(track.SegmentIndex);
            }
            else if (rendering is RenderingWarning warning)
            {
                error = warning.Error;
            }
            else if (rendering is VideoRendering { IsInitialization: true })
            {
                using var ffmpeg = System.Diagnostics.Process.GetProcessById(
                    int.Parse(Assert.Single(Programs.Children()).Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture));
                ffmpeg.Kill();
            }
        }

        Assert.IsType<VideoException>(error);
        Assert.Equal("video.ffmpeg_failed", error.Code);
        Assert.Equal([0, 1, 2, 3], tracks);
        Assert.Empty(Programs.Children());
        // The renderer makes the next video.
        Assert.NotEmpty((await renderer.MakeAsync(Speech.Turn(1))).File());
    }

    [FfmpegFact]
    public async Task What_FFmpeg_says_about_its_failure_is_in_the_error()
    {
        using var folder = new ScratchFolder();
        VideoRenderingOptions options = VideoMaking.Small();
        options.FfmpegPath = Programs.Impostor(folder.Path, "echo 'the encoder is on strike' >&2; exit 3");
        await using var renderer = new VideoRenderer(options);

        VideoException error = await Assert.ThrowsAsync<VideoException>(() => renderer.MakeOrThrowAsync(Speech.Turn(8)));

        Assert.Equal("video.ffmpeg_failed", error.Code);
        Assert.Contains("exit code 3", error.Message, StringComparison.Ordinal);
        Assert.Equal("the encoder is on strike", error.EncoderLog);
    }

    [FfmpegFact]
    public async Task An_FFmpeg_that_hangs_is_ended_with_whatever_it_started()
    {
        using var folder = new ScratchFolder();
        VideoRenderingOptions options = VideoMaking.Small();
        (options.FfmpegPath, options.EncoderTimeout) = (Programs.Impostor(folder.Path, "sleep 600; true"), TimeSpan.FromMilliseconds(400));
        await using var renderer = new VideoRenderer(options);

        VideoException error = await Assert.ThrowsAsync<VideoException>(() => renderer.MakeOrThrowAsync(Speech.Turn(400)));

        Assert.Equal("video.stalled", error.Code);
        Assert.True(error.IsTransient);
        Assert.Empty(Programs.Children());
    }

    [FfmpegFact]
    public async Task An_FFmpeg_without_the_encoders_is_named_with_what_it_lacks()
    {
        using var folder = new ScratchFolder();
        VideoRenderingOptions options = VideoMaking.Small();
        options.FfmpegPath = Programs.Impostor(folder.Path, "exit 1", encoders: " A....D aac  AAC (Advanced Audio Coding)");
        var log = new FakeLogger<VideoRenderer>();
        await using var renderer = new VideoRenderer(options, log);

        await renderer.MakeAsync(Speech.Turn(1));

        Assert.Contains("was built without libx264, which MP4 needs",
            Assert.Single(log.Collector.GetSnapshot(), static record => record.Level == LogLevel.Warning).Message, StringComparison.Ordinal);
    }

    [FfmpegFact]
    public async Task Sound_that_is_not_PCM_is_refused_by_name_after_the_face_tracks()
    {
        await using var renderer = new VideoRenderer(VideoMaking.Small());
        SpokenSegment segment = Speech.Segment(0, 0, 2) with { Format = new AudioFormat(AudioEncoding.Mp3, 24_000) };

        VideoException error = await Assert.ThrowsAsync<VideoException>(() => renderer.MakeOrThrowAsync(segment));

        Assert.Equal("video.audio_format", error.Code);
        Assert.Contains("Segment 0 is 'mp3'", error.Message, StringComparison.Ordinal);
    }

    private static double EndOf(IEnumerable<AvatarRendering> made)
        => made.OfType<VideoRendering>().Select(static piece => (piece.Start + piece.Duration).TotalSeconds).Last();

    private static int Darkness(byte[] picture) => picture.Count(static luma => luma < 60);
}
