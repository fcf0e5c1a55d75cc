using static AvatarKit.Testing.StoreScene;

namespace AvatarKit.Testing;

internal static class StoreIdCases
{
    private const string Promise = "An id that is empty or has half of a surrogate pair in it is refused.";

    public static async Task An_id_that_no_store_could_keep_apart_is_refused(IConversationStore store, CancellationToken token)
    {
        foreach (string id in (string[])["", "\uD83D", "\uDE00", "a\uD83Db", "\uDE00\uD83D"])
        {
            ConversationKey key = NewKey();
            await NamesNoConversationAsync(store, key with { ConversationId = id }, token).ConfigureAwait(false);
            await NamesNoConversationAsync(store, key with { UserId = id }, token).ConfigureAwait(false);
            await NamesNoConversationAsync(store, key with { TenantId = id }, token).ConfigureAwait(false);
            await NamesNoUserAsync(store, id, key.UserId, token).ConfigureAwait(false);
            await NamesNoUserAsync(store, key.TenantId, id, token).ConfigureAwait(false);
            await NamesNoTurnAsync(store, key, id, token).ConfigureAwait(false);
        }

        const string smile = "\U0001F600";
        ConversationKey whole = NewKey(smile);
        await store.AskAsync(whole, smile, token).ConfigureAwait(false);
        Check.Sequence("An id of whole characters of any script is taken.", [smile], await store.ListedAsync(whole, token).ConfigureAwait(false));
    }

    private static async Task NamesNoConversationAsync(IConversationStore store, ConversationKey key, CancellationToken token)
    {
        await RefusedAsync(async () => await store.GetWindowAsync(key, 1, token).ConfigureAwait(false)).ConfigureAwait(false);
        await RefusedAsync(async () => await store.SaveSummaryAsync(key, new("Of nothing", 1), token).ConfigureAwait(false)).ConfigureAwait(false);
        await RefusedAsync(async () => await store.ExportedAsync(key, token).ConfigureAwait(false)).ConfigureAwait(false);
        await RefusedAsync(async () => await store.EraseAsync(key, token).ConfigureAwait(false)).ConfigureAwait(false);
        await NamesNoTurnAsync(store, key, "t1", token).ConfigureAwait(false);
    }

    private static async Task NamesNoTurnAsync(IConversationStore store, ConversationKey key, string id, CancellationToken token)
    {
        TurnRating rating = new() { Score = TurnRating.MaxScore, RatedAt = Now };
        await RefusedAsync(async () => await store.StartTurnAsync(key, Turn(id), 0, token).ConfigureAwait(false)).ConfigureAwait(false);
        await RefusedAsync(async () => await store.CompleteTurnAsync(key, id, 1, Result(), token).ConfigureAwait(false)).ConfigureAwait(false);
        await RefusedAsync(async () => await store.CutTurnAsync(key, id, 1, "", token).ConfigureAwait(false)).ConfigureAwait(false);
        await RefusedAsync(async () => await store.RateTurnAsync(key, id, rating, token).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private static async Task NamesNoUserAsync(IConversationStore store, string tenantId, string userId, CancellationToken token)
    {
        await RefusedAsync(async () => await store.ListAsync(tenantId, userId, token).ToListAsync(token).ConfigureAwait(false))
            .ConfigureAwait(false);
        await RefusedAsync(async () => await store.EraseUserAsync(tenantId, userId, token).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private static Task<ArgumentException> RefusedAsync(Func<Task> call) => Check.ThrowsAsync<ArgumentException>(Promise, call);
}
