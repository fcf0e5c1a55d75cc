using static AvatarKit.Testing.StoreScene;

namespace AvatarKit.Testing;

internal static class StoreIsolationCases
{
    private const string Promise = "Conversations of different tenants or users never meet, whatever their ids.";

    public static async Task Conversations_of_other_users_and_tenants_never_meet(IConversationStore store, CancellationToken token)
    {
        ConversationKey mine = NewKey();
        await DifferAsync(
            store, [mine, mine with { UserId = mine.UserId + "2" }, mine with { TenantId = mine.TenantId + "2" }], token).ConfigureAwait(false);
    }

    public static async Task Ids_that_look_alike_are_different(IConversationStore store, CancellationToken token)
    {
        string id = Guid.NewGuid().ToString("N");
        foreach ((string one, string other) in ((string, string)[])[
            ("a", "A"), ("é", "e\u0301"), ("a", "a "), ("a", " a"), ("ss", "ß"), ("%", "x"), ("_", "y"), ("i", "ı"), ("1", "01")])
        {
            await DifferAsync(store, [new(one, id + "u1", id), new(other, id + "u1", id)], token).ConfigureAwait(false);
            await DifferAsync(store, [new("c", one, id + "t1"), new("c", other, id + "t1")], token).ConfigureAwait(false);
            await DifferAsync(store, [new("c", id, id + one), new("c", id, id + other)], token).ConfigureAwait(false);
            await store.EraseUserAsync(id, id + "u1", token).ConfigureAwait(false);
        }

        foreach (string separator in (string[])["/", "|", "#", ":", "\0", "\u001F", ".", "\\"])
        {
            await DifferAsync(store, [new("c", id + separator + "x", "y"), new("c", "x" + separator + "y", id), new("c", id, "x" + separator + "y")],
                token).ConfigureAwait(false);
        }
    }

    public static async Task A_turn_id_belongs_to_its_conversation(IConversationStore store, CancellationToken token)
    {
        ConversationKey one = NewKey("one");
        ConversationKey other = one with { ConversationId = "other" };
        await store.AskAsync(one, "t1", token, "mine").ConfigureAwait(false);
        TurnStartResult started = await store.StartTurnAsync(other, Turn("t1", "another"), 0, token).ConfigureAwait(false);
        Check.Equal("A turn id is unique within its conversation only.", true, started.Started);
        Check.Equal("A turn id is unique within its conversation only.", "another", started.Turn.Message);
    }

    public static async Task A_list_has_the_users_conversations_latest_active_first(IConversationStore store, CancellationToken token)
    {
        ConversationKey a = NewKey("a");
        ConversationKey b = a with { ConversationId = "b" };
        ConversationKey c = a with { ConversationId = "c" };
        DateTimeOffset began = Now;
        foreach (ConversationKey key in (ConversationKey[])[a, b, c])
        {
            await store.AskAsync(key, "t1", token).ConfigureAwait(false);
            await TickAsync(token).ConfigureAwait(false);
        }

        Check.Sequence("The latest active conversation comes first.", ["c", "b", "a"], await store.ListedAsync(a, token).ConfigureAwait(false));
        ConversationWindow window = await store.GetWindowAsync(a, 1, token).ConfigureAwait(false);
        await store.StartTurnAsync(a, Turn("t2"), window.Version, token).ConfigureAwait(false);
        await TickAsync(token).ConfigureAwait(false);
        Check.Sequence("A message is activity.", ["a", "c", "b"], await store.ListedAsync(a, token).ConfigureAwait(false));
        await store.AskAsync(b, "t2", token).ConfigureAwait(false);
        await TickAsync(token).ConfigureAwait(false);
        await store.CompleteTurnAsync(a, "t2", 1, Result(), token).ConfigureAwait(false);
        Check.Sequence("An answer is activity.", ["a", "b", "c"], await store.ListedAsync(a, token).ConfigureAwait(false));

        ConversationInfo info = await store.ListAsync(a.TenantId, a.UserId, token).FirstAsync(token).ConfigureAwait(false);
        Check.Equal("A list names the conversation in full.", a, info.Key);
        Check.Equal("A list counts turns.", 2, info.TurnCount);
        Check.True("A conversation was created when its first turn started.",
            info.CreatedAt >= began.AddMilliseconds(-1) && info.CreatedAt <= info.LastActivityAt, $"from {began:O}", $"{info.CreatedAt:O}");
        Check.True("A conversation was last active when it was last written to.",
            info.LastActivityAt > began && info.LastActivityAt <= Now.AddSeconds(1), $"after {began:O}", $"{info.LastActivityAt:O}");
    }

    private static async Task DifferAsync(IConversationStore store, ConversationKey[] keys, CancellationToken token)
    {
        for (int i = 0; i < keys.Length; i++)
        {
            ConversationWindow window = await store.GetWindowAsync(keys[i], 5, token).ConfigureAwait(false);
            Check.Equal(Promise, 0, window.Version);
            await store.AskAsync(keys[i], "t1", token, $"of {i}").ConfigureAwait(false);
            await store.SaveSummaryAsync(keys[i], new ConversationSummary($"of {i}", 1), token).ConfigureAwait(false);
        }

        for (int i = 0; i < keys.Length; i++)
        {
            ConversationWindow window = await store.GetWindowAsync(keys[i], 5, token).ConfigureAwait(false);
            Check.Sequence(Promise, [$"of {i}"], window.Turns.Select(static turn => turn.Message));
            Check.Equal(Promise, $"of {i}", window.Summary?.Text);
            Check.Sequence(
                Promise, [$"of {i}"], (await store.ExportedAsync(keys[i], token).ConfigureAwait(false)).Select(static turn => turn.Message));
            Check.Equal(Promise, true, (await store.ListedAsync(keys[i], token).ConfigureAwait(false)).Contains(keys[i].ConversationId));
        }

        Check.Equal("Erasing a conversation says that it was there.", true, await store.EraseAsync(keys[0], token).ConfigureAwait(false));
        for (int i = 1; i < keys.Length; i++)
        {
            Check.Equal(Promise, 1, (await store.GetWindowAsync(keys[i], 5, token).ConfigureAwait(false)).Turns.Count);
            await store.EraseAsync(keys[i], token).ConfigureAwait(false);
        }
    }
}
