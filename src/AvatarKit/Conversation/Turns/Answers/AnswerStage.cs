using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>The answer stage: chooses a model, finds what its answer can rest on, and asks it;
/// where it fails before its first content, the next one.</summary>
internal sealed class AnswerStage(RouteChoice routes, Grounding grounding, ModelCalls models, HistorySummaries summaries, EngineLog log)
{
    /// <summary>Ends when the answer has begun.</summary>
    public async Task<IAnswerSource> OpenAsync(TurnContext turn)
    {
        CancellationToken cancellationToken = turn.Tokens.Stopped;
        ModelRoute route;
        using (turn.Enter(TurnStage.Route))
        {
            route = await routes.FindAsync(turn, cancellationToken).ConfigureAwait(false);
            log.TurnRouted(turn.TurnId, route);
        }

        using (turn.Enter(TurnStage.Generate))
        {
            IReadOnlyList<KnowledgePassage> passages = await grounding.FindAsync(turn, route, cancellationToken).ConfigureAwait(false);
            List<ChatMessage> prompt = TurnPrompt.Build(turn, passages);
#pragma warning disable CA2000 // The answer ends the call.
            ModelCall call = await models.OpenAsync(turn, route, prompt, cancellationToken).ConfigureAwait(false);
#pragma warning restore CA2000
            return new ModelAnswer(turn, call, summaries);
        }
    }
}
