namespace AvatarKit;

/// <summary>Takes back what a turn has put elsewhere, where its end cannot be stored: its conversation was erased meanwhile,
/// or a later attempt has taken the turn over.</summary>
internal sealed class TurnWithdrawal(
    ConversationCalls conversations, AssetCalls assets, IResponseCache answers, ProviderCalls calls, EngineLog log)
{
    // A turn that has just been started is among the last few.
    private const int LookBack = 20;

    private static readonly ProviderKey Key = new(ProviderKind.ResponseCache, "response cache");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Deletes the attempt's media, which nothing leads to; after an erasure the cached answers of the conversation too.
    /// Never throws.</summary>
    public async Task RunAsync(TurnContext turn)
    {
        turn.Facts.IsErased = await IsErasedAsync(turn).ConfigureAwait(false);
        await DeleteMediaAsync(turn.Options, turn.TurnId, turn.Facts.Assets).ConfigureAwait(false);
        if (turn.Facts.IsErased)
        {
            await turn.Facts.CacheWrite.ConfigureAwait(false);
            await TryAsync(turn.TurnId, "taking back its cached answer", async () => await ProviderCall.RunAsync(
                token => answers.RemoveByOwnerAsync(AssetOwner.Of(turn.Key), token), Patience, calls.Scope(Key),
                CancellationToken.None).ConfigureAwait(false)).ConfigureAwait(false);
        }
    }

    /// <summary>Deletes an attempt's media. Never throws.</summary>
    public async Task DeleteMediaAsync(AvatarChatbotOptions options, string turnId, IEnumerable<TurnAsset> media)
    {
        foreach (TurnAsset asset in media)
        {
            await TryAsync(turnId, "taking back its media", async () =>
                await assets.DeleteAsync(options, asset.Asset.Id, CancellationToken.None).ConfigureAwait(false)).ConfigureAwait(false);
        }
    }

    private async Task<bool> IsErasedAsync(TurnContext turn)
    {
        try
        {
            ConversationWindow window =
                await conversations.GetWindowAsync(turn.Options, turn.Key, LookBack, CancellationToken.None).ConfigureAwait(false);
            return window.Turns.All(stored => stored.TurnId != turn.TurnId
                || (stored.Attempt <= turn.Record?.Attempt && stored.StartedAt > turn.Record.StartedAt));
        }
        catch (Exception exception)
        {
            log.WentWithout(turn.TurnId, "knowing whether it was erased", exception);
            return false;
        }
    }

    private async Task TryAsync(string turnId, string what, Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            log.WentWithout(turnId, what, exception);
        }
    }
}
