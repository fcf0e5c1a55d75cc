using AvatarKit.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Options;

namespace AvatarKit.Rendering.Tests;

[Collection(ProcessTests.Name)]
public sealed class AvatarChatbotVideoBuilderExtensionsTests
{
    [FfmpegFact]
    public async Task A_host_renders_video_warms_up_and_leaves_no_process()
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        IAvatarChatbotBuilder avatar = builder.Services.AddAvatarChatbot().UseFakes();
        builder.Services.RemoveAll<IAvatarRenderer>();
        avatar.UseVideoRendering(
            static options => (options.Width, options.Height, options.Face) = (VideoMaking.Width, VideoMaking.Height, new TestFace()));
        using (IHost host = builder.Build())
        {
            await host.StartAsync();
            var renderer = Assert.IsType<VideoRenderer>(host.Services.GetRequiredService<IAvatarRenderer>());

            Assert.NotEmpty((await renderer.MakeAsync(Speech.Turn(2))).File());

            await host.StopAsync();
        }

        Assert.Empty(Programs.Children());
    }

    [Fact]
    public async Task A_wrong_setting_stops_the_host_at_its_start()
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Services.AddAvatarChatbot().UseFakes().UseVideoRendering(static options => (options.Width, options.Face) = (33, new TestFace()));
        using IHost host = builder.Build();

        OptionsValidationException error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains("Width", error.Message, StringComparison.Ordinal);
    }

    [FfmpegFact]
    public async Task A_container_that_does_not_wait_ends_the_processes_of_its_renderer()
    {
        var services = new ServiceCollection();
        services.AddAvatarChatbot().UseVideoRendering(
            static options => (options.Width, options.Height, options.Face) = (VideoMaking.Width, VideoMaking.Height, new TestFace()));
        ServiceProvider provider = services.BuildServiceProvider();
        var renderer = Assert.IsType<VideoRenderer>(provider.GetRequiredService<IAvatarRenderer>());
        await renderer.WarmUpAsync(default);
        Assert.NotEmpty(Programs.Children());

#pragma warning disable CA1849 // That is what is tested.
        provider.Dispose();
#pragma warning restore CA1849

        Assert.Empty(Programs.Children());
    }

    [Fact]
    public void A_renderer_of_the_hosts_own_stays()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IAvatarRenderer, FaceTrackRenderer>();
        services.AddAvatarChatbot().UseVideoRendering(static options => options.Face = new TestFace());

        using ServiceProvider provider = services.BuildServiceProvider();
        Assert.IsType<FaceTrackRenderer>(provider.GetRequiredService<IAvatarRenderer>());
    }

    [Fact]
    public async Task A_renderer_of_the_hosts_that_wraps_the_video_is_warmed_up_too()
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        VideoRenderingOptions options = VideoMaking.Small();
        options.FfmpegPath = "no-such-ffmpeg";
        await using var video = new VideoRenderer(options);
        IAvatarChatbotBuilder avatar = builder.Services.AddAvatarChatbot().UseFakes();
        builder.Services.RemoveAll<IAvatarRenderer>();
        builder.Services.AddSingleton<IAvatarRenderer>(new Wrapped(video));
        avatar.UseVideoRendering();
        var log = FakeLogCollector.Create(new FakeLogCollectorOptions());
        builder.Logging.AddProvider(new FakeLoggerProvider(log));
        using IHost host = builder.Build();
        await host.StartAsync();

        // The warm-up finds the video renderer behind the wrapper, or it would not fail.
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!log.GetSnapshot().Any(static record => record.Message.Contains("video.ffmpeg_missing", StringComparison.Ordinal)))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, timeout.Token);
        }

        await host.StopAsync();
    }

    private sealed class Wrapped(IAvatarRenderer inner) : DelegatingAvatarRenderer(inner);
}
