using static AvatarKit.Testing.StoreScene;

namespace AvatarKit.Testing;

internal static class StoreAttemptCases
{
    private const string SupersededPromise = "An attempt that a later one has superseded cannot end the turn.";

    public static Task A_completed_turn_is_given_as_it_stands(IConversationStore store, CancellationToken token)
        => StandsAsync(store, TurnStatus.Completed, token);

    public static Task An_interrupted_turn_is_given_as_it_stands(IConversationStore store, CancellationToken token)
        => StandsAsync(store, TurnStatus.Interrupted, token);

    public static async Task A_failed_turn_is_started_again_in_its_place(IConversationStore store, CancellationToken token)
    {
        ConversationKey key = NewKey();
        await store.StartTurnAsync(key, Turn("t1", "The first words"), 0, token).ConfigureAwait(false);
        long version = await store.CompleteTurnAsync(key, "t1", 1, Result(TurnStatus.Failed, "Half"), token).ConfigureAwait(false);
        await store.AskAsync(key, "t2", token).ConfigureAwait(false);
        DateTimeOffset again = Now.AddSeconds(3);
        TurnStartResult retry = await store.StartTurnAsync(key, Turn("t1", "Other words", again), version, token).ConfigureAwait(false);
        Check.Equal("A failed turn is the caller's to answer again.", true, retry.Started);
        RestartedAsItWas(retry.Turn, again);
        List<ConversationTurn> all = await store.ExportedAsync(key, token).ConfigureAwait(false);
        Check.Sequence("A turn that is started again stays in its place.", ["t1", "t2"], all.Select(static turn => turn.TurnId));
        RestartedAsItWas(all[0], again);
    }

    public static async Task A_young_pending_turn_is_left_alone(IConversationStore store, CancellationToken token)
    {
        ConversationKey key = NewKey();
        DateTimeOffset at = Now;
        TurnStartResult first = await store.StartTurnAsync(key, Turn("t1", startedAt: at), 0, token).ConfigureAwait(false);
        foreach (DateTimeOffset before in (DateTimeOffset[])[at - Patience, at])
        {
            TurnStartResult second =
                await store.StartTurnAsync(key, Turn("t1", startedAt: at + Patience, takeOverBefore: before), 0, token).ConfigureAwait(false);
            Check.Equal("A pending turn that did not start before TakeOverBefore is left to its owner.", false, second.Started);
            Check.Equal("A turn left alone keeps its attempt.", 1, second.Turn.Attempt);
            Check.Equal("A turn left alone is still pending.", TurnStatus.Pending, second.Turn.Status);
            Check.Equal("Leaving a turn alone writes nothing.", first.Version, second.Version);
        }
    }

    public static async Task An_old_pending_turn_is_taken_over_in_its_place(IConversationStore store, CancellationToken token)
    {
        ConversationKey key = NewKey();
        DateTimeOffset old = Now - (2 * Patience);
        await store.StartTurnAsync(key, Turn("t1", "The first words", old), 0, token).ConfigureAwait(false);
        DateTimeOffset again = Now;
        TurnStartResult taken = await store.StartTurnAsync(key, Turn("t1", "Other words", again), 12345, token).ConfigureAwait(false);
        Check.Equal("A pending turn that started before TakeOverBefore is taken over, whatever the version.", true, taken.Started);
        RestartedAsItWas(taken.Turn, again);
        List<ConversationTurn> all = await store.ExportedAsync(key, token).ConfigureAwait(false);
        Check.Equal("A turn that is taken over is not stored twice.", 1, all.Count);
        RestartedAsItWas(all[0], again);
        ConversationWindow window = await store.GetWindowAsync(key, 1, token).ConfigureAwait(false);
        Check.Equal("The version returned is the conversation's.", window.Version, taken.Version);
    }

    public static async Task Of_concurrent_starts_of_one_turn_one_owns_it(IConversationStore store, CancellationToken token)
    {
        ConversationKey key = NewKey();
        TurnStartResult[] all = await AtOnceAsync(
            8, async _ => await store.StartTurnAsync(key, Turn("same"), 0, token).ConfigureAwait(false)).ConfigureAwait(false);
        Check.Equal("Of concurrent starts of one turn exactly one owns it; the others find it.", 1, all.Count(static result => result.Started));
        Check.Equal("A turn started several times at once is stored once.", 1, (await store.ExportedAsync(key, token).ConfigureAwait(false)).Count);
    }

    public static async Task Of_concurrent_takeovers_one_owns_the_turn(IConversationStore store, CancellationToken token)
    {
        ConversationKey key = NewKey();
        await store.StartTurnAsync(key, Turn("t1", startedAt: Now - (2 * Patience)), 0, token).ConfigureAwait(false);
        TurnStartResult[] all = await AtOnceAsync(
            8, async _ => await store.StartTurnAsync(key, Turn("t1"), 0, token).ConfigureAwait(false)).ConfigureAwait(false);
        Check.Equal("Of concurrent take-overs exactly one owns the turn.", 1, all.Count(static result => result.Started));
        Check.True("A take-over is the next attempt.", all.All(static result => result.Turn.Attempt == 2),
            "attempt 2", all.Select(static result => result.Turn.Attempt));
    }

