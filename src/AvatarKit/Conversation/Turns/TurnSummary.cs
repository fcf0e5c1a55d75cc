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

        using var timeout = new CancellationTokenSource(options.Resilience.Model.SummaryTimeout, services.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            IChatReducer reducer = services.Reducer ?? new HistorySummarizer(services.Models, options, account.Meter, services.Tokens);

            // A reducer that does not heed its token must not hold the turn.
            ConversationSummary? summary = await HistorySummarizer.SummarizeAsync(reducer, history, both.Token).WaitAsync(both.Token).ConfigureAwait(false);
            if (summary is not null)
            {
                await ledger.SaveSummaryAsync(summary, both.Token).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            if (!cancellationToken.IsCancellationRequested)
            {
                EngineLog.WentWithout(services.Logger, turnId, "a summary of older turns", exception.GetType().Name);
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
