using System.Buffers.Binary;
using System.Text;

namespace AvatarKit.Rendering.Tests;

[Collection(ProcessTests.Name)]
public sealed class VideoFileTests
{
    [FfmpegTheory]
    [InlineData(VideoContainer.Mp4)]
    [InlineData(VideoContainer.WebM)]
    public async Task A_file_has_every_picture_and_its_sound_at_the_same_times(VideoContainer container)
    {
        using var folder = new ScratchFolder();
        VideoRenderingOptions options = VideoMaking.Small();
        options.Container = container;
        await using var renderer = new VideoRenderer(options);
        List<AvatarRendering> made = await renderer.MakeAsync(Speech.Turn(6, 3));
        string path = folder["reply.video"];

        await VideoFile.WriteAsync(path, Pieces(made));

        byte[] file = await File.ReadAllBytesAsync(path);
        Probe streamed = await Probe.OfAsync(made.File());
        Probe written = await Probe.OfAsync(file);
        Assert.Equal(Starts(streamed), Starts(written));
        Assert.InRange(await OnsetAsync(file) - await OnsetAsync(made.File()), -0.001, 0.001);
        Assert.Equal(streamed.Sounds.Count, written.Sounds.Count);
        Assert.Equal([path], Directory.GetFiles(folder.Path));
    }

    [FfmpegTheory]
    [InlineData(VideoContainer.Mp4)]
    [InlineData(VideoContainer.WebM)]
    public async Task What_is_streamed_and_what_is_written_say_that_a_machine_made_them(VideoContainer container)
    {
        using var folder = new ScratchFolder();
        VideoRenderingOptions options = VideoMaking.Small();
        options.Container = container;
        await using var renderer = new VideoRenderer(options);
        List<AvatarRendering> made = await renderer.MakeAsync(Speech.Turn(2));
        string path = folder["reply.video"];
        await VideoFile.WriteAsync(path, Pieces(made));

        foreach (byte[] video in new[] { made.File(), await File.ReadAllBytesAsync(path) })
        {
            byte[] found = await Programs.RunAsync("ffprobe", video, "-v", "error", "-show_format", "-i", "pipe:0");

            Assert.Contains($"={GeneratedMedia.Comment}", Encoding.UTF8.GetString(found), StringComparison.Ordinal);
        }
    }

    [FfmpegFact]
    public async Task An_MP4_file_begins_with_what_a_player_needs_first()
    {
        using var folder = new ScratchFolder();
        await using var renderer = new VideoRenderer(VideoMaking.Small());

        await VideoFile.WriteAsync(folder["reply.mp4"], Pieces(await renderer.MakeAsync(Speech.Turn(2))));

        Assert.Equal(["ftyp", "moov", "mdat"], Boxes(await File.ReadAllBytesAsync(folder["reply.mp4"])).Where(static type => type != "free"));
    }

    [Fact]
    public async Task A_turn_without_video_writes_nothing()
    {
        using var folder = new ScratchFolder();

        VideoException error = await Assert.ThrowsAsync<VideoException>(() => VideoFile.WriteAsync(folder["reply.mp4"], Pieces([])));

        Assert.Equal("video.file", error.Code);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_the_videos_error_and_not_its_own()
    {
        using var folder = new ScratchFolder();

        VideoException error = await Assert.ThrowsAsync<VideoException>(
            () => VideoFile.WriteAsync(Path.Combine(folder.Path, "none", "reply.mp4"), Pieces([])));

        Assert.Equal("video.file", error.Code);
    }

    [FfmpegTheory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task What_the_pieces_fail_with_comes_through(int pieces)
    {
        using var folder = new ScratchFolder();
        var failure = new IOException("The store broke off.");

        Assert.Same(failure, await Assert.ThrowsAsync<IOException>(() => VideoFile.WriteAsync(folder["reply.mp4"], BreakOffAsync())));

        Assert.Empty(Directory.GetFiles(folder.Path));

        async IAsyncEnumerable<ReadOnlyMemory<byte>> BreakOffAsync()
        {
            for (int i = 0; i < pieces; i++)
            {
                yield return new byte[1000];
            }

            await Task.Yield();
            throw failure;
        }
    }

    [FfmpegFact]
    public async Task What_is_no_video_leaves_the_old_file_as_it_was()
    {
        using var folder = new ScratchFolder();
        await File.WriteAllTextAsync(folder["reply.mp4"], "the old one");

        VideoException error = await Assert.ThrowsAsync<VideoException>(
            () => VideoFile.WriteAsync(folder["reply.mp4"], Enumerable.Repeat<ReadOnlyMemory<byte>>(new byte[5_000], 3).ToAsyncEnumerable()));

        Assert.Equal("video.file", error.Code);
        Assert.NotNull(error.EncoderLog);
        Assert.Equal("the old one", await File.ReadAllTextAsync(folder["reply.mp4"]));
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [FfmpegFact]
    public async Task A_file_that_is_given_up_leaves_nothing()
    {
        using var folder = new ScratchFolder();
        await using var renderer = new VideoRenderer(VideoMaking.Small());
        using var cancel = new CancellationTokenSource();
        List<AvatarRendering> made = await renderer.MakeAsync(Speech.Turn(8));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => VideoFile.WriteAsync(
            folder["reply.mp4"],
            Pieces(made).Select((piece, i) =>
            {
                if (i == 3)
                {
                    cancel.Cancel();
                }

                return piece;
            }),
            cancellationToken: cancel.Token));

        Assert.Empty(Directory.GetFiles(folder.Path));
        Assert.Empty(Programs.Children());
    }

    [FfmpegFact]
    public async Task A_full_disk_is_said_to_be_full_and_nothing_is_left_on_it()
    {
        if (SmallDisk.Missing is not null)
        {
            return;
        }

        using var disk = new SmallDisk("64k");
        await using var renderer = new VideoRenderer(VideoMaking.Small());
        List<AvatarRendering> made = await renderer.MakeAsync(Speech.Turn(80));
        Assert.True(made.File().Length > 80_000);

        VideoException error = await Assert.ThrowsAsync<VideoException>(
            () => VideoFile.WriteAsync(Path.Combine(disk.Path, "reply.mp4"), Pieces(made)));

        Assert.Equal("video.disk_full", error.Code);
        Assert.Empty(Directory.GetFiles(disk.Path));
    }

    private static IAsyncEnumerable<ReadOnlyMemory<byte>> Pieces(IEnumerable<AvatarRendering> made)
        => made.OfType<VideoRendering>().Select(static piece => piece.Data).ToAsyncEnumerable();

    private static IEnumerable<double> Starts(Probe probe)
        => probe.Pictures.Select(picture => Math.Round(picture.Start - probe.Pictures[0].Start, 2));

    private static async Task<double> OnsetAsync(byte[] file)
        => (Array.FindIndex(await Probe.SoundAsync(file), static sample => Math.Abs((int)sample) > 1_500) / (double)Probe.AudioRate)
            - (await Probe.OfAsync(file)).Pictures[0].Start;

    private static List<string> Boxes(byte[] file)
    {
        List<string> types = [];
        for (int at = 0; at < file.Length; at += BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at)))
        {
            types.Add(Encoding.ASCII.GetString(file, at + 4, 4));
        }

        return types;
    }
}
