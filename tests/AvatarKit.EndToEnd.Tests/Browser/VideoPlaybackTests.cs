using System.Runtime.InteropServices;
using AvatarKit.Rendering;
using Microsoft.Playwright;

namespace AvatarKit.EndToEnd.Tests;

public sealed class VideoPlaybackTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int Rate = 24_000;

    [ChromiumTheory]
    [InlineData(VideoContainer.Mp4)]
    [InlineData(VideoContainer.WebM)]
    public async Task A_browser_plays_the_video_while_it_is_made_to_the_end_of_both_sound_and_pictures(VideoContainer container)
    {
        await using var renderer = new VideoRenderer(new VideoRenderingOptions { Width = 320, Height = 180, FrameRate = 30, Container = container });
        var playing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        bool saidAll = false;
        await using VideoServer server = await VideoServer.StartAsync(
            () => renderer.RenderAsync(SpeakAsync(), new RenderOptions { Video = true }),
            () => playing.TrySetResult());
        IBrowserContext window = await chromium.Browser.NewContextAsync();
        IPage page = await window.NewPageAsync();

        await page.GotoAsync(server.Url);
        await page.WaitForFunctionAsync(
            "() => log.ended !== undefined || log.error !== undefined",
            null,
            new PageWaitForFunctionOptions { Timeout = 120_000 });
        Log log = await page.EvaluateAsync<Log>(
            """
            () => {
              const video = document.getElementById('video');
              const { droppedVideoFrames: dropped, totalVideoFrames: total } = video.getVideoPlaybackQuality();
              return { ...log, dropped, total, heard: video.webkitAudioDecodedByteCount, width: video.videoWidth };
            }
            """);
        await window.CloseAsync();

        Assert.Null(log.Error);
        Assert.True(log.Supported, log.Type);
        Assert.True(saidAll);
        Assert.Equal(320, log.Width);
        Assert.True(log.Heard > 0);
        Assert.InRange(log.Dropped, 0, log.Total * 0.1);

        // One run without a gap: 4 s of speech and the tail. Sound comes in frames of 20 ms and more.
        Assert.Equal(1, log.Ranges);
        Assert.InRange(log.Start, 0, 0.03);
        Assert.InRange(log.Duration, 4.15, 4.3);
        Assert.InRange(log.Duration - log.BufferedEnd, 0, 0.04);
        Assert.Equal(log.Duration, log.Ended, 0.05);

        // The second sentence is not said before the first is being played: playback does not wait for the end.
        async IAsyncEnumerable<SpokenSegment> SpeakAsync()
        {
            yield return Sentence(0);
            await playing.Task.WaitAsync(TimeSpan.FromMinutes(1));
            yield return Sentence(1);
            saidAll = true;
        }
    }

    private static SpokenSegment Sentence(int index)
    {
        var samples = new short[Rate * 2];
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = (short)(8_000 * Math.Sin(i * 220 * Math.Tau / Rate));
        }

        return new SpokenSegment
        {
            Index = index,
            Offset = TimeSpan.FromSeconds(2 * index),
            Caption = "Mamama",
            Format = AudioFormat.Pcm16(Rate),
            Audio = MemoryMarshal.AsBytes(samples.AsSpan()).ToArray(),
            Visemes = new VisemeTrack(
                Rate,
                samples.Length,
                [.. Enumerable.Range(0, 16).Select(static i => new VisemeSpan(i % 2 == 0 ? Viseme.PP : Viseme.Aa, i * (Rate / 8), Rate / 8))]),
            IsLast = index == 1,
        };
    }

    private sealed class Log
    {
        public string? Error { get; set; }

        public string Type { get; set; } = "";

        public bool Supported { get; set; }

        public int Ranges { get; set; }

        public double Start { get; set; }

        public double BufferedEnd { get; set; }

        public double Duration { get; set; }

        public double Ended { get; set; }

        public int Dropped { get; set; }

        public int Total { get; set; }

        public int Heard { get; set; }

        public int Width { get; set; }
    }
}
