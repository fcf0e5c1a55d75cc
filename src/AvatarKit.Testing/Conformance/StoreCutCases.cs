using static AvatarKit.Testing.StoreScene;

namespace AvatarKit.Testing;

internal static class StoreCutCases
{
    private const string Answer = "Grüße 🙂. I heard you.";
    private const string Heard = "Grüße 🙂.";
    private const string HalfACharacter = "Grüße \uD83D";
    private const string Refused = "A cut that cannot be made is a conflict and changes nothing.";

    public static async Task The_latest_turn_is_cut_to_what_was_heard(IConversationStore store, CancellationToken token)
    {
        ConversationKey key = NewKey();
        await store.AskAsync(key, "t1", token).ConfigureAwait(false);
        long version = await store.AskAsync(key, "t2", token, "Do you hear me?", Answer).ConfigureAwait(false);
        TurnResult whole = (await LatestAsync(store, key, token).ConfigureAwait(false)).Result!;
        long cut = await store.CutTurnAsync(key, "t2", 1, Heard, token).ConfigureAwait(false);
        Check.True("Cutting a turn raises the version.", cut > version, $"more than {version}", cut);
        ConversationTurn turn = await LatestAsync(store, key, token).ConfigureAwait(false);
        Check.Equal("The version returned is the conversation's.", (await store.GetWindowAsync(key, 1, token).ConfigureAwait(false)).Version, cut);
        Check.Equal("A turn that was cut is interrupted.", TurnStatus.Interrupted, turn.Status);
        Check.Equal("A turn that was cut has what was heard as its answer.", Heard, turn.Result?.Answer);
        Check.Equal("A turn that was cut keeps its message.", "Do you hear me?", turn.Message);
        SameMoment("A turn that was cut keeps the moment it ended.", whole.EndedAt, turn.Result!.EndedAt);
        List<ConversationTurn> all = await store.ExportedAsync(key, token).ConfigureAwait(false);
        Check.Sequence("Cutting a turn touches no other.", ["Hello.", Heard], all.Select(static one => one.Result?.Answer ?? "(none)"));
    }

    public static async Task A_turn_is_cut_further_and_never_lengthened(IConversationStore store, CancellationToken token)
    {
        ConversationKey key = NewKey();
        await store.AskAsync(key, "t1", token, answer: Answer).ConfigureAwait(false);
        await store.CutTurnAsync(key, "t1", 1, Heard, token).ConfigureAwait(false);
        long version = await store.CutTurnAsync(key, "t1", 1, "Grüße", token).ConfigureAwait(false);
        Check.Equal("A turn that was cut can be cut further.", "Grüße", (await LatestAsync(store, key, token).ConfigureAwait(false)).Result?.Answer);
        Check.Equal("A cut made again changes nothing.", version, await store.CutTurnAsync(key, "t1", 1, "Grüße", token).ConfigureAwait(false));
        await RefusedAsync(store, key, "t1", 1, Heard, token).ConfigureAwait(false);
        await RefusedAsync(store, key, "t1", 1, Answer, token).ConfigureAwait(false);
        await store.CutTurnAsync(key, "t1", 1, "", token).ConfigureAwait(false);
        ConversationTurn turn = await LatestAsync(store, key, token).ConfigureAwait(false);
        Check.Equal("A turn of which nothing was heard has an empty answer.", "", turn.Result?.Answer);
        Check.Equal("A turn of which nothing was heard is interrupted.", TurnStatus.Interrupted, turn.Status);
    }

    public static async Task A_cut_after_the_last_word_still_interrupts(IConversationStore store, CancellationToken token)
    {
        ConversationKey key = NewKey();
        long version = await store.AskAsync(key, "t1", token, answer: Answer).ConfigureAwait(false);
        long cut = await store.CutTurnAsync(key, "t1", 1, Answer, token).ConfigureAwait(false);
        ConversationTurn turn = await LatestAsync(store, key, token).ConfigureAwait(false);
        Check.True("A turn that becomes an interrupted one raises the version.", cut > version, $"more than {version}", cut);
        Check.Equal("A turn stopped after its last word is interrupted.", TurnStatus.Interrupted, turn.Status);
        Check.Equal("A turn stopped after its last word keeps its answer.", Answer, turn.Result?.Answer);
    }

    public static async Task A_failed_turn_is_cut_and_can_still_be_tried_again(IConversationStore store, CancellationToken token)
    {
        ConversationKey key = NewKey();
        await store.StartTurnAsync(key, Turn("t1"), 0, token).ConfigureAwait(false);
        long version = await store.CompleteTurnAsync(key, "t1", 1, Result(TurnStatus.Failed, Answer), token).ConfigureAwait(false);
        version = await store.CutTurnAsync(key, "t1", 1, Heard, token).ConfigureAwait(false);
        ConversationTurn turn = await LatestAsync(store, key, token).ConfigureAwait(false);
        Check.Equal("A failed turn that was cut has what was heard as its answer.", Heard, turn.Result?.Answer);
        Check.Equal("A failed turn that was cut stays failed.", TurnStatus.Failed, turn.Status);
        TurnStartResult again = await store.StartTurnAsync(key, Turn("t1"), version, token).ConfigureAwait(false);
        Check.Equal("A failed turn that was cut can be tried again.", true, again.Started);
    }

