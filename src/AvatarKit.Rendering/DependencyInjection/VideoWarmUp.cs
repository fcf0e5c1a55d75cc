using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AvatarKit.Rendering;

/// <summary>Loads the face and starts FFmpeg while the host starts, so that the first person does not wait for it. The host does not wait either.</summary>
internal sealed partial class VideoWarmUp(IAvatarRenderer renderer, ILogger<VideoWarmUp>? logger = null) : IHostedService, IDisposable
{
    private readonly ILogger logger = logger ?? NullLogger<VideoWarmUp>.Instance;
    private readonly CancellationTokenSource stopping = new();
    private Task work = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        work = Task.Run(() => WarmUpAsync(stopping.Token), CancellationToken.None);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        await work.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => stopping.Dispose();

    private async Task WarmUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (renderer.GetService(typeof(VideoRenderer)) is VideoRenderer video)
            {
                await video.WarmUpAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is AvatarKitException or OperationCanceledException or ObjectDisposedException)
        {
            // The first video meets the same, and whoever wants it is told.
            Failed(logger, (exception as AvatarKitException)?.Code ?? exception.GetType().Name);
        }
    }

    [LoggerMessage(4002, LogLevel.Warning, "Warming up video failed: {Code}")]
    private static partial void Failed(ILogger logger, string code);
}
