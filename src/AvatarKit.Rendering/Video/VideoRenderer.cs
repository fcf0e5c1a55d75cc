using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AvatarKit.Rendering;

/// <summary>Renders a turn as face tracks and, where <see cref="RenderOptions.Video"/> asks for it, as one continuous video. Thread-safe.
/// Dispose it to end its FFmpeg processes.</summary>
/// <remarks>
/// Pieces of the video come while the voice is still speaking, between the face tracks:
/// the initialisation, then fragments, which a browser's <c>SourceBuffer</c>
/// takes as they are. After the last segment 200 ms follow, with the mouth shut; so they do where
/// <see cref="RenderOptions.Interruption"/> cuts the speech. A video that fails does not stop the voice:
/// face tracks go on to the last segment, and then a <see cref="RenderingWarning"/> says what happened, as a <see cref="VideoException"/>.
/// Without a usable FFmpeg there are face tracks alone, and a warning is logged once.
/// </remarks>
public sealed partial class VideoRenderer : IAvatarRenderer, IAsyncDisposable, IDisposable
{
    private static readonly TimeSpan DisposeLimit = TimeSpan.FromSeconds(10);

    private readonly VideoStudio studio;
    private readonly ILogger logger;
    private readonly FaceTrackRenderer tracks = new();
    private int warned;

    /// <summary>Creates a renderer.</summary>
    /// <param name="options">What it makes. Not to be changed afterwards.</param>
    /// <param name="logger">Where a missing FFmpeg is reported.</param>
    /// <param name="timeProvider">The clock of time limits; default the system's.</param>
    /// <exception cref="OptionsValidationException">A setting is refused; the message names it.</exception>
    public VideoRenderer(VideoRenderingOptions options, ILogger<VideoRenderer>? logger = null, TimeProvider? timeProvider = null)
        : this(Checked(options),
            () => new FfmpegEncoder(options, QuietLogger.Over(logger), timeProvider ?? TimeProvider.System), logger)
    {
    }

    internal VideoRenderer(VideoRenderingOptions options, Func<IVideoEncoder> encoder, ILogger<VideoRenderer>? logger = null)
    {
        studio = new VideoStudio(options, encoder());
        this.logger = QuietLogger.Over(logger);
    }

    internal VideoStudio Studio => studio;

