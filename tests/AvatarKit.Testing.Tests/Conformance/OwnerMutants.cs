using System.Text;

namespace AvatarKit.Testing.Tests.Conformance;

/// <summary>Stores that keep conversations apart, list and erase them, and do one thing wrong.</summary>
internal static class OwnerMutants
{
    public static Dictionary<string, StoreMutant> All { get; } = new()
    {
        ["brings an erased turn back"] = new(
            store => store.Complete = async (key, turnId, attempt, result, token) =>
            {
                try
                {
                    return await store.Inner.CompleteTurnAsync(key, turnId, attempt, result, token);
                }
                catch (ConversationConflictException e) when (e.ActualVersion == 0)
                {
                    await store.Inner.StartTurnAsync(key, StoreScene.Turn(turnId), 0, token);
                    return await store.Inner.CompleteTurnAsync(key, turnId, 1, result, token);
                }
            },
            "A turn erased while pending does not come back"),
        ["ends what was begun anew"] = new(
            store => store.Complete = (key, turnId, attempt, result, token) =>
                store.Inner.CompleteTurnAsync(key, turnId, attempt, result with { BegunAt = null }, token),
            "An end from before the erasure is not that of a turn begun since"),
        ["takes messages of the erased"] = new(
            store => store.Start = (key, turn, version, token) =>
                store.Inner.StartTurnAsync(key, turn with { AskedAt = null }, version, token),
            "A message asked before an erasure is refused"),
        ["takes summaries of the erased"] = new(
            store => store.Save = (key, summary, token) =>
                store.Inner.SaveSummaryAsync(key, summary with { BegunAt = null }, token),
            "A summary begun before an erasure is not that of the conversation begun anew"),
        ["lists the oldest first"] = new(
            store => store.List = (tenant, user, token) => store.Inner.ListAsync(tenant, user, token).Reverse(),
            "A list has the users conversations latest active first"),
        ["mixes users"] =
            new(store => store.ChangeKey = key => key with { UserId = "everybody" }, "Conversations of other users and tenants never meet"),
        ["mixes tenants"] =
            new(store => store.ChangeKey = key => key with { TenantId = "all" }, "Conversations of other users and tenants never meet"),
        ["forgets case"] = new(store => store.ChangeKey = key => key with { ConversationId = key.ConversationId.ToUpperInvariant() },
            "Ids that look alike are different"),
        ["trims ids"] = new(store => store.ChangeKey = key => key with { UserId = key.UserId.Trim() }, "Ids that look alike are different"),
        ["joins ids"] = new(
            store => store.ChangeKey = key => new ConversationKey($"{key.TenantId}/{key.UserId}/{key.ConversationId}", "u", "t"),
            "Ids that look alike are different"),
        ["replaces half a character in a key"] = new(
            store => store.ChangeKey = key => new ConversationKey(Replaced(key.ConversationId), Replaced(key.UserId), Replaced(key.TenantId)),
            "An id that no store could keep apart is refused"),
        ["replaces half a character in a turn id"] = new(
            store => store.Start =
                (key, turn, expected, token) => store.Inner.StartTurnAsync(key, turn with { TurnId = Replaced(turn.TurnId) }, expected, token),
            "An id that no store could keep apart is refused"),
        ["lists nobody's conversations"] = new(
            store => store.List = (tenant, user, token) => store.Inner.ListAsync(Replaced(tenant), user.Length == 0 ? "nobody" : user, token),
            "An id that no store could keep apart is refused"),
        ["erases nothing"] = new(store => store.Erase = (_, _) => new(true), "An erased conversation is gone and begins anew"),
        ["erases a user of every tenant"] = new(
            store => store.EraseUser = async (tenant, user, token) =>
            {
                int erased = await store.Inner.EraseUserAsync(tenant, user, token);
                await store.Inner.EraseUserAsync(tenant + "2", user, token);
                return erased;
            },
            "Erasing a user erases all of the users and nothing else"),
        ["erases what is active"] = new(
            store => store.EraseInactive = (_, token) => store.Inner.EraseInactiveAsync(DateTimeOffset.MaxValue, token),
            "Erasing what is inactive spares what was written later"),
        ["keeps what is inactive"] = new(store => store.EraseInactive = (_, _) => new(2), "Erasing what is inactive spares what was written later"),
    };

    private static string Replaced(string id) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(id));
}
