namespace AvatarKit;

/// <summary>The remember stage: keeps what was said, and what was made of it, however the turn ends.</summary>
internal sealed class RememberStage(AssetCalls assets, TurnWithdrawal withdrawal, EngineLog log, TimeProvider time)
{
    /// <summary>Keeps a whole answer.</summary>
    public async Task<TurnEnded> RunAsync(TurnContext turn)
    {
        AssetInfo? speech;
        AvatarVideo? video;
        using (turn.Enter(TurnStage.Remember))
        {
            speech = await KeepSpeechAsync(turn).ConfigureAwait(false);
            video = await KeepVideoAsync(turn).ConfigureAwait(false);
            await StoreAsync(turn, TurnStatus.Completed, turn.Facts.Answer.ToString()).ConfigureAwait(false);
        }

        // The answer is safe: what remains is only waited for.
        await SummaryOf(turn).ConfigureAwait(false);
        await turn.Facts.CacheWrite.ConfigureAwait(false);
        return turn.Facts.IsInterruptedReplay
            ? TurnEnding.Interrupted(turn, turn.Facts.Answer.ToString(), video)
            : TurnEnding.Completed(turn, speech, video);
    }

    /// <summary>Keeps what was heard of an answer that the person interrupted.</summary>
    public async Task<TurnEnded> InterruptedAsync(TurnContext turn)
    {
        await SummaryOf(turn).ConfigureAwait(false);
        string heard = turn.Playback.CutAt(turn.Facts.Answer.ToString());
        AvatarVideo? video = turn.Video is { } made ? await made.CompleteAsync().ConfigureAwait(false) : null;
        using (turn.Beside(TurnStage.Remember))
        {
            await StoreAsync(turn, TurnStatus.Interrupted, heard).ConfigureAwait(false);
        }

        return TurnEnding.Interrupted(turn, heard, video);
    }

    /// <summary>Keeps what was said of an answer that failed.</summary>
    public async Task FailedAsync(TurnContext turn, AvatarError error)
    {
        await SummaryOf(turn).ConfigureAwait(false);
        using (turn.Beside(TurnStage.Remember))
        {
            await StoreAsync(turn, TurnStatus.Failed, turn.Facts.Answer.ToString(), error.Code).ConfigureAwait(false);
        }
    }

    private static Task SummaryOf(TurnContext turn) => turn.Record?.Summary ?? Task.CompletedTask;

    private async Task StoreAsync(TurnContext turn, TurnStatus status, string answer, string? errorCode = null)
    {
        if (turn.Record is { NeedsEnd: true } record)
        {
            await record.Attachments.ConfigureAwait(false);
            TurnResult result = TurnEnding.Result(turn, status, answer, time.GetUtcNow(), errorCode);
            try
            {
                await record.CloseAsync(result).ConfigureAwait(false);
            }
            catch (ConversationConflictException)
            {
                await withdrawal.RunAsync(turn).ConfigureAwait(false);
                throw;
            }
        }
    }

    /// <summary>Stores the spoken answer as one WAV. A store that fails costs a warning, not the turn.</summary>
    private async Task<AssetInfo?> KeepSpeechAsync(TurnContext turn)
    {
        if (turn.Speech.Recording is not { IsEmpty: false } recording || turn.Record is not { IsOpen: true })
        {
            return null;
        }

        try
        {
            using MemoryStream wave = recording.ToWave();
            AssetInfo asset = await assets.PutAsync(turn.Options, turn.Upload("audio/wav"), wave, CancellationToken.None).ConfigureAwait(false);
            turn.Facts.Add(new TurnAsset(TurnAssetKind.Speech, asset));
            return asset;
        }
        catch (Exception exception)
        {
            log.WentWithout(turn.TurnId, "storing its speech", exception);
            turn.Facts.Degrade("speech.stored", TurnError.From(exception, TurnStage.Remember));
            return null;
        }
    }

    private static async Task<AvatarVideo?> KeepVideoAsync(TurnContext turn)
    {
        if (turn.Video is not { } video)
        {
            return turn.Facts.StoredVideo;
        }

        if (!video.HasBegun && turn.Facts.Answer.Length > 0)
        {
            turn.Facts.Degrade("video", new AvatarError(
                "video.none",
                TurnStage.Render,
                "Video was asked for, but the renderer made none. Add AvatarKit.Rendering and .UseVideoRendering(), or see the other warnings."));
        }

        return await video.CompleteAsync().ConfigureAwait(false);
    }
}
