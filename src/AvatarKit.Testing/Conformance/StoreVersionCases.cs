using static AvatarKit.Testing.StoreScene;

namespace AvatarKit.Testing;

internal static class StoreVersionCases
{
    public static async Task A_conversation_that_does_not_exist_is_empty_at_version_0(IConversationStore store, CancellationToken token)
    {
        ConversationKey key = NewKey();
        ConversationWindow window = await store.GetWindowAsync(key, 10, token).ConfigureAwait(false);
        Check.Equal("A conversation that does not exist has version 0.", 0, window.Version);
        Check.Equal("A conversation that does not exist has no turns.", 0, window.Turns.Count);
        Check.Equal("A conversation that does not exist has no summary.", null, window.Summary);
        Check.Equal(
            "Exporting a conversation that does not exist gives no turns.", 0, (await store.ExportedAsync(key, token).ConfigureAwait(false)).Count);
        Check.Equal("A user without conversations has an empty list.", 0, (await store.ListedAsync(key, token).ConfigureAwait(false)).Length);
        Check.Equal("Erasing a conversation that does not exist says that it was not there.",
            false, await store.EraseAsync(key, token).ConfigureAwait(false));
        Check.Equal("Erasing a user without conversations erases none.",
            0, await store.EraseUserAsync(key.TenantId, key.UserId, token).ConfigureAwait(false));
    }

    public static async Task A_started_turn_is_stored_as_pending(IConversationStore store, CancellationToken token)
    {
        ConversationKey key = NewKey();
        DateTimeOffset at = Now;
        TurnStartResult started = await store.StartTurnAsync(key, Turn("t1", "How are you?", at), 0, token).ConfigureAwait(false);
        ConversationWindow window = await store.GetWindowAsync(key, 10, token).ConfigureAwait(false);
        Check.Equal("A new turn is the caller's to answer.", true, started.Started);
        Check.Equal("The version returned is the conversation's.", window.Version, started.Version);
        Check.Equal("A new turn is stored once.", 1, window.Turns.Count);
        foreach (ConversationTurn turn in (ConversationTurn[])[started.Turn, window.Turns[0]])
        {
            Check.Equal("A turn keeps its id.", "t1", turn.TurnId);
            Check.Equal("A turn keeps its message.", "How are you?", turn.Message);
            Check.Equal("Sequences begin at 1.", 1, turn.Sequence);
            Check.Equal("Attempts begin at 1.", 1, turn.Attempt);
            Check.Equal("A turn without a result is pending.", TurnStatus.Pending, turn.Status);
            SameMoment("A turn keeps the moment it started.", at, turn.StartedAt);
        }
    }

    public static async Task Every_start_and_end_raises_the_version(IConversationStore store, CancellationToken token)
    {
        ConversationKey key = NewKey();
        long last = 0;
        for (int i = 1; i <= 3; i++)
        {
            TurnStartResult started = await store.StartTurnAsync(key, Turn($"t{i}"), last, token).ConfigureAwait(false);
            Check.True("Starting a turn raises the version.", started.Version > last, $"more than {last}", started.Version);
            Check.Equal("Sequences have no gaps.", i, started.Turn.Sequence);
            last = await store.CompleteTurnAsync(key, $"t{i}", 1, Result(), token).ConfigureAwait(false);
            Check.True("Ending a turn raises the version.", last > started.Version, $"more than {started.Version}", last);
            ConversationWindow window = await store.GetWindowAsync(key, 1, token).ConfigureAwait(false);
            Check.Equal("The window has the version that the last write returned.", last, window.Version);
        }
    }

