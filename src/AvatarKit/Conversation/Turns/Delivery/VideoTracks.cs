namespace AvatarKit;

/// <summary>Begins the videos of turns, and finds those that are stored.</summary>
internal sealed class VideoTracks(AssetCalls assets, EngineLog log, TimeProvider time)
{
    public VideoTrack Begin(TurnContext turn) => new(turn, assets, log, time);

    /// <summary>The video a stored turn has already; <see langword="null"/> where it has none or it is gone.</summary>
    public async Task<AvatarVideo?> FindStoredAsync(TurnContext turn, IReadOnlyList<TurnAsset> stored, CancellationToken cancellationToken)
    {
        TurnAsset? video = stored.LastOrDefault(static asset => asset.Kind == TurnAssetKind.Video);
        if (video is null)
        {
            return null;
        }

        try
        {
            if (await assets.FindAsync(turn.Options, video.Asset.Id, cancellationToken).ConfigureAwait(false) is not { } found)
            {
                return null;
            }

            Uri? url = await assets.GetUrlAsync(turn.Options, found.Id, cancellationToken).ConfigureAwait(false);
            return new AvatarVideo(found) { Url = url, Duration = video.Duration ?? TimeSpan.Zero };
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            log.WentWithout(turn.TurnId, "its stored video", exception);
            return null;
        }
    }
}
