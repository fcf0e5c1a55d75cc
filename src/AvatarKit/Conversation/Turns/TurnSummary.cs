using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>Summarises, beside a turn's speech, what no longer fits a model's window.</summary>
internal static class TurnSummary
{
    /// <summary>Summarises and stores the summary. Bounded in time, and never throws: without a summary the oldest turns are simply not sent.</summary>
    public static async Task UpdateAsync(
        TurnServices services, string turnId, HistoryWindow history, TurnLedger ledger, TurnAccount account, CancellationToken cancellationToken)
    {
        AvatarChatbotOptions options = services.Options;
        if (!options.History.Summarize || history.ToSummarize.Count == 0)
        {
            return;
        }

        try
        {
            IChatReducer reducer = services.Reducer ?? new HistorySummarizer(services.Models, options.History.SummaryTier, account.Meter, services.Tokens);

            // A reducer that does not heed its token must not hold the turn.
            ConversationSummary? summary = await ProviderCall.RunAsync(
                token => new ValueTask<ConversationSummary?>(HistorySummarizer.SummarizeAsync(reducer, history, token)),
                options.FirstTokenTimeout,
                services.Calls.Scope(new ProviderKey(ProviderKind.Model, "summary")),
                cancellationToken).ConfigureAwait(false);
            if (summary is not null)
            {
                await ledger.SaveSummaryAsync(summary, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            if (!cancellationToken.IsCancellationRequested)
            {
                EngineLog.WentWithout(services.Logger, turnId, "a summary of older turns", ErrorText.For(exception));
                account.Warnings.Add(new AvatarError(
                    "history.summary_failed", TurnStage.Remember, $"Older turns could not be summarised ({exception.GetType().Name}); they are not sent to the model.")
                {
                    IsTransient = true,
                    Exception = exception,
                });
            }
        }
    }
}
