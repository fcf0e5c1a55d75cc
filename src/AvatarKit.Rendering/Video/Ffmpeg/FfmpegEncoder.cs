using Microsoft.Extensions.Logging;

namespace AvatarKit.Rendering;

/// <summary>Encodes with FFmpeg processes, some of them started ahead.</summary>
internal sealed class FfmpegEncoder : IVideoEncoder
{
    private readonly VideoRenderingOptions options;
    private readonly ILogger logger;
    private readonly TimeProvider timeProvider;
    private readonly Lazy<Task<FfmpegProgram>> program;
    private readonly CancellationTokenSource stopping = new();
    private FfmpegPool? pool;

    public FfmpegEncoder(VideoRenderingOptions options, ILogger logger, TimeProvider timeProvider)
    {
        this.options = options;
        this.logger = logger;
        this.timeProvider = timeProvider;
        program = new Lazy<Task<FfmpegProgram>>(FindAsync);
    }

    /// <summary>The ids of the processes that wait for a stream.</summary>
    public IReadOnlyList<int> IdleIds => pool?.IdleIds ?? [];

    public async ValueTask WarmUpAsync(CancellationToken cancellationToken)
    {
        await program.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
        pool!.Fill();
    }

    public async ValueTask<IVideoStream> OpenAsync(VideoFormat format, CancellationToken cancellationToken)
    {
        await program.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new FfmpegStream(pool!.Take(), format, options, timeProvider);
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        if (program.IsValueCreated)
        {
            await ((Task)program.Value).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (pool is not null)
        {
            await pool.DisposeAsync().ConfigureAwait(false);
        }

        stopping.Dispose();
    }

    private async Task<FfmpegProgram> FindAsync()
    {
        FfmpegProgram found = await FfmpegProgram.FindAsync(options.FfmpegPath, stopping.Token).ConfigureAwait(false);
        found.Require(options.Container);
        IReadOnlyList<string> arguments = FfmpegArguments.ForStream(options, found);
        pool = new FfmpegPool(() => new FfmpegProcess(found.Path, arguments), options.PrewarmedEncoders, logger, timeProvider);
        return found;
    }
}
