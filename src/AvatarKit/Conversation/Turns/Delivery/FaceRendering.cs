using System.Threading.Channels;

namespace AvatarKit;

/// <summary>A renderer at work on one turn's speech. It is given a piece at a time; whatever it does,
/// the pieces reach the client in order.</summary>
#pragma warning disable CA1001 // The gate holds no handle as long as nobody asks for it.
internal sealed class FaceRendering(TurnContext turn, IAvatarRenderer renderer, ProviderCalls calls, EngineLog log)
#pragma warning restore CA1001
{
    private static readonly ProviderKey Key = new(ProviderKind.Renderer, "renderer");

    private readonly Channel<SpokenSegment> feed = Channel.CreateBounded<SpokenSegment>(
        new BoundedChannelOptions(1) { SingleReader = true, SingleWriter = true });
    private readonly OwedFaces waiting = new();
    private readonly FaceDebt debt = new(turn.Options.Resilience.Renderer.BetweenItemsTimeout, calls.Time);
    private readonly SemaphoreSlim gate = new(1, 1);
    private bool isBroken;

    private VideoTrack? Video => turn.Video is { IsEnded: false } video ? video : null;

    public async Task RunAsync(IAsyncEnumerable<AnimatedPiece> pieces, CancellationToken cancellationToken)
    {
        using var drawing = new SafeCancellation(calls.Time, log.Logger);

        // What the renderer registers must not run before what stops the turn.
        using var interruption = new SafeCancellation(calls.Time, log.Logger, turn.Tokens.Interrupted);
        Task draw = DrawAsync(Options(interruption.Token), drawing.Token, cancellationToken);
        try
        {
            await foreach (AnimatedPiece piece in pieces.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                await GiveAsync(piece, cancellationToken).ConfigureAwait(false);
            }

            feed.Writer.TryComplete();
            await draw.ConfigureAwait(false);
        }
        catch
        {
            // An interrupted video still closes its mouth; whatever else stops a turn stops its video too.
            feed.Writer.TryComplete();
            if (Video is not null && turn.Tokens.Interrupted.IsCancellationRequested)
            {
                drawing.CancelAfter(turn.Options.Resilience.Renderer.ClosingTimeout);
            }
            else
            {
                drawing.Cancel();
            }

            await draw.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            EndBroken();
            throw;
        }
    }

    /// <summary>A video that broke off is not gone on with: what an apology would add has a beginning of its own.</summary>
    private void EndBroken()
    {
        if (Video is { HasBegun: true } broken)
        {
            broken.End(isWhole: false);
        }
    }

    private async Task GiveAsync(AnimatedPiece piece, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (isBroken)
            {
                await turn.HandOnAsync(piece, face: null, cancellationToken).ConfigureAwait(false);
                return;
            }

            if (waiting.IsEmpty)
            {
                debt.Resume();
            }

            waiting.Enqueue(piece);
        }
        finally
        {
            gate.Release();
        }

        try
        {
            await feed.Writer.WriteAsync(ToSegment(piece), cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            // The renderer broke meanwhile; the piece went on without a face.
        }
    }

    private async Task DrawAsync(RenderOptions options, CancellationToken drawingToken, CancellationToken cancellationToken)
    {
        try
        {
            await ReadRenderingsAsync(options, drawingToken, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (drawingToken.IsCancellationRequested || cancellationToken.IsCancellationRequested)
        {
            feed.Writer.TryComplete();
            cancellationToken.ThrowIfCancellationRequested();
            throw new OperationCanceledException(drawingToken);
        }
        catch (Exception exception)
        {
            await GoOnWithoutAsync(exception, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ReadRenderingsAsync(RenderOptions options, CancellationToken drawingToken, CancellationToken cancellationToken)
    {
        using TelemetrySpan span = AvatarTelemetry.StartStage(TurnStage.Render);
        TimeSpan timeout = turn.Options.Resilience.Renderer.BetweenItemsTimeout;
        var limits = new StreamLimits
        {
            FirstContent = timeout,
            BetweenItems = timeout,
            AtWorkSince = () => waiting.IsEmpty && !feed.Reader.Completion.IsCompleted ? null : debt.Since,
        };
        bool isWhole = true;
        IAsyncEnumerable<AvatarRendering> renderings = calls.ReadAsync(
            Key, token => renderer.RenderAsync(feed.Reader.ReadAllAsync(token), options, token), limits, drawingToken);
        await foreach (AvatarRendering made in renderings.ConfigureAwait(false))
        {
            if (made is null)
            {
                throw new InvalidOperationException("The renderer gave a rendering that is null (IAvatarRenderer.RenderAsync).");
            }

            turn.Clock.Add(TurnStage.Render, debt.Since);
            debt.Note(made, isOwed: !waiting.IsEmpty);
            isWhole &= made is not RenderingWarning;
            await TakeAsync(made, drawingToken, cancellationToken).ConfigureAwait(false);
            debt.Resume();
        }

        if (cancellationToken.IsCancellationRequested)
        {
            Video?.End(isWhole);
            cancellationToken.ThrowIfCancellationRequested();
        }

        if (!waiting.IsEmpty || !feed.Reader.Completion.IsCompleted)
        {
            throw new InvalidOperationException("The renderer ended before every segment had its face track (IAvatarRenderer.RenderAsync).");
        }

        Video?.End(isWhole);
    }

    private async ValueTask TakeAsync(AvatarRendering made, CancellationToken drawingToken, CancellationToken cancellationToken)
    {
        switch (made)
        {
            case RenderingWarning warning:
                log.WentWithout(turn.TurnId, warning.Error.Code, warning.Error);
                turn.Facts.Degrade("video", TurnError.From(warning.Error, TurnStage.Render));
                break;
            case VideoRendering picture when Video is { } video:
                turn.Clock.NoteFirstFrame();
                await turn.Output.WriteAsync(await video.AddAsync(picture, drawingToken).ConfigureAwait(false), drawingToken).ConfigureAwait(false);
                break;
            case FaceTrackRendering face when !cancellationToken.IsCancellationRequested:
                if (!waiting.TryPeek(out AnimatedPiece? piece) || piece.Index != face.SegmentIndex)
                {
                    throw new InvalidOperationException("The renderer gave a face track out of turn (IAvatarRenderer.RenderAsync).");
                }

                if (face.Track is not { FrameCount: > 0 })
                {
                    throw new InvalidOperationException("The renderer gave a face track without frames (IAvatarRenderer.RenderAsync).");
                }

                waiting.TryDequeue(out _);
                await turn.HandOnAsync(piece, face.Track, cancellationToken).ConfigureAwait(false);
                break;
        }
    }

    /// <summary>The renderer broke: what it was given, and all that follows, is heard without a face.</summary>
    private async Task GoOnWithoutAsync(Exception exception, CancellationToken cancellationToken)
    {
        log.WentWithout(turn.TurnId, "its face", exception);
        AvatarError reason = exception is AvatarKitException known
            ? TurnError.From(known, TurnStage.Render)
            : new AvatarError("render.failed",
                TurnStage.Render, $"The renderer failed ({exception.GetType().Name}); the turn goes on without a face.") { Exception = exception };
        turn.Facts.Degrade("face", reason);
        if (Video is { } video)
        {
            turn.Facts.Degrade("video", reason);
            video.End(isWhole: false);
        }

        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            isBroken = true;
            feed.Writer.TryComplete();
            while (waiting.TryDequeue(out AnimatedPiece? piece))
            {
                await turn.HandOnAsync(piece, face: null, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            gate.Release();
        }
    }

    private RenderOptions Options(CancellationToken interruption) => new()
    {
        AvatarId = turn.AvatarId,
        Character = turn.Avatar.Character,
        Portrait = turn.Avatar.Portrait,
        FrameRate = turn.Options.Rendering.FrameRate,
        Seed = StableHash(turn.TurnId),
        Video = Video is not null,
        Locale = turn.Locale,
        Mood = turn.Request.Mood ?? turn.Avatar.Mood,
        Interruption = Video is null ? default : interruption,
    };

    private static SpokenSegment ToSegment(AnimatedPiece piece) => new()
    {
        Index = piece.Index,
        Sentence = piece.Sentence.Number,
        EndsSentence = piece.EndsSentence,
        Offset = piece.Offset,
        Caption = piece.IsFirst ? piece.Sentence.Source.Text : "",
        Format = piece.Format,
        Audio = piece.Audio,
        Visemes = piece.Visemes,
        Words = piece.Words,
        Gestures = piece.Gestures,
        Mood = piece.Sentence.Source.Mood,
        IsLast = piece.EndsSentence && piece.Sentence.IsLast,
    };

    // The same turn has the same face on every machine: string.GetHashCode is seeded per process.
    private static int StableHash(string text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
        {
            hash = (hash ^ c) * 16777619;
        }

        return (int)hash;
    }
}