    public static async Task A_version_that_is_not_the_conversations_is_a_conflict_and_stores_nothing(
        IConversationStore store, CancellationToken token)
    {
        ConversationKey key = NewKey();
        const string promise = "A new turn at a version that is not the conversation's is a conflict.";
        await Check.ThrowsAsync<ConversationConflictException>(
            promise, async () => await store.StartTurnAsync(key, Turn("ahead"), 1, token).ConfigureAwait(false)).ConfigureAwait(false);
        Check.Equal("A conflict creates no conversation.", 0, (await store.ListedAsync(key, token).ConfigureAwait(false)).Length);
        long version = await store.AskAsync(key, "t1", token).ConfigureAwait(false);
        foreach (long wrong in (long[])[0, version - 1, version + 1])
        {
            ConversationConflictException conflict = await Check.ThrowsAsync<ConversationConflictException>(
                promise, async () => await store.StartTurnAsync(key, Turn("t2"), wrong, token).ConfigureAwait(false)).ConfigureAwait(false);
            Check.Equal("A conflict says which version the writer had seen.", wrong, conflict.ExpectedVersion);
            Check.Equal("A conflict says which version the store holds.", version, conflict.ActualVersion);
        }

        ConversationWindow window = await store.GetWindowAsync(key, 10, token).ConfigureAwait(false);
        Check.Equal("A conflict changes no version.", version, window.Version);
        Check.Sequence("A conflict stores no turn.", ["t1"], window.Turns.Select(static turn => turn.TurnId));
    }

    public static async Task Of_concurrent_starts_at_one_version_one_wins(IConversationStore store, CancellationToken token)
    {
        ConversationKey key = NewKey();
        long version = 0;
        for (int round = 1; round <= 5; round++)
        {
            bool[] won = await AtOnceAsync(8, async i =>
            {
                try
                {
                    return (await store.StartTurnAsync(key, Turn($"r{round}-{i}"), version, token).ConfigureAwait(false)).Started;
                }
                catch (ConversationConflictException)
                {
                    return false;
                }
            }).ConfigureAwait(false);
            Check.Equal("Of concurrent starts at one version exactly one wins.", 1, won.Count(static w => w));
            ConversationWindow window = await store.GetWindowAsync(key, 100, token).ConfigureAwait(false);
            Check.Equal("Those that lost stored nothing.", round, window.Turns.Count);
            version = window.Version;
        }
    }

    public static async Task Turns_of_many_writers_are_each_stored_once_without_gaps(IConversationStore store, CancellationToken token)
    {
        const int writers = 6;
        const int turns = 5;
        ConversationKey key = NewKey();
        await AtOnceAsync(writers, async writer =>
        {
            for (int i = 0; i < turns; i++)
            {
                await StartUntilStoredAsync(store, key, $"w{writer}-{i}", token).ConfigureAwait(false);
                await store.CompleteTurnAsync(key, $"w{writer}-{i}", 1, Result(answer: $"w{writer}-{i}"), token).ConfigureAwait(false);
            }

            return true;
        }).ConfigureAwait(false);
        List<ConversationTurn> all = await store.ExportedAsync(key, token).ConfigureAwait(false);
        Check.Sequence("Sequences run from 1 without gaps.", Enumerable.Range(1, writers * turns).Select(static n => (long)n),
            all.Select(static turn => turn.Sequence));
        Check.Equal("Every turn is stored once.", writers * turns, all.Select(static turn => turn.TurnId).Distinct(StringComparer.Ordinal).Count());
        Check.True(
            "Every turn has its own answer.", all.All(static turn => turn.Result?.Answer == turn.TurnId), "each its own", "another's or none");
        for (int writer = 0; writer < writers; writer++)
        {
            Check.Sequence(
                "A writer's turns stand in the order they were written.",
                Enumerable.Range(0, turns).Select(i => $"w{writer}-{i}"),
                all.Select(static turn => turn.TurnId).Where(id => id.StartsWith($"w{writer}-", StringComparison.Ordinal)));
        }
    }

    public static async Task A_window_is_a_snapshot(IConversationStore store, CancellationToken token)
    {
        ConversationKey key = NewKey();
        await store.AskAsync(key, "t1", token).ConfigureAwait(false);
        ConversationWindow before = await store.GetWindowAsync(key, 10, token).ConfigureAwait(false);
        long version = before.Version;
        await store.AskAsync(key, "t2", token).ConfigureAwait(false);
        Check.Equal("A window that was given does not change.", 1, before.Turns.Count);
        Check.Equal("A window that was given does not change.", version, before.Version);
    }

    private static async Task StartUntilStoredAsync(IConversationStore store, ConversationKey key, string turnId, CancellationToken token)
    {
        while (true)
        {
            ConversationWindow window = await store.GetWindowAsync(key, 1, token).ConfigureAwait(false);
            try
            {
                await store.StartTurnAsync(key, Turn(turnId), window.Version, token).ConfigureAwait(false);
                return;
            }
            catch (ConversationConflictException)
            {
                await Task.Yield();
            }
        }
    }
}
