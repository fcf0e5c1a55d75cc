using System.Threading.Channels;

namespace AvatarKit;

/// <summary>A turn's video from its first piece to its URL: numbers the pieces and carries them into the asset store while they are made.</summary>
/// <remarks>A store that fails costs a warning, not the turn. The video of a turn that is not stored itself is only handed out.</remarks>
internal sealed class VideoTrack(TurnContext turn, AssetCalls assets, EngineLog log, TimeProvider time) : IAsyncDisposable
{
    // About half a minute of fragments: a store that is slower than that slows the video, and with it the voice.
    private const int PiecesAhead = 256;

    private readonly Channel<ReadOnlyMemory<byte>> pieces =
        Channel.CreateBounded<ReadOnlyMemory<byte>>(new BoundedChannelOptions(PiecesAhead) { SingleReader = true, SingleWriter = true });

    private readonly SafeCancellation stop = new(time, log.Logger);
    private Task<AssetInfo?>? storing;
    private TimeSpan end;
    private int count;
    private bool disposed;

    /// <summary>Whether the renderer has made any of it.</summary>
    public bool HasBegun => count > 0;

    /// <summary>Whether nothing more comes.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>Whether it has come to its end, be it by an interruption.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Nothing more comes.</summary>
    /// <param name="isWhole">Whether it came to its end and did not break off.</param>
    public void End(bool isWhole)
    {
        IsEnded = true;
        IsWhole = isWhole && HasBegun;
    }

    /// <summary>Adds the next piece.</summary>
    /// <returns>The update for the client.</returns>
    public async ValueTask<VideoSegment> AddAsync(VideoRendering piece, CancellationToken cancellationToken)
    {
        if (count == 0 && turn.Record is { IsOpen: true })
        {
            storing = StoreAsync(piece.ContentType);
        }

        end = piece.Start + piece.Duration > end ? piece.Start + piece.Duration : end;
        if (storing is not null && !pieces.Writer.TryWrite(piece.Data))
        {
            await WaitAndWriteAsync(piece.Data, cancellationToken).ConfigureAwait(false);
        }

        return new VideoSegment
        {
            TurnId = turn.TurnId,
            Index = count++,
            SpeechIndex = piece.SegmentIndex,
            ContentType = piece.ContentType,
            IsInitialization = piece.IsInitialization,
            Start = piece.Start,
            Duration = piece.Duration,
            Data = piece.Data,
        };
    }

    /// <summary>The video as it is stored, once its last piece was added; <see langword="null"/> where there was none,
    /// it broke off, the store failed or the turn is not stored.</summary>
    public async Task<AvatarVideo?> CompleteAsync()
    {
        if (storing is null || !IsWhole)
        {
            return null;
        }

        pieces.Writer.TryComplete();
        stop.CancelAfter(turn.Options.Resilience.Store.Timeout);
        if (await storing.ConfigureAwait(false) is not { } asset)
        {
            return null;
        }

        turn.Facts.Add(new TurnAsset(TurnAssetKind.Video, asset) { Duration = end });
        return new AvatarVideo(asset) { Url = await FindUrlAsync(asset).ConfigureAwait(false), Duration = end };
    }

    /// <summary>Lets go of what was not completed: nothing of it stays in the store. May be called again.</summary>
    public async ValueTask DisposeAsync()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        stop.Cancel();
        BreakOff(new OperationCanceledException());
        if (storing is not null)
        {
            await storing.ConfigureAwait(false);
        }

        stop.Dispose();
    }

    private async Task WaitAndWriteAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        using var timeout = SafeCancellation.After(turn.Options.Resilience.Store.Timeout, time, log.Logger, cancellationToken);
        try
        {
            await pieces.Writer.WriteAsync(data, timeout.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is ChannelClosedException || (exception is OperationCanceledException && timeout.IsTimedOut))
        {
            // A store that no longer takes anything gets no half of a video.
            stop.Cancel();
            BreakOff(exception);
        }
    }

    // Whoever reads it, or still writes, must see neither an end nor a cancellation of its own.
    private void BreakOff(Exception reason) => pieces.Writer.TryComplete(new IOException("The video broke off.", reason));

    private async Task<AssetInfo?> StoreAsync(string contentType)
    {
        await Task.Yield();
        var content = new PieceStream(pieces.Reader);
        await using (content.ConfigureAwait(false))
        {
            try
            {
                return await assets.PutAsync(turn.Options, turn.Upload(contentType), content, stop.Token).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                // Whoever still writes must not wait for a reader that has gone.
                BreakOff(exception);
                if (!turn.Tokens.Stopped.IsCancellationRequested || exception is not OperationCanceledException)
                {
                    log.WentWithout(turn.TurnId, "storing its video", exception);
                    turn.Facts.Degrade("video.stored", TurnError.From(exception, TurnStage.Remember));
                }

                return null;
            }
        }
    }

    private async Task<Uri?> FindUrlAsync(AssetInfo asset)
    {
        try
        {
            return await assets.GetUrlAsync(turn.Options, asset.Id, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            log.WentWithout(turn.TurnId, "its video's URL", exception);
            turn.Facts.Degrade("video.url", new AvatarError(
                "video.no_url",
                TurnStage.Remember,
                $"The video is stored, but the store gave no URL for it ({exception.GetType().Name}). It can be had by its id (IAssetStore).")
            {
                Exception = exception,
            });
            return null;
        }
    }
}
