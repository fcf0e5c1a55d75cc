namespace AvatarKit;

/// <summary>The recognise stage: finds an answer that needs no model.</summary>
internal sealed class RecogniseStage(VideoTracks videos, AnswerCache cache, TurnExperiments experiments)
{
    /// <summary>The answer that is already there; <see langword="null"/> where a model has to be asked.</summary>
    public async ValueTask<IAnswerSource?> FindAsync(TurnContext turn)
    {
        if (turn.Record?.Stored is { Result: { } result })
        {
            await RestoreAsync(turn, result).ConfigureAwait(false);
            return new StoredAnswer(result.Answer);
        }

        if (turn.Request.Verbatim is { } words)
        {
            return new VerbatimAnswer(words);
        }

        return await cache.FindAsync(turn).ConfigureAwait(false) is { } kept ? await TakeAsync(turn, kept).ConfigureAwait(false) : null;
    }

    private async Task<CachedAnswer> TakeAsync(TurnContext turn, CachedResponse kept)
    {
        turn.Facts.Route = kept.Route is { } route ? experiments.Expose(turn, route with { Assignments = null }) : null;
        turn.Facts.ModelId = kept.ModelId;
        turn.Facts.Passages = kept.Sources;
        turn.Facts.Meter.AddSaved(kept.ModelUsd);
        await AnnounceAsync(turn).ConfigureAwait(false);
        return new CachedAnswer(kept.Text);
    }

    /// <summary>The same turn again tells what it told the first time.</summary>
    private async Task RestoreAsync(TurnContext turn, TurnResult result)
    {
        TurnFacts facts = turn.Facts;
        facts.Route = result.Route;
        facts.ModelId = result.ModelId;
        facts.Passages = result.Sources;
        facts.Tools = result.Tools;
        facts.Cache = result.Cache;
        facts.IsInterruptedReplay = result.Status == TurnStatus.Interrupted;
        if (turn.Outputs.HasFlag(AvatarOutputs.Video))
        {
            facts.StoredVideo = await videos.FindStoredAsync(turn, result.Assets, turn.Tokens.Stopped).ConfigureAwait(false);
        }

        await AnnounceAsync(turn).ConfigureAwait(false);
    }

    private static async ValueTask AnnounceAsync(TurnContext turn)
    {
        if (turn.Facts.Route is { } route)
        {
            var selected = new ModelSelected { TurnId = turn.TurnId, Route = route, ModelId = turn.Facts.ModelId };
            await turn.Output.WriteAsync(selected, turn.Tokens.Stopped).ConfigureAwait(false);
        }
    }
}
