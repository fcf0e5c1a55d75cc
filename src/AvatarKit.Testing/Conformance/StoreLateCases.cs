using static AvatarKit.Testing.StoreScene;

namespace AvatarKit.Testing;

/// <summary>Writes that come after an erasure, of work that began before it.</summary>
internal static class StoreLateCases
{
    public static async Task A_message_asked_before_an_erasure_is_refused(IConversationStore store, CancellationToken token)
    {
        ConversationKey key = NewKey();
        ConversationKey other = key with { UserId = key.UserId + "2" };
        DateTimeOffset asked = Now;
        await TickAsync(token).ConfigureAwait(false);
        await store.EraseAsync(key, token).ConfigureAwait(false);
        await RefusesAsync(key).ConfigureAwait(false);
        await StartsAsync(key, "later", Now).ConfigureAwait(false);
        await RefusesAsync(key).ConfigureAwait(false);
        Check.Sequence("A conversation begun anew has its own turns alone.", ["later"], await IdsAsync().ConfigureAwait(false));

        await TickAsync(token).ConfigureAwait(false);
        asked = Now;
        await TickAsync(token).ConfigureAwait(false);
        await store.EraseUserAsync(key.TenantId, key.UserId, token).ConfigureAwait(false);
        await RefusesAsync(key).ConfigureAwait(false);
        await RefusesAsync(key with { ConversationId = "another" }).ConfigureAwait(false);
        await StartsAsync(other, "others", asked).ConfigureAwait(false);
        await TickAsync(token).ConfigureAwait(false);
        await StartsAsync(key, "latest", Now).ConfigureAwait(false);
        await StartsAsync(key, "unknown", null).ConfigureAwait(false);
        Check.Sequence("What is asked after an erasure is stored.", ["latest", "unknown"], await IdsAsync().ConfigureAwait(false));

        async Task<string[]> IdsAsync()
            => [.. (await store.ExportedAsync(key, token).ConfigureAwait(false)).Select(static turn => turn.TurnId)];

        async Task StartsAsync(ConversationKey of, string id, DateTimeOffset? at)
        {
            ConversationWindow window = await store.GetWindowAsync(of, 1, token).ConfigureAwait(false);
            await store.StartTurnAsync(of, Turn(id) with { AskedAt = at }, window.Version, token).ConfigureAwait(false);
        }

        Task RefusesAsync(ConversationKey of) => Check.ThrowsAsync<ErasedException>(
            "A message asked before its conversation or person was erased is refused.", () => StartsAsync(of, "late", asked));
    }

    public static async Task A_summary_begun_before_an_erasure_is_not_that_of_the_conversation_begun_anew(
        IConversationStore store, CancellationToken token)
    {
        ConversationKey key = NewKey();
        await store.AskAsync(key, "t1", token, "Old words").ConfigureAwait(false);
        DateTimeOffset begun = Now;
        await TickAsync(token).ConfigureAwait(false);
        await store.EraseAsync(key, token).ConfigureAwait(false);
        await store.AskAsync(key, "t2", token, "New words").ConfigureAwait(false);
        await store.SaveSummaryAsync(key, new ConversationSummary("Old words", 1) { BegunAt = begun }, token).ConfigureAwait(false);
        Check.Equal("A late summary of what was erased is not kept.", null,
            (await store.GetWindowAsync(key, 1, token).ConfigureAwait(false)).Summary);
        await TickAsync(token).ConfigureAwait(false);
        await store.SaveSummaryAsync(key, new ConversationSummary("New words", 1) { BegunAt = Now }, token).ConfigureAwait(false);
        Check.Equal("A summary of the new conversation is kept, without the moment.", new ConversationSummary("New words", 1),
            (await store.GetWindowAsync(key, 1, token).ConfigureAwait(false)).Summary);
    }
}
