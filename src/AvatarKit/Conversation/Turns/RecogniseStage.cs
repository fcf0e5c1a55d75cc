namespace AvatarKit;

/// <summary>The recognise stage: finds an answer that needs no model.</summary>
internal sealed class RecogniseStage(VideoTracks videos)
{
    /// <summary>The answer that is already there; <see langword="null"/> where a model has to be asked.</summary>
    public async ValueTask<IAnswerSource?> FindAsync(TurnContext turn)
    {
        if (turn.Record?.Stored is { Result: { } result })
        {
            await RestoreAsync(turn, result).ConfigureAwait(false);
            return new StoredAnswer(result.Answer);
        }

        return turn.Request.Verbatim is { } words ? new VerbatimAnswer(words) : null;
    }

    /// <summary>The same turn again tells what it told the first time.</summary>
    private async Task RestoreAsync(TurnContext turn, TurnResult result)
    {
        TurnFacts facts = turn.Facts;
        facts.Route = result.Route;
        facts.ModelId = result.ModelId;
        facts.Passages = result.Sources;
        facts.Tools = result.Tools;
        facts.IsInterruptedReplay = result.Status == TurnStatus.Interrupted;
        if (turn.Request.Outputs.HasFlag(AvatarOutputs.Video))
        {
            facts.StoredVideo = await videos.FindStoredAsync(turn, result.Assets, turn.Tokens.Stopped).ConfigureAwait(false);
        }

        if (result.Route is { } route)
        {
            var selected = new ModelSelected { TurnId = turn.TurnId, Route = route, ModelId = result.ModelId };
            await turn.Output.WriteAsync(selected, turn.Tokens.Stopped).ConfigureAwait(false);
        }
    }
}
