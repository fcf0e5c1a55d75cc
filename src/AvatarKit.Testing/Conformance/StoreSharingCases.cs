using static AvatarKit.Testing.StoreScene;

namespace AvatarKit.Testing;

internal sealed class StoreSharingCases(Func<IConversationStore, CancellationToken, ValueTask<IConversationStore>> share)
{
    public async Task Two_stores_on_one_medium_keep_one_truth(IConversationStore store, CancellationToken token)
    {
        ConversationKey key = NewKey();
        IConversationStore second = await share(store, token).ConfigureAwait(false);
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
