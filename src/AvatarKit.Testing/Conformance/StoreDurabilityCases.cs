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

    public async Task Two_stores_on_one_medium_keep_one_truth(IConversationStore store, CancellationToken token)
    {
        ConversationKey key = NewKey();
        IConversationStore second = await reopen(store, token).ConfigureAwait(false);
        try
        {
            IConversationStore[] stores = [store, second];
            bool[] won = await AtOnceAsync(8, async i =>
            {
                try
                {
                    return (await stores[i % 2].StartTurnAsync(key, Turn($"t{i}"), 0, token).ConfigureAwait(false)).Started;
                }
                catch (ConversationConflictException)
                {
                    return false;
                }
            }).ConfigureAwait(false);
            Check.Equal("Of concurrent starts at one version, by two stores on one medium, exactly one wins.", 1, won.Count(static w => w));
            ConversationWindow one = await store.GetWindowAsync(key, 10, token).ConfigureAwait(false);
            ConversationWindow other = await second.GetWindowAsync(key, 10, token).ConfigureAwait(false);
            Check.Equal("Two stores on one medium see the same version.", one.Version, other.Version);
            Check.Sequence("Two stores on one medium see the same turns.", one.Turns.Select(static turn => turn.TurnId),
                other.Turns.Select(static turn => turn.TurnId));
            await second.EraseAsync(key, token).ConfigureAwait(false);
            Check.Equal("What one store erases the other no longer sees.", 0, (await store.ExportedAsync(key, token).ConfigureAwait(false)).Count);
        }
        finally
        {
            await Disposal.DisposeAsync(second).ConfigureAwait(false);
        }
    }
}
