using Microsoft.Extensions.Logging;

namespace AvatarKit.Rendering;

/// <summary>Encodes with FFmpeg processes, some of them started ahead.</summary>
internal sealed class FfmpegEncoder : IVideoEncoder
{
    private readonly VideoRenderingOptions options;
    private readonly ILogger logger;
    private readonly TimeProvider timeProvider;
    private readonly Lock gate = new();
    private readonly CancellationTokenSource stopping = new();
    private Task<FfmpegPool>? ready;
    private TimeSpan soundLead;

    public FfmpegEncoder(VideoRenderingOptions options, ILogger logger, TimeProvider timeProvider)
    {
        this.options = options;
        this.logger = logger;
        this.timeProvider = timeProvider;
    }

    /// <summary>The ids of the processes that wait for a stream.</summary>
    public IReadOnlyList<int> IdleIds => ready is { IsCompletedSuccessfully: true } ? ready.Result.IdleIds : [];

    public async ValueTask WarmUpAsync(CancellationToken cancellationToken)
    {
        FfmpegPool pool = await ReadyAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        pool.Fill();
    }

    public async ValueTask<IVideoStream> OpenAsync(VideoFormat format, CancellationToken cancellationToken)
    {
        FfmpegPool pool = await ReadyAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        return new FfmpegStream(pool.Take(), format, options, soundLead, timeProvider, pool.Replace);
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        Task<FfmpegPool>? last;
        lock (gate)
        {
            last = ready;
        }

        if (last is not null)
        {
            await ((Task)last).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (last.IsCompletedSuccessfully)
            {
                await (await last.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
            }
        }

        stopping.Dispose();
    }

    /// <summary>Looks for FFmpeg, once if it is there: what was missing may have been installed since.</summary>
    private Task<FfmpegPool> ReadyAsync()
    {
        lock (gate)
        {
            if (ready is null or { IsFaulted: true } or { IsCanceled: true })
            {
                ready = PrepareAsync();
            }

            return ready;
        }
    }

    private async Task<FfmpegPool> PrepareAsync()
    {
        FfmpegProgram found = await FfmpegProgram.FindAsync(options.FfmpegPath, stopping.Token).ConfigureAwait(false);
        found.Require(options.Container);
        IReadOnlyList<string> arguments = FfmpegArguments.ForStream(options, found);
        if (options.Container == VideoContainer.WebM)
        {
            soundLead = await OpusLead.MeasureAsync(found.Path, arguments, options.Transparent, stopping.Token).ConfigureAwait(false);
        }

        return new FfmpegPool(() => new FfmpegProcess(found.Path, arguments), options.PrewarmedEncoders, logger, timeProvider);
    }
}
