namespace AvatarKit.Rendering;

/// <summary>What the videos of a renderer share. Thread-safe.</summary>
internal sealed class VideoStudio : IAsyncDisposable
{
    private int disposed;

    public VideoStudio(VideoRenderingOptions options, IVideoEncoder encoder)
    {
        Options = options;
        Encoder = encoder;
        Gate = new RenderGate(options.MaxConcurrentRenders);
        var painter = new PainterOptions(options.Width, options.Height)
        {
            Background = options.Transparent ? Background.Transparent : options.Background,
            Framing = options.Framing,
        };
        Stages = new FaceStagePool(painter, options.Transparent, options.Captions, options.MaxConcurrentRenders);
    }

    public VideoRenderingOptions Options { get; }

    public IVideoEncoder Encoder { get; }

    public RenderGate Gate { get; }

    public FaceStagePool Stages { get; }

    public VideoFormat FormatFor(AudioFormat sound)
        => new(Options.Width, Options.Height, Options.FrameRate, Options.Transparent, sound.SampleRate, sound.Channels);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0)
        {
            return;
        }

        await Encoder.DisposeAsync().ConfigureAwait(false);
        Stages.Dispose();
        Gate.Dispose();
    }
}
