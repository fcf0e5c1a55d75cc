using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit;

/// <summary>Summarises, beside a turn's speech, what no longer fits a model's window.</summary>
internal sealed class HistorySummaries(
    ModelRegions regions,
    ITokenCounter tokens,
    ProviderCalls calls,
    EngineLog log,
    [FromKeyedServices(HistoryOptions.ReducerKey)] IChatReducer? reducer = null)
{
    private static readonly ProviderKey Key = new(ProviderKind.Model, "summary");

    private readonly ITokenCounter tokens = new LastingTokenCounter(tokens, log);

    /// <summary>Summarises and stores the summary. Bounded in time, and never throws:
    /// without a summary the oldest turns are simply not sent.</summary>
    public async Task UpdateAsync(TurnContext turn, TurnRecord record)
    {
        HistoryWindow history = record.History;
        if (!turn.Options.History.Summarize || history.ToSummarize.Count == 0)
        {
            return;
        }

        try
        {
            IChatReducer summarizer = reducer ?? new HistorySummarizer(regions, turn, tokens, calls.Time);
            ConversationSummary? summary = await ProviderCall.RunAsync(
                token => new ValueTask<ConversationSummary?>(HistorySummarizer.SummarizeAsync(summarizer, history, turn.Options.History, token)),
                turn.Options.Resilience.Model.SummaryTimeout,
                calls.Scope(Key),
                turn.Tokens.Stopped).ConfigureAwait(false);
            if (summary is not null)
            {
                await record.SaveSummaryAsync(summary, turn.Tokens.Stopped).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            if (!turn.Tokens.Stopped.IsCancellationRequested)
            {
                Warn(turn, exception);
            }
        }
    }

    private void Warn(TurnContext turn, Exception exception)
    {
        log.WentWithout(turn.TurnId, "a summary of older turns", exception);
        turn.Facts.Warn(new AvatarError(
            "history.summary_failed", TurnStage.Remember,
            $"Older turns could not be summarised ({exception.GetType().Name}); they are not sent to the model.")
        {
            IsTransient = true,
            Exception = exception,
        });
    }
}
