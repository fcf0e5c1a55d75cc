namespace AvatarKit;

/// <summary>What follows from a rating that is kept, whichever way it came: it is counted, and experiments and the response cache learn of it.
/// Calibration reads it off the store.</summary>
internal sealed class TurnRatings(ExperimentWatch experiments, ProviderCalls calls, IResponseCache? answers = null)
{
    // For a cache of the host's that does not answer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly ProviderKey Key = new(ProviderKind.ResponseCache, "response cache");

    /// <summary>Tells of a rating. The rating is kept already: what cannot learn from it does not fail it.</summary>
    public async ValueTask TellAsync(ConversationKey key, string turnId, int score, CancellationToken cancellationToken)
    {
        TurnMetrics.RecordRating(score);
        experiments.Rated(key, turnId, score);
        if (answers is null)
        {
            return;
        }

        try
        {
            await ProviderCall.RunAsync(
                async token => await answers.RateAsync(key, turnId, score, token).ConfigureAwait(false),
                Patience, calls.Scope(Key), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // As above.
        }
    }
}
