using static AvatarKit.Testing.StoreScene;

namespace AvatarKit.Testing;

internal static class StoreRatingCases
{
    public static async Task A_rating_is_kept_beside_the_answer(IConversationStore store, CancellationToken token)
    {
        ConversationKey key = NewKey();
        await store.AskAsync(key, "t1", token).ConfigureAwait(false);
        long version = await store.AskAsync(key, "t2", token).ConfigureAwait(false);
        ConversationInfo before = await store.ListAsync(key.TenantId, key.UserId, token).FirstAsync(token).ConfigureAwait(false);
        await TickAsync(token).ConfigureAwait(false);
        foreach (TurnRating rating
            in (TurnRating[])[Rating(1, new string('ü', TurnRating.MaxCommentLength)), Rating(5, null), Rating(3, "Größe 🙂 \" ' \\")])
        {
            Check.Equal("Rating a turn says that it is there.", true, await store.RateTurnAsync(key, "t1", rating, token).ConfigureAwait(false));
            ConversationWindow window = await store.GetWindowAsync(key, 10, token).ConfigureAwait(false);
            Same(rating, window.Turns[0].Rating);
            Same(rating, (await store.ExportedAsync(key, token).ConfigureAwait(false))[0].Rating);
            Check.Equal("A rating changes no answer.", "Hello.", window.Turns[0].Result?.Answer);
            Check.Equal("A rating changes no status.", TurnStatus.Completed, window.Turns[0].Status);
            Check.Equal("A rating is of one turn.", null, window.Turns[1].Rating);
            Check.Equal("A rating changes no version.", version, window.Version);
        }

        ConversationInfo after = await store.ListAsync(key.TenantId, key.UserId, token).FirstAsync(token).ConfigureAwait(false);
        Check.Equal("A rating is no activity.", before.LastActivityAt, after.LastActivityAt);
    }

    public static async Task A_rating_of_a_turn_that_is_not_there_is_not_kept(IConversationStore store, CancellationToken token)
    {
        ConversationKey key = NewKey();
        const string promise = "Rating a turn that is not there says so.";
        Check.Equal(promise, false, await store.RateTurnAsync(key, "t1", Rating(4), token).ConfigureAwait(false));
        Check.Equal("A rating creates no conversation.", 0, (await store.ListedAsync(key, token).ConfigureAwait(false)).Length);
        await store.AskAsync(key, "t1", token).ConfigureAwait(false);
        Check.Equal(promise, false, await store.RateTurnAsync(key, "t2", Rating(4), token).ConfigureAwait(false));
        Check.Equal(promise, false, await store.RateTurnAsync(key with { UserId = key.UserId + "2" }, "t1", Rating(4), token).ConfigureAwait(false));
        await store.EraseAsync(key, token).ConfigureAwait(false);
        Check.Equal(promise, false, await store.RateTurnAsync(key, "t1", Rating(4), token).ConfigureAwait(false));
        Check.Equal("A rating brings nothing back.", 0, (await store.ExportedAsync(key, token).ConfigureAwait(false)).Count);
    }

    public static async Task A_rating_stays_through_the_end_and_a_cut_and_goes_with_the_attempt(IConversationStore store, CancellationToken token)
    {
        ConversationKey key = NewKey();
        TurnRating rating = Rating(2, "Too long");
        await store.StartTurnAsync(key, Turn("t1"), 0, token).ConfigureAwait(false);
        Check.Equal("A turn that is pending can be rated.", true, await store.RateTurnAsync(key, "t1", rating, token).ConfigureAwait(false));
        await store.CompleteTurnAsync(key, "t1", 1, Result(TurnStatus.Failed, "Half an answer"), token).ConfigureAwait(false);
        Same(rating, (await store.ExportedAsync(key, token).ConfigureAwait(false))[0].Rating);
        long version = await store.CutTurnAsync(key, "t1", 1, "Half", token).ConfigureAwait(false);
        Same(rating, (await store.ExportedAsync(key, token).ConfigureAwait(false))[0].Rating);
        TurnStartResult again = await store.StartTurnAsync(key, Turn("t1"), version, token).ConfigureAwait(false);
        Check.Equal("A turn that is started again has no rating.", null, again.Turn.Rating);
        Check.Equal("A turn that is started again has no rating.", null, (await store.ExportedAsync(key, token).ConfigureAwait(false))[0].Rating);
    }

    private static TurnRating Rating(int score, string? comment = "Good") => new() { Score = score, Comment = comment, RatedAt = Now };

    private static void Same(TurnRating expected, TurnRating? actual)
    {
        TurnRating stored = Check.NotNull("A rating is kept.", actual);
        Check.Equal("A rating keeps its score.", expected.Score, stored.Score);
        Check.Equal("A rating keeps its comment.", expected.Comment, stored.Comment);
        SameMoment("A rating keeps the moment it was given.", expected.RatedAt, stored.RatedAt);
    }
}
