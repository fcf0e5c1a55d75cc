using System.Text;

namespace AvatarKit;

/// <summary>Tries the simple tier where the score asks for a stronger one. What is not good enough is neither shown nor spoken.</summary>
internal sealed class CascadeAnswers(ModelCalls models, HistorySummaries summaries, IAnswerConfidence confidence, ProviderCalls calls, EngineLog log)
{
    // A rating is quick; this is for one that is not.
    private static readonly TimeSpan RatingTimeout = TimeSpan.FromSeconds(2);
    private static readonly ProviderKey Key = new(ProviderKind.AnswerConfidence, "answer confidence");

    /// <summary>The route that is tried first; <see langword="null"/>: none, the turn goes to its tier at once.</summary>
    public static ModelRoute? FirstTry(TurnContext turn, ModelRoute route)
    {
        RoutingOptions routing = turn.Options.Routing;
        CascadeOptions cascade = routing.Cascade;
        if (!cascade.Enabled || route.Score is not { } score || score >= cascade.Below || HasTools(turn) || turn.Request.Attachments.Count > 0)
        {
            return null;
        }

        string simple = ModelTiers.NameOf(turn.Options, routing.SimpleTier);
        return string.Equals(simple, route.Tier, StringComparison.OrdinalIgnoreCase)
            ? null
            : route with { Tier = simple, Reason = $"tried before tier {route.Tier}: {route.Reason}" };
    }

    /// <summary>Asks the simple tier, and holds its answer back until it is found good enough. That of the stronger tier, where it took over for
    /// the simple one, is.</summary>
    /// <returns>The answer; <see langword="null"/>: the stronger tier has to answer.</returns>
    public async Task<IAnswerSource?> TryAsync(
        TurnContext turn, ModelRoute first, ModelRoute stronger, IReadOnlyList<KnowledgePassage> passages, CancellationToken cancellationToken)
    {
        CascadeOptions cascade = turn.Options.Routing.Cascade;
        using var limit = SafeCancellation.After(cascade.MaxWait, calls.Time, log.Logger, cancellationToken);
        ModelAnswer? answer = null;
        try
        {
#pragma warning disable CA2000 // The answer ends the call.
            ModelCall call = await models.OpenAsync(turn, first, TurnPrompt.Build(turn, passages), limit.Token).ConfigureAwait(false);
            answer = new ModelAnswer(turn, call, summaries);
#pragma warning restore CA2000
            int longest = turn.Options.Limits.MaxAnswerLength;
            (List<AnswerPiece> pieces, string text) = await ReadAsync(answer, longest, limit.Token).ConfigureAwait(false);
            var rated = new AnswerToRate
            {
                Message = turn.Request.Message,
                Answer = text,
                Locale = turn.Locale,
                Tier = turn.Facts.Route!.Tier,
                Score = first.Score!.Value,
                IsCut = call.IsCut || text.Length > longest,
                Passages = passages.Count,
            };
            bool isStronger = string.Equals(rated.Tier, stronger.Tier, StringComparison.OrdinalIgnoreCase);
            double found = isStronger ? 1 : await ProviderCall.RunAsync(
                token => confidence.RateAsync(rated, token), RatingTimeout, calls.Scope(Key), limit.Token).ConfigureAwait(false);
            if (found >= cascade.MinConfidence)
            {
                var held = new HeldAnswer(answer, pieces);
                answer = null;
                return held;
            }

            log.CascadeEscalates(turn.TurnId, turn.Facts.Route.Tier, found);
            return null;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever it is: the stronger tier is there for it.
            log.WentWithout(turn.TurnId, "its cascade's first answer", exception);
            return null;
        }
        finally
        {
            if (answer is not null)
            {
                await answer.DisposeAsync().ConfigureAwait(false);
                ForgetIt(turn.Facts);
            }
        }
    }

    private static bool HasTools(TurnContext turn) => turn.Avatar.Tools.Count > 0 || turn.Request.ChatOptions?.Tools is { Count: > 0 };

    /// <summary>Reads the answer; what is longer than an answer may be is read no further.</summary>
    private static async Task<(List<AnswerPiece> Pieces, string Text)> ReadAsync(
        ModelAnswer answer, int longest, CancellationToken cancellationToken)
    {
        List<AnswerPiece> pieces = [];
        StringBuilder text = new();
        await foreach (AnswerPiece piece in answer.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            pieces.Add(piece);
            text.Append(piece.Text);
            if (text.Length > longest)
            {
                break;
            }
        }

        return (pieces, text.ToString());
    }

    /// <summary>What was noted of an answer that nobody gets.</summary>
    private static void ForgetIt(TurnFacts facts)
    {
        facts.Citations = [];
        facts.Tools = [];
        facts.ModelId = null;
    }
}
