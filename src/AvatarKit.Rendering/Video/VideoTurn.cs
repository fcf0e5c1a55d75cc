using System.Threading.Channels;

namespace AvatarKit.Rendering;

/// <summary>The video of one turn, made in the background from the segments it is given. One gives segments, one reads.</summary>
internal sealed class VideoTurn : IAsyncDisposable
{
    /// <summary>Pieces of speech that wait to be shown: the voice may be so far ahead of the pictures, some seconds.</summary>
    private const int MaxSegments = 8;

    private const int MaxPieces = 4;

    private readonly VideoStudio studio;
    private readonly AvatarFace face;
    private readonly RenderOptions options;
    private readonly Channel<SpokenSegment> segments = Channel.CreateBounded<SpokenSegment>(
        new BoundedChannelOptions(MaxSegments) { SingleReader = true, SingleWriter = true });
    private readonly Channel<VideoRendering> output = Channel.CreateBounded<VideoRendering>(
        new BoundedChannelOptions(MaxPieces) { SingleReader = true, SingleWriter = true });
    private readonly Lock gate = new();
    private readonly List<(int Index, TimeSpan Start)> starts = [];
    private readonly CancellationTokenSource stopping;
    private readonly CancellationTokenRegistration interruption;
    private readonly Task work;

    public VideoTurn(VideoStudio studio, AvatarFace face, RenderOptions options, CancellationToken cancellationToken)
    {
        this.studio = studio;
        this.face = face;
        this.options = options;
        stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        CancellationToken token = stopping.Token;
        work = Task.Run(() => RunAsync(token), CancellationToken.None);
        interruption = options.Interruption.UnsafeRegister(static turn => ((VideoTurn)turn!).Complete(), this);
    }

    /// <summary>The pieces as they come; ends, without an error, also when the video fails.</summary>
    public ChannelReader<VideoRendering> Output => output.Reader;

    /// <summary>Ends when the video has, with its error if it failed.</summary>
    public Task Completion => work;

    /// <summary>Hands over a segment. Waits while too many wait; a video that has ended takes it and leaves it.</summary>
    public async Task AcceptAsync(SpokenSegment segment, CancellationToken cancellationToken)
    {
        try
        {
            await segments.Writer.WriteAsync(segment, cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            // The voice goes on without pictures; the error comes when it has ended.
        }
    }

    /// <summary>Says that no segment follows.</summary>
    public void Complete() => segments.Writer.TryComplete();

    public async ValueTask DisposeAsync()
    {
        await interruption.DisposeAsync().ConfigureAwait(false);
        await stopping.CancelAsync().ConfigureAwait(false);
        await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopping.Dispose();
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!await segments.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false)
                || !segments.Reader.TryPeek(out SpokenSegment? first))
            {
                return;
            }

            SpeechSamples.Require(first);
            if (!await EnterAsync(cancellationToken).ConfigureAwait(false))
            {
                return;
            }

            try
            {
                await MakeAsync(studio.FormatFor(first.Format), cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                studio.Gate.Leave();
            }
        }
        finally
        {
            segments.Writer.TryComplete();
            output.Writer.TryComplete();
        }
    }

    /// <summary>Waits for a place among the videos that are made.</summary>
    /// <returns>Whether there is one; not when the turn was interrupted before its first picture.</returns>
    private async Task<bool> EnterAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, options.Interruption);
        try
        {
            await studio.Gate.EnterAsync(either.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task MakeAsync(VideoFormat format, CancellationToken cancellationToken)
    {
        using FaceStagePool.Lease lease = studio.Stages.Take(face);
        IVideoStream stream = await studio.Encoder.OpenAsync(format, cancellationToken).ConfigureAwait(false);
        Task handing = HandOnAsync(stream, cancellationToken);
        try
        {
            var composer = new VideoComposer(
                stream, lease.Stage, format, options with { FrameRate = format.FrameRate }, studio.Options.ConstantFrameRate);
            await foreach (SpokenSegment segment in segments.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                lock (gate)
                {
                    starts.Add((segment.Index, composer.Position));
                }

                await composer.AddAsync(segment, cancellationToken).ConfigureAwait(false);
            }

            // After an interruption what still waited is left, and the mouth closes.

            await composer.CompleteAsync(cancellationToken).ConfigureAwait(false);
            await handing.ConfigureAwait(false);
        }
        finally
        {
            // Before the stage goes back: until the stream is gone, it may hold pictures.
            await stream.DisposeAsync().ConfigureAwait(false);
            await handing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task HandOnAsync(IVideoStream stream, CancellationToken cancellationToken)
    {
        await foreach (VideoFragment piece in stream.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var rendering = new VideoRendering(IndexAt(piece.Start), piece.ContentType, piece.Data)
            {
                IsInitialization = piece.IsInitialization, Start = piece.Start, Duration = piece.Duration,
            };
            await output.Writer.WriteAsync(rendering, cancellationToken).ConfigureAwait(false);
        }
    }

    private int IndexAt(TimeSpan time)
    {
        lock (gate)
        {
            int at = starts.FindLastIndex(start => start.Start <= time);
            return starts[Math.Max(0, at)].Index;
        }
    }
}
