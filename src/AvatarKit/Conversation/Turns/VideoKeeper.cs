using System.Threading.Channels;

namespace AvatarKit;

/// <summary>Carries a turn's video into the asset store while it is being made. A store that fails costs a warning, not the turn.</summary>
internal sealed class VideoKeeper(TurnServices services, ConversationKey key, string turnId, TurnWarnings warnings) : IAsyncDisposable
{
    // About half a minute of fragments: a store that is slower than that slows the video, and with it the voice.
    private const int PiecesAhead = 256;

    private readonly Channel<ReadOnlyMemory<byte>> pieces =
        Channel.CreateBounded<ReadOnlyMemory<byte>>(new BoundedChannelOptions(PiecesAhead) { SingleReader = true, SingleWriter = true });

    private readonly CancellationTokenSource stop = new();
    private Task<AssetInfo?>? storing;
    private TimeSpan end;
    private bool disposed;

    /// <summary>Adds the next piece.</summary>
    public async ValueTask AddAsync(VideoRendering piece, CancellationToken cancellationToken)
    {
        storing ??= StoreAsync(piece.ContentType);
        end = piece.Start + piece.Duration > end ? piece.Start + piece.Duration : end;
        if (!pieces.Writer.TryWrite(piece.Data))
        {
            await WaitAndWriteAsync(piece.Data, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The video as it is stored, once its last piece was added; <see langword="null"/> where there was none or the store failed.</summary>
    public async Task<AvatarVideo?> CompleteAsync()
    {
        if (storing is null)
        {
            return null;
        }

        pieces.Writer.TryComplete();
        stop.CancelAfter(services.Options.Resilience.Renderer.ClosingTimeout);
        if (await storing.ConfigureAwait(false) is not { } asset)
        {
            return null;
        }

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
        await stop.CancelAsync().ConfigureAwait(false);
        pieces.Writer.TryComplete(new OperationCanceledException());
        if (storing is not null)
        {
            await storing.ConfigureAwait(false);
        }

        stop.Dispose();
    }

    private async Task WaitAndWriteAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(services.Options.Resilience.Store.Timeout, services.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await pieces.Writer.WriteAsync(data, both.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is ChannelClosedException || (exception is OperationCanceledException && timeout.IsCancellationRequested))
        {
            // A store that no longer takes anything gets no half of a video.
            await stop.CancelAsync().ConfigureAwait(false);
            pieces.Writer.TryComplete(exception);
        }
    }

    private async Task<AssetInfo?> StoreAsync(string contentType)
    {
        await Task.Yield();
        var content = new PieceStream(pieces.Reader);
        await using (content.ConfigureAwait(false))
        {
            try
            {
                return await services.Assets.PutAsync(SpeechAsset.Owner(key), content, contentType, stop.Token).AsTask().WaitAsync(stop.Token).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                // Whoever still writes must not wait for a reader that has gone.
                pieces.Writer.TryComplete();
                while (pieces.Reader.TryRead(out _))
                {
                }

                Warn(exception);
                return null;
            }
        }
    }

    private async Task<Uri?> FindUrlAsync(AssetInfo asset)
    {
        try
        {
            using var timeout = new CancellationTokenSource(services.Options.Resilience.Store.Timeout, services.Time);
            return await services.Assets.GetUrlAsync(asset.Id, services.Options.Rendering.AssetUrlLifetime, timeout.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Warn(exception);
            return null;
        }
    }

    private void Warn(Exception exception)
    {
        EngineLog.WentWithout(services.Logger, turnId, "storing its video", exception.GetType().Name);
        warnings.Add(TurnError.From(exception, TurnStage.Remember));
    }
}
