using static AvatarKit.Testing.StoreScene;

namespace AvatarKit.Testing;

internal sealed class StoreDurabilityCases(Func<IConversationStore, CancellationToken, ValueTask<IConversationStore>> reopen)
{
    public async Task Everything_is_there_after_reopening(IConversationStore store, CancellationToken token)
    {
        ConversationKey key = NewKey();
        await store.AskAsync(key, "t1", token, "Grüße 🙂", "Zurück").ConfigureAwait(false);
        await store.SaveSummaryAsync(key, new ConversationSummary("A greeting", 1), token).ConfigureAwait(false);
        ConversationWindow seen = await store.GetWindowAsync(key, 1, token).ConfigureAwait(false);
        TurnStartResult pending = await store.StartTurnAsync(key, Turn("t2"), seen.Version, token).ConfigureAwait(false);
        await store.RateTurnAsync(key, "t1", new TurnRating { Score = 4, RatedAt = Now }, token).ConfigureAwait(false);
        IConversationStore other = await reopen(store, token).ConfigureAwait(false);
        try
        {
            ConversationWindow window = await other.GetWindowAsync(key, 10, token).ConfigureAwait(false);
            Check.Equal("The version is durable.", pending.Version, window.Version);
            Check.Sequence("Turns are durable.", ["t1", "t2"], window.Turns.Select(static turn => turn.TurnId));
            Check.Equal("Messages are durable.", "Grüße 🙂", window.Turns[0].Message);
            Check.Equal("Answers are durable.", "Zurück", window.Turns[0].Result?.Answer);
            Check.Equal("A rating is durable.", 4, window.Turns[0].Rating?.Score);
            Check.Equal("A pending turn is durable.", TurnStatus.Pending, window.Turns[1].Status);
            Check.Equal("A summary is durable.", new ConversationSummary("A greeting", 1), window.Summary);
            long version = await other.CompleteTurnAsync(key, "t2", 1, Result(), token).ConfigureAwait(false);
            Check.True("A turn can be ended after reopening.", version > pending.Version, $"a version above {pending.Version}", version);
        }
        finally
        {
            await Disposal.DisposeAsync(other).ConfigureAwait(false);
        }
    }
}
