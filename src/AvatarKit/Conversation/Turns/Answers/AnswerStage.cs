namespace AvatarKit;

/// <summary>The answer stage: chooses a model, finds what its answer can rest on, and asks it;
/// where it fails before its first content, the next one.</summary>
internal sealed class AnswerStage(
    RouteChoice routes, Grounding grounding, ModelCalls models, CascadeAnswers cascade, HistorySummaries summaries, AnswerCache cache,
    TurnExperiments experiments, EngineLog log)
{
    /// <summary>Ends when the answer has begun.</summary>
    public async Task<IAnswerSource> OpenAsync(TurnContext turn)
    {
        CancellationToken cancellationToken = turn.Tokens.Stopped;
        ModelRoute route;
        using (turn.Enter(TurnStage.Route))
        {
            route = experiments.Expose(turn, await routes.FindAsync(turn, cancellationToken).ConfigureAwait(false));
            log.TurnRouted(turn.TurnId, route);
        }

        using (turn.Enter(TurnStage.Generate))
        {
            try
            {
                return cache.Record(turn, await OpenAsync(turn, route, cancellationToken).ConfigureAwait(false));
            }
            catch (AvatarKitException exception) when (exception is not TurnRefusedException && !cancellationToken.IsCancellationRequested)
            {
                if (await FindSimilarAsync(turn, exception).ConfigureAwait(false) is { } similar)
                {
                    return similar;
                }

                throw;
            }
        }
    }

    /// <summary>An answer to a similar question, said to be one: the last that can be given where no model answers.</summary>
    private async Task<IAnswerSource?> FindSimilarAsync(TurnContext turn, AvatarKitException failure)
    {
        if (await cache.FindSimilarAsync(turn).ConfigureAwait(false) is not { } kept)
        {
            return null;
        }

        log.WentWithout(turn.TurnId, "a model", failure);
        turn.Facts.Degrade("model", TurnError.From(failure, TurnStage.Generate));
        turn.Facts.Route = kept.Route is { } route ? route with { Assignments = null } : null;
        turn.Facts.ModelId = kept.ModelId;
        turn.Facts.Passages = kept.Sources;
        return new CachedAnswer($"{SpokenReplies.SimilarAnswer(turn.Avatar, turn.Locale)}\n\n{kept.Text}".TrimStart());
    }

    private async Task<IAnswerSource> OpenAsync(TurnContext turn, ModelRoute route, CancellationToken cancellationToken)
    {
        IReadOnlyList<KnowledgePassage> passages = [];
        if (CascadeAnswers.FirstTry(turn, route) is { } first)
        {
            passages = await grounding.FindAsync(turn, first, cancellationToken).ConfigureAwait(false);
            if (await cascade.TryAsync(turn, first, route, passages, cancellationToken).ConfigureAwait(false) is { } held)
            {
                return held;
            }

            route = route with { Reason = $"{route.Reason}; the answer of tier {first.Tier} was not good enough" };
        }

        if (passages.Count == 0)
        {
            passages = await grounding.FindAsync(turn, route, cancellationToken).ConfigureAwait(false);
        }

#pragma warning disable CA2000 // The answer ends the call.
        ModelCall call = await models.OpenAsync(turn, route, TurnPrompt.Build(turn, passages), cancellationToken).ConfigureAwait(false);
        return new ModelAnswer(turn, call, summaries);
#pragma warning restore CA2000
    }
}
