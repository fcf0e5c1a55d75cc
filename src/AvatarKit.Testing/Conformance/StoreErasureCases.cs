using static AvatarKit.Testing.StoreScene;

namespace AvatarKit.Testing;

internal static class StoreErasureCases
{
    public static async Task An_erased_conversation_is_gone_and_begins_anew(IConversationStore store, CancellationToken token)
    {
        ConversationKey key = NewKey();
        await store.AskAsync(key, "t1", token, "Old words").ConfigureAwait(false);
        await store.SaveSummaryAsync(key, new ConversationSummary("Old words", 1), token).ConfigureAwait(false);
        Check.Equal("Erasing a conversation says that it was there.", true, await store.EraseAsync(key, token).ConfigureAwait(false));
        Check.Equal("Erasing it again says that it was not.", false, await store.EraseAsync(key, token).ConfigureAwait(false));
        Check.Equal("An erased conversation is at version 0.", 0, (await store.GetWindowAsync(key, 5, token).ConfigureAwait(false)).Version);
        Check.Equal("An erased conversation has no turns.", 0, (await store.ExportedAsync(key, token).ConfigureAwait(false)).Count);
        Check.Equal("An erased conversation is not listed.", 0, (await store.ListedAsync(key, token).ConfigureAwait(false)).Length);
        TurnStartResult started = await store.StartTurnAsync(key, Turn("t1", "New words"), 0, token).ConfigureAwait(false);
        Check.Equal("A conversation begun anew starts at sequence 1.", 1, started.Turn.Sequence);
        Check.Equal("A conversation begun anew has nothing of the old one.", "New words", started.Turn.Message);
        Check.Equal("A conversation begun anew has nothing of the old one.", null,
            (await store.GetWindowAsync(key, 5, token).ConfigureAwait(false)).Summary);
    }

    public static async Task A_turn_erased_while_pending_does_not_come_back(IConversationStore store, CancellationToken token)
    {
        ConversationKey key = NewKey();
        await store.StartTurnAsync(key, Turn("t1"), 0, token).ConfigureAwait(false);
        await store.EraseAsync(key, token).ConfigureAwait(false);
        await Check.ThrowsAsync<ConversationConflictException>(
            "Ending a turn that was erased is a conflict.",
            async () => await store.CompleteTurnAsync(key, "t1", 1, Result(), token).ConfigureAwait(false)).ConfigureAwait(false);
        Check.Equal("What was erased does not come back.", 0, (await store.ListedAsync(key, token).ConfigureAwait(false)).Length);
        Check.Equal("What was erased does not come back.", 0, (await store.ExportedAsync(key, token).ConfigureAwait(false)).Count);
    }

    public static async Task An_end_from_before_the_erasure_is_not_that_of_a_turn_begun_since(IConversationStore store, CancellationToken token)
    {
        const string promise = "The end of an attempt that was erased is a conflict for the turn that was begun anew with its id.";
        ConversationKey key = NewKey();
        TurnStartResult old = await store.StartTurnAsync(key, Turn("t1", "Old words", Now.AddSeconds(-5)), 0, token).ConfigureAwait(false);
        await store.EraseAsync(key, token).ConfigureAwait(false);
        TurnStartResult anew = await store.StartTurnAsync(key, Turn("t1", "New words"), 0, token).ConfigureAwait(false);
        TurnResult late = Result(answer: "Old answer") with { BegunAt = old.Turn.StartedAt };
        await Check.ThrowsAsync<ConversationConflictException>(
            promise, async () => await store.CompleteTurnAsync(key, "t1", 1, late, token).ConfigureAwait(false)).ConfigureAwait(false);
        Check.Equal(promise, TurnStatus.Pending, (await store.ExportedAsync(key, token).ConfigureAwait(false))[0].Status);

        TurnResult own = Result(answer: "New answer") with { BegunAt = anew.Turn.StartedAt };
        await store.CompleteTurnAsync(key, "t1", 1, own, token).ConfigureAwait(false);
        await Check.ThrowsAsync<ConversationConflictException>(
            promise, async () => await store.CompleteTurnAsync(key, "t1", 1, late, token).ConfigureAwait(false)).ConfigureAwait(false);
        ConversationTurn ended = (await store.ExportedAsync(key, token).ConfigureAwait(false))[0];
        Check.Equal("The end of the attempt that is there is taken.", "New answer", ended.Result?.Answer);
        Check.Equal("When its attempt began is not kept with a result.", null, ended.Result?.BegunAt);
    }

    public static async Task Erasing_a_user_erases_all_of_the_users_and_nothing_else(IConversationStore store, CancellationToken token)
    {
        ConversationKey mine = NewKey("one");
        ConversationKey[] others = [mine with { UserId = mine.UserId + "2" }, mine with { TenantId = mine.TenantId + "2" }];
        foreach (ConversationKey key
            in (ConversationKey[])[mine, mine with { ConversationId = "two" }, mine with { ConversationId = "three" }, .. others])
        {
            await store.AskAsync(key, "t1", token).ConfigureAwait(false);
        }

        Check.Equal("Erasing a user says how many conversations there were.", 3,
            await store.EraseUserAsync(mine.TenantId, mine.UserId, token).ConfigureAwait(false));
        Check.Equal("Erasing a user erases all conversations.", 0, (await store.ListedAsync(mine, token).ConfigureAwait(false)).Length);
        Check.Equal("Erasing a user erases the turns.", 0, (await store.ExportedAsync(mine, token).ConfigureAwait(false)).Count);
        foreach (ConversationKey key in others)
        {
            Check.Equal(
                "Erasing a user touches no other user and no other tenant.", 1, (await store.ExportedAsync(key, token).ConfigureAwait(false)).Count);
        }
    }