    /// <inheritdoc/>
    /// <exception cref="VideoException">No face has the id <see cref="RenderOptions.Character"/> or
    /// <see cref="RenderOptions.Portrait"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The frame rate of the face tracks is not from 1 to 240.</exception>
    public IAsyncEnumerable<AvatarRendering> RenderAsync(
        IAsyncEnumerable<SpokenSegment> segments, RenderOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(segments);
        ArgumentNullException.ThrowIfNull(options);
        if (!options.Video)
        {
            return tracks.RenderAsync(segments, options, cancellationToken);
        }

        if (options.FrameRate is < 1 or > 240)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.FrameRate, "RenderOptions.FrameRate is from 1 to 240 frames per second.");
        }

        return RenderVideoAsync(segments, options, cancellationToken);
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is not null)
        {
            return null;
        }

        return serviceType == typeof(RendererVideo)
            ? new RendererVideo(studio.Options.Container == VideoContainer.WebM ? "video/webm" : "video/mp4")
            : serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => studio.DisposeAsync();

    /// <summary>Does what <see cref="DisposeAsync"/> does and waits for it, but no longer than ten seconds: then it goes on alone.</summary>
    public void Dispose()
    {
        // Not on this thread: whoever disposes may hold a context that what is awaited would come back to.
        Task disposing = Task.Run(() => DisposeAsync().AsTask());
        if (Task.WaitAny([disposing], DisposeLimit) == 0)
        {
            disposing.GetAwaiter().GetResult();
        }
    }

    /// <summary>Makes a moment of video of the default face, so that everything it takes is loaded and a process waits for the first turn.</summary>
    /// <exception cref="VideoException">No video can be made.</exception>
    internal async Task WarmUpAsync(CancellationToken cancellationToken)
    {
        await studio.Encoder.WarmUpAsync(cancellationToken).ConfigureAwait(false);
        const int Rate = 16_000;
        var silence = new SpokenSegment
        {
            Index = 0,
            Offset = TimeSpan.Zero,
            Caption = "",
            Format = AudioFormat.Pcm16(Rate),
            Audio = new byte[Rate / 4],
            Visemes = new VisemeTrack(Rate, Rate / 8, [new VisemeSpan(Viseme.Aa, 0, Rate / 16)]),
        };
        await foreach (AvatarRendering made
            in RenderVideoAsync(AsyncEnumerable.Repeat(silence, 1), new RenderOptions(), cancellationToken).ConfigureAwait(false))
        {
            if (made is RenderingWarning warning)
            {
                throw warning.Error;
            }
        }
    }

    private static VideoRenderingOptions Checked(VideoRenderingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        string[] failures =
        [
            .. new VideoRenderingOptionsValidator().Validate(null, options).Failures ?? [],
            .. new VideoRenderingRulesValidator().Validate(null, options).Failures ?? [],
        ];
        return failures.Length == 0 ? options : throw new OptionsValidationException(Options.DefaultName, typeof(VideoRenderingOptions), failures);
    }

    private async IAsyncEnumerable<AvatarRendering> RenderVideoAsync(
        IAsyncEnumerable<SpokenSegment> segments,
        RenderOptions options,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var turn = new VideoTurn(studio, FaceOf(options.Character ?? options.Portrait, options.AvatarId), options, cancellationToken);
        await using ConfiguredAsyncDisposable turnEnd = turn.ConfigureAwait(false);
        var animator = new FaceAnimator(options);
        var speech = new SegmentPull(segments, cancellationToken);
        await using ConfiguredAsyncDisposable speechEnd = speech.ConfigureAwait(false);
        var interrupted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        CancellationTokenRegistration interruption = options.Interruption.UnsafeRegister(
            static state => ((TaskCompletionSource)state!).TrySetResult(), interrupted);
        await using ConfiguredAsyncDisposable interruptionEnd = interruption.ConfigureAwait(false);
        Task<bool>? watching = null;
        bool pictured = false;
        int last = 0;
        while (!interrupted.Task.IsCompleted && speech.Next(turn) is { } step)
        {
            // The face track goes first: the voice waits for it.
            if (step.IsCompleted)
            {
                if (await speech.TakeAsync(turn).ConfigureAwait(false) is { } segment)
                {
                    last = segment.Index;
                    yield return new FaceTrackRendering(segment.Index, animator.Render(segment));
                }
            }
            else if (turn.Output.TryRead(out VideoRendering? video))
            {
                yield return video;
            }
            else
            {
                watching ??= pictured ? null : turn.Output.WaitToReadAsync(cancellationToken).AsTask();
                await Task.WhenAny(watching is null ? [step, interrupted.Task] : [step, interrupted.Task, watching]).ConfigureAwait(false);
                cancellationToken.ThrowIfCancellationRequested();
                if (watching is { IsCompleted: true })
                {
                    pictured = !await watching.ConfigureAwait(false);
                    watching = null;
                }
            }
        }

        await foreach (VideoRendering video in turn.Output.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return video;
        }

        if (await ErrorOfAsync(turn).ConfigureAwait(false) is { } error)
        {
            yield return new RenderingWarning(last, error);
        }
    }

    private async Task<VideoException?> ErrorOfAsync(VideoTurn turn)
    {
        try
        {
            await turn.Completion.ConfigureAwait(false);
            return null;
        }
        catch (VideoException exception)
        {
            if (exception.Code is "video.ffmpeg_missing" or "video.ffmpeg_unsuitable" && Interlocked.Exchange(ref warned, 1) == 0)
            {
                NoVideo(logger, exception.Place is { } place ? $"{exception.Message} ({place})" : exception.Message);
            }

            return exception;
        }
    }

    /// <summary>The face that is asked for; without one the face that has the avatar's name, else the default.</summary>
    private AvatarFace FaceOf(string? id, string? avatarId)
        => studio.Options.FindFace(id, avatarId) ?? throw new VideoException(
            "video.unknown_face",
            $"No face has the id '{id}'. Known: {string.Join(", ", studio.Options.FaceIds())}. Add it to VideoRenderingOptions.Faces.");

    [LoggerMessage(EventId = 4001, Level = LogLevel.Warning, Message = "No video can be made, only face tracks. {Reason}")]
    private static partial void NoVideo(ILogger logger, string reason);
}