    public static async Task A_superseded_attempt_cannot_end_the_turn(IConversationStore store, CancellationToken token)
    {
        ConversationKey key = await TakenOverAsync(store, token).ConfigureAwait(false);
        await Check.ThrowsAsync<ConversationConflictException>(
            SupersededPromise,
            async () => await store.CompleteTurnAsync(key, "t1", 1, Result(answer: "Too late"), token).ConfigureAwait(false)).ConfigureAwait(false);
        ConversationTurn pending = (await store.ExportedAsync(key, token).ConfigureAwait(false))[0];
        Check.Equal(SupersededPromise, TurnStatus.Pending, pending.Status);
        await store.CompleteTurnAsync(key, "t1", 2, Result(answer: "In time"), token).ConfigureAwait(false);
        ConversationTurn ended = (await store.ExportedAsync(key, token).ConfigureAwait(false))[0];
        Check.Equal("The latest attempt ends the turn.", "In time", ended.Result?.Answer);
    }

    public static async Task A_superseded_attempt_cannot_change_a_turn_that_has_ended(IConversationStore store, CancellationToken token)
    {
        ConversationKey key = await TakenOverAsync(store, token).ConfigureAwait(false);
        long version = await store.CompleteTurnAsync(key, "t1", 2, Result(answer: "In time"), token).ConfigureAwait(false);
        await Check.ThrowsAsync<ConversationConflictException>(
            SupersededPromise,
            async () => await store.CompleteTurnAsync(key, "t1", 1, Result(answer: "Too late"), token).ConfigureAwait(false)).ConfigureAwait(false);
        ConversationWindow window = await store.GetWindowAsync(key, 1, token).ConfigureAwait(false);
        Check.Equal(SupersededPromise, "In time", window.Turns[0].Result?.Answer);
        Check.Equal("A conflict changes no version.", version, window.Version);
    }

    public static async Task Ending_a_turn_again_changes_nothing(IConversationStore store, CancellationToken token)
    {
        ConversationKey key = NewKey();
        await store.StartTurnAsync(key, Turn("t1"), 0, token).ConfigureAwait(false);
        long version = await store.CompleteTurnAsync(key, "t1", 1, Result(answer: "First"), token).ConfigureAwait(false);
        long again = await store.CompleteTurnAsync(key, "t1", 1, Result(TurnStatus.Failed, "Second"), token).ConfigureAwait(false);
        ConversationWindow window = await store.GetWindowAsync(key, 1, token).ConfigureAwait(false);
        Check.Equal("Ending a turn again with the same attempt returns the version there is.", version, again);
        Check.Equal("Ending a turn again with the same attempt changes no version.", version, window.Version);
        Check.Equal("Ending a turn again with the same attempt changes no answer.", "First", window.Turns[0].Result?.Answer);
        Check.Equal("Ending a turn again with the same attempt changes no status.", TurnStatus.Completed, window.Turns[0].Status);
    }

    public static async Task A_turn_that_is_not_there_cannot_be_ended(IConversationStore store, CancellationToken token)
    {
        const string promise = "A turn that is not there cannot be ended.";
        ConversationKey key = NewKey();
        await Check.ThrowsAsync<ConversationConflictException>(
            promise, async () => await store.CompleteTurnAsync(key, "t1", 1, Result(), token).ConfigureAwait(false)).ConfigureAwait(false);
        Check.Equal("A conflict creates no conversation.", 0, (await store.ListedAsync(key, token).ConfigureAwait(false)).Length);
        await store.StartTurnAsync(key, Turn("t1"), 0, token).ConfigureAwait(false);
        await Check.ThrowsAsync<ConversationConflictException>(
            promise, async () => await store.CompleteTurnAsync(key, "t2", 1, Result(), token).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private static async Task StandsAsync(IConversationStore store, TurnStatus status, CancellationToken token)
    {
        ConversationKey key = NewKey();
        DateTimeOffset long_ago = Now - (2 * Patience);
        await store.StartTurnAsync(key, Turn("t1", "First words", long_ago), 0, token).ConfigureAwait(false);
        long version = await store.CompleteTurnAsync(key, "t1", 1, Result(status, "The answer"), token).ConfigureAwait(false);
        TurnStartResult again = await store.StartTurnAsync(key, Turn("t1", "Other words"), 0, token).ConfigureAwait(false);
        string promise =
            $"A turn that was {(status == TurnStatus.Completed ? "completed" : "interrupted")} is given as it stands, whatever the version.";
        Check.Equal(promise, false, again.Started);
        Check.Equal(promise, "First words", again.Turn.Message);
        Check.Equal(promise, status, again.Turn.Status);
        Check.Equal(promise, "The answer", again.Turn.Result?.Answer);
        Check.Equal(promise, 1, again.Turn.Attempt);
        Check.Equal("Giving a stored turn writes nothing.", version, again.Version);
        Check.Equal("A turn started again is stored once.", 1, (await store.ExportedAsync(key, token).ConfigureAwait(false)).Count);
    }

    private static async Task<ConversationKey> TakenOverAsync(IConversationStore store, CancellationToken token)
    {
        ConversationKey key = NewKey();
        await store.StartTurnAsync(key, Turn("t1", startedAt: Now - (2 * Patience)), 0, token).ConfigureAwait(false);
        await store.StartTurnAsync(key, Turn("t1"), 0, token).ConfigureAwait(false);
        return key;
    }

    private static void RestartedAsItWas(ConversationTurn turn, DateTimeOffset again)
    {
        Check.Equal("A turn that is started again is at its next attempt.", 2, turn.Attempt);
        Check.Equal("A turn that is started again keeps its place.", 1, turn.Sequence);
        Check.Equal("A turn that is started again keeps its message.", "The first words", turn.Message);
        Check.Equal("A turn that is started again is pending, without its old result.", TurnStatus.Pending, turn.Status);
        SameMoment("A turn that is started again has the moment of its latest attempt.", again, turn.StartedAt);
    }
}