    public static async Task Erasing_what_is_inactive_spares_what_was_written_later(IConversationStore store, CancellationToken token)
    {
        ConversationKey quiet = NewKey("quiet");
        ConversationKey elsewhere = NewKey("quiet");
        ConversationKey answered = quiet with { ConversationId = "answered" };
        ConversationKey young = quiet with { ConversationId = "young" };
        await store.AskAsync(quiet, "t1", token).ConfigureAwait(false);
        await store.AskAsync(elsewhere, "t1", token).ConfigureAwait(false);
        await store.StartTurnAsync(answered, Turn("t1"), 0, token).ConfigureAwait(false);
        Check.Equal("What was active after the moment stays.", 3, await LeftAfterAsync(Now.AddDays(-1)).ConfigureAwait(false));
        await TickAsync(token).ConfigureAwait(false);
        DateTimeOffset moment = Now;
        await TickAsync(token).ConfigureAwait(false);
        await store.CompleteTurnAsync(answered, "t1", 1, Result(), token).ConfigureAwait(false);
        await store.AskAsync(young, "t1", token).ConfigureAwait(false);

        int erased = await store.EraseInactiveAsync(moment, token).ConfigureAwait(false);
        Check.True("Erasing says how many conversations there were, of every tenant.", erased >= 2, "2 or more", erased);
        Check.Sequence("What was written to since stays; what was not is erased.",
            ["young", "answered"], await store.ListedAsync(quiet, token).ConfigureAwait(false));
        Check.Equal("Retention counts for every tenant.", 0, (await store.ExportedAsync(elsewhere, token).ConfigureAwait(false)).Count);

        async Task<int> LeftAfterAsync(DateTimeOffset before)
        {
            await store.EraseInactiveAsync(before, token).ConfigureAwait(false);
            return (await store.ListedAsync(quiet, token).ConfigureAwait(false)).Length
                + (await store.ListedAsync(elsewhere, token).ConfigureAwait(false)).Length;
        }
    }

    public static async Task A_cancelled_call_is_cancelled_and_writes_nothing(IConversationStore store, CancellationToken token)
    {
        ConversationKey key = NewKey();
        await store.StartTurnAsync(key, Turn("t1"), 0, token).ConfigureAwait(false);
        var cancelled = new CancellationToken(canceled: true);
        await CancelsAsync(async () => await store.GetWindowAsync(key, 1, cancelled).ConfigureAwait(false)).ConfigureAwait(false);
        await CancelsAsync(async () => await store.StartTurnAsync(key, Turn("t2"), 1, cancelled).ConfigureAwait(false)).ConfigureAwait(false);
        await CancelsAsync(async () => await store.CompleteTurnAsync(key, "t1", 1, Result(), cancelled).ConfigureAwait(false)).ConfigureAwait(false);
        await CancelsAsync(async () => await store.CutTurnAsync(key, "t1", 1, "", cancelled).ConfigureAwait(false)).ConfigureAwait(false);
        await CancelsAsync(async () => await store.RateTurnAsync(
            key, "t1", new TurnRating { Score = 1, RatedAt = Now }, cancelled).ConfigureAwait(false)).ConfigureAwait(false);
        await CancelsAsync(
            async () => await store.SaveSummaryAsync(key, new ConversationSummary("No", 1), cancelled).ConfigureAwait(false)).ConfigureAwait(false);
        await CancelsAsync(async () => await store.ListAsync(key.TenantId, key.UserId, cancelled)
            .ToListAsync(CancellationToken.None).ConfigureAwait(false)).ConfigureAwait(false);
        await CancelsAsync(
            async () => await store.ExportAsync(key, cancelled).ToListAsync(CancellationToken.None).ConfigureAwait(false)).ConfigureAwait(false);
        await CancelsAsync(async () => await store.EraseAsync(key, cancelled).ConfigureAwait(false)).ConfigureAwait(false);
        await CancelsAsync(async () => await store.EraseUserAsync(key.TenantId, key.UserId, cancelled).ConfigureAwait(false)).ConfigureAwait(false);
        await CancelsAsync(async () => await store.EraseInactiveAsync(Now.AddDays(1), cancelled).ConfigureAwait(false)).ConfigureAwait(false);
        ConversationWindow window = await store.GetWindowAsync(key, 5, token).ConfigureAwait(false);
        Check.Sequence("A cancelled write writes nothing.", ["t1"], window.Turns.Select(static turn => turn.TurnId));
        Check.Equal("A cancelled write writes nothing.", TurnStatus.Pending, window.Turns[0].Status);
        Check.Equal("A cancelled write writes nothing.", null, window.Turns[0].Rating);
        Check.Equal("A cancelled write writes nothing.", null, window.Summary);

        static Task CancelsAsync(Func<Task> call)
            => Check.ThrowsAsync<OperationCanceledException>("A call whose token is already cancelled is cancelled.", call);
    }
}