    public static async Task Only_the_latest_turn_that_has_ended_is_cut(IConversationStore store, CancellationToken token)
    {
        ConversationKey key = NewKey();
        await ConflictsAsync(store, key, "t1", 1, "", token).ConfigureAwait(false);
        Check.Equal("A cut creates no conversation.", 0, (await store.ListedAsync(key, token).ConfigureAwait(false)).Length);
        await store.StartTurnAsync(key, Turn("t1", startedAt: Now - (2 * Patience)), 0, token).ConfigureAwait(false);
        await RefusedAsync(store, key, "t1", 1, "", token).ConfigureAwait(false);
        TurnStartResult taken = await store.StartTurnAsync(key, Turn("t1"), 0, token).ConfigureAwait(false);
        await store.CompleteTurnAsync(key, "t1", taken.Turn.Attempt, Result(answer: Answer), token).ConfigureAwait(false);
        await RefusedAsync(store, key, "t1", 1, Heard, token).ConfigureAwait(false);
        await RefusedAsync(store, key, "t1", 2, "Other words", token).ConfigureAwait(false);
        await RefusedAsync(store, key, "t1", 2, Answer + " More", token).ConfigureAwait(false);
        await RefusedAsync(store, key, "t1", 2, HalfACharacter, token).ConfigureAwait(false);
        await RefusedAsync(store, key, "t2", 1, "", token).ConfigureAwait(false);
        await store.AskAsync(key, "t2", token).ConfigureAwait(false);
        await RefusedAsync(store, key, "t1", 2, Heard, token).ConfigureAwait(false);
    }

    public static async Task A_cut_keeps_all_else_that_the_result_has(IConversationStore store, CancellationToken token)
    {
        ConversationKey key = NewKey();
        TurnResult result = StoreResults.Whole() with { Status = TurnStatus.Completed, Answer = Answer };
        await store.StartTurnAsync(key, Turn("t1"), 0, token).ConfigureAwait(false);
        await store.CompleteTurnAsync(key, "t1", 1, result, token).ConfigureAwait(false);
        await store.CutTurnAsync(key, "t1", 1, Heard, token).ConfigureAwait(false);
        ConversationTurn turn = await LatestAsync(store, key, token).ConfigureAwait(false);
        StoreResults.Same(result with { Status = TurnStatus.Interrupted, Answer = Heard }, turn.Result!);
    }

    public static async Task Of_concurrent_cuts_the_shortest_stands(IConversationStore store, CancellationToken token)
    {
        ConversationKey key = NewKey();
        await store.AskAsync(key, "t1", token, answer: new string('x', 100)).ConfigureAwait(false);
        await AtOnceAsync(8, async i =>
        {
            try
            {
                return await store.CutTurnAsync(key, "t1", 1, new string('x', 10 + i), token).ConfigureAwait(false);
            }
            catch (ConversationConflictException)
            {
                // It had been cut shorter already.
                return 0;
            }
        }).ConfigureAwait(false);
        Check.Equal("Of several cuts the shortest stands.", new string('x', 10),
            (await LatestAsync(store, key, token).ConfigureAwait(false)).Result?.Answer);
    }

    private static async Task RefusedAsync(
        IConversationStore store, ConversationKey key, string turnId, int attempt, string heard, CancellationToken token)
    {
        ConversationWindow before = await store.GetWindowAsync(key, 10, token).ConfigureAwait(false);
        await ConflictsAsync(store, key, turnId, attempt, heard, token).ConfigureAwait(false);
        ConversationWindow after = await store.GetWindowAsync(key, 10, token).ConfigureAwait(false);
        Check.Equal(Refused, before.Version, after.Version);
        Check.Sequence(Refused, before.Turns.Select(static turn => turn.Result?.Answer), after.Turns.Select(static turn => turn.Result?.Answer));
        Check.Sequence(Refused, before.Turns.Select(static turn => turn.Status), after.Turns.Select(static turn => turn.Status));
    }

    private static Task<ConversationConflictException> ConflictsAsync(
        IConversationStore store, ConversationKey key, string turnId, int attempt, string heard, CancellationToken token)
        => Check.ThrowsAsync<ConversationConflictException>(
            Refused, async () => await store.CutTurnAsync(key, turnId, attempt, heard, token).ConfigureAwait(false));

    private static async Task<ConversationTurn> LatestAsync(IConversationStore store, ConversationKey key, CancellationToken token)
        => (await store.GetWindowAsync(key, 1, token).ConfigureAwait(false)).Turns[^1];
}
