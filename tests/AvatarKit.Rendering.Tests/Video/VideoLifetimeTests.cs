using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging.Abstractions;

namespace AvatarKit.Rendering.Tests;

[Collection(ProcessTests.Name)]
public sealed class VideoLifetimeTests
{
    [FfmpegFact]
    public async Task Fifty_videos_leave_no_process_and_no_pipe_and_share_one_painter()
    {
        var face = new TestFace();
        await using var renderer = new VideoRenderer(VideoMaking.Small(face));
        await renderer.MakeAsync(Speech.Turn(1));
        int pipes = Programs.Pipes();

        for (int i = 0; i < 50; i++)
        {
            Assert.NotEmpty((await renderer.MakeAsync(Speech.Turn(1))).File());
        }

        Assert.Empty(Programs.Children());
        Assert.Equal(pipes, Programs.Pipes());
        Assert.Equal(1, face.Painters);
        await renderer.DisposeAsync();
        Assert.Equal(0, face.Living);
    }

    [FfmpegFact]
    public async Task A_cancelled_video_leaves_no_process_and_no_pipe()
    {
        await using var renderer = new VideoRenderer(VideoMaking.Small());
        await renderer.MakeAsync(Speech.Turn(1));
        int pipes = Programs.Pipes();
        using var cancel = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (AvatarRendering rendering in renderer.RenderAsync(Speech.Spoken(Speech.Turn(4_000)), Speech.Video, cancel.Token))
            {
                if (rendering is VideoRendering)
                {
                    await cancel.CancelAsync();
                }
            }
        });

        Assert.Empty(Programs.Children());
        Assert.Equal(pipes, Programs.Pipes());
    }

    [FfmpegFact]
    public async Task A_video_that_is_left_leaves_no_process_and_lets_go_of_the_speech()
    {
        await using var renderer = new VideoRenderer(VideoMaking.Small());
        var left = new TaskCompletionSource();

        await foreach (AvatarRendering rendering in renderer.RenderAsync(SpeakAsync(default), Speech.Video))
        {
            if (rendering is VideoRendering)
            {
                break;
            }
        }

        Assert.True(left.Task.IsCompleted);
        Assert.Empty(Programs.Children());

        async IAsyncEnumerable<SpokenSegment> SpeakAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            try
            {
                yield return Speech.Turn(40)[0];
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            }
            finally
            {
                left.SetResult();
            }
        }
    }

    [FfmpegFact]
    public async Task A_face_that_cannot_be_painted_fails_the_video_and_is_not_used_again()
    {
        var face = new TestFace { FailAfter = 20 };
        await using var renderer = new VideoRenderer(VideoMaking.Small(face));

        await Assert.ThrowsAsync<InvalidOperationException>(() => renderer.MakeAsync(Speech.Turn(8)));

        Assert.Empty(Programs.Children());
    }

    [FfmpegFact]
    public async Task A_listener_who_takes_nothing_stops_the_painting()
    {
        // Ten minutes of speech, of which nothing is taken but the face track.
        var face = new TestFace();
        await using var renderer = new VideoRenderer(VideoMaking.Small(face));
        IAsyncEnumerator<AvatarRendering> renderings = renderer.RenderAsync(Speech.Spoken(Speech.Turn(2_400)), Speech.Video).GetAsyncEnumerator();
        await using (renderings)
        {
            Assert.True(await renderings.MoveNextAsync());
            Assert.True(await renderings.MoveNextAsync());
            int painted = -1;
            while (painted != face.Painted)
            {
                painted = face.Painted;
                await Task.Delay(TimeSpan.FromMilliseconds(700), TimeProvider.System);
            }

            Assert.InRange(painted, 1, 10_000);
        }

        Assert.Empty(Programs.Children());
    }

    [FfmpegFact]
    public async Task Processes_started_ahead_are_used_replaced_when_they_die_and_end_with_the_renderer()
    {
        VideoRenderingOptions options = VideoMaking.Small();
        options.PrewarmedEncoders = 2;
        await using var renderer = new VideoRenderer(options);
        var encoder = (FfmpegEncoder)renderer.Studio.Encoder;
        await renderer.WarmUpAsync(default);
        await UntilAsync(() => encoder.IdleIds.Count == 2);
        Assert.Equal(2, Programs.Children().Count);

        int[] before = [.. encoder.IdleIds];
        using (var one = System.Diagnostics.Process.GetProcessById(before[0]))
        {
            one.Kill();
        }

        await UntilAsync(() => encoder.IdleIds.Count == 2 && !encoder.IdleIds.Contains(before[0]));
        Assert.Contains(before[1], encoder.IdleIds);
        await renderer.MakeAsync(Speech.Turn(2));
        Assert.NotEqual([.. encoder.IdleIds.Order()], before.Order());
        await renderer.DisposeAsync();
        Assert.Empty(Programs.Children());
    }

    [FfmpegFact]
    public async Task The_next_process_is_started_after_the_first_fragment_or_when_there_is_none()
    {
        VideoRenderingOptions options = VideoMaking.Small();
        options.PrewarmedEncoders = 1;
        await using var encoder = new FfmpegEncoder(options, NullLogger.Instance, TimeProvider.System);
        var format = new VideoFormat(VideoMaking.Width, VideoMaking.Height, options.FrameRate, false, 16_000, 1);
        await encoder.WarmUpAsync(default);
        await using (IVideoStream stream = await encoder.OpenAsync(format, default))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
            Assert.Empty(encoder.IdleIds);

            await stream.WriteAudioAsync(new short[format.SampleRate], default);
            for (int i = 0; i < format.FrameRate; i++)
            {
                await stream.WriteFrameAsync(new VideoFrame(format.Width, format.Height, false, static written => written.Dispose()), i, default);
            }

            await UntilAsync(() => encoder.IdleIds.Count == 1);
        }

        await using (await encoder.OpenAsync(format, default))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
            Assert.Empty(encoder.IdleIds);
        }

        await UntilAsync(() => encoder.IdleIds.Count == 1);
    }

    [FfmpegFact]
    public async Task More_videos_than_allowed_wait_and_far_more_are_refused()
    {
        VideoRenderingOptions options = VideoMaking.Small();
        options.MaxConcurrentRenders = 1;
        await using var renderer = new VideoRenderer(options);
        var go = new TaskCompletionSource();
        IAsyncEnumerator<AvatarRendering> first = renderer.RenderAsync(SpeakAsync(), Speech.Video).GetAsyncEnumerator();
        await using (first)
        {
            do
            {
                Assert.True(await first.MoveNextAsync());
            }
            while (first.Current is not VideoRendering);

            // Those that wait have their face tracks already, and wait for the pictures. Which of the five comes last is not said.
            List<Task<List<AvatarRendering>>> waiting = [.. Enumerable.Range(0, 5).Select(_ => renderer.MakeAsync(Speech.Turn(1)))];
            Task<List<AvatarRendering>> refused = await Task.WhenAny(waiting);
            waiting.Remove(refused);
            VideoException error = Assert.IsType<VideoException>(Assert.Single((await refused).OfType<RenderingWarning>()).Error);
            Assert.Equal("video.busy", error.Code);
            Assert.True(error.IsTransient);
            Assert.All(waiting, static one => Assert.False(one.IsCompleted));
            Assert.Single(Programs.Children());

            go.SetResult();
            while (await first.MoveNextAsync())
            {
            }

            foreach (Task<List<AvatarRendering>> one in waiting)
            {
                Assert.NotEmpty((await one).File());
            }
        }

        async IAsyncEnumerable<SpokenSegment> SpeakAsync()
        {
            yield return Speech.Turn(4)[0];
            await go.Task;
        }
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, limit.Token);
        }
    }
}
