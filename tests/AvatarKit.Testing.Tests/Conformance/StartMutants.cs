using System.Collections.Concurrent;

namespace AvatarKit.Testing.Tests.Conformance;

/// <summary>Stores that start turns, and do one thing wrong.</summary>
internal static class StartMutants
{
    public static Dictionary<string, StoreMutant> All { get; } = new()
    {
        ["loses conflicts"] = new(
            store => store.Start = async (key, turn, _, token) =>
                await store.Inner.StartTurnAsync(key, turn, (await store.Inner.GetWindowAsync(key, 1, token)).Version, token),
            "A version that is not the conversations is a conflict and stores nothing"),
        ["compares the version, then writes"] = new(
            store => store.Start = async (key, turn, expected, token) =>
            {
                long actual = (await store.Inner.GetWindowAsync(key, 1, token)).Version;
                await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, token);
                while (actual == expected)
                {
                    try
                    {
                        return await store.Inner.StartTurnAsync(key, turn, (await store.Inner.GetWindowAsync(key, 1, token)).Version, token);
                    }
                    catch (ConversationConflictException)
                    {
                        await Task.Yield();
                    }
                }

                throw new ConversationConflictException("Conflict.", expected, actual);
            },
            "Of concurrent starts at one version one wins"),
        ["names the wrong versions"] = new(
            store => store.Start = async (key, turn, expected, token) =>
            {
                try
                {
                    return await store.Inner.StartTurnAsync(key, turn, expected, token);
                }
                catch (ConversationConflictException)
                {
                    throw new ConversationConflictException("Conflict.", 0, 0);
                }
            },
            "A version that is not the conversations is a conflict and stores nothing"),
        ["stores a retry twice"] = new(
            store => store.Start = async (key, turn, expected, token) =>
                await store.Inner.StartTurnAsync(
                    key, turn with { TurnId = turn.TurnId + Guid.NewGuid() }, (await store.Inner.GetWindowAsync(key, 1, token)).Version, token),
            "Of concurrent starts of one turn one owns it"),
        ["answers a completed turn again"] = new(
            store => store.Start =
                async (key, turn, expected, token) => (await store.Inner.StartTurnAsync(key, turn, expected, token)) with { Started = true },
            "A completed turn is given as it stands"),
        ["leaves a failed turn as it is"] = new(
            store => store.Start = async (key, turn, expected, token) =>
            {
                ConversationWindow window = await store.Inner.GetWindowAsync(key, 1000, token);
                return window.Turns.FirstOrDefault(t => t.TurnId == turn.TurnId && t.Status == TurnStatus.Failed) is ConversationTurn failed
                    ? new TurnStartResult(failed, false, window.Version)
                    : await store.Inner.StartTurnAsync(key, turn, expected, token);
            },
            "A failed turn is started again in its place"),
        ["takes the message of a retry"] = new(
            store => store.Start = async (key, turn, expected, token) =>
            {
                TurnStartResult result = await store.Inner.StartTurnAsync(key, turn, expected, token);
                return result with { Turn = result.Turn with { Message = turn.Message } };
            },
            "A failed turn is started again in its place"),
        ["steals young turns"] = new(
            store => store.Start = (key, turn, expected, token) =>
                store.Inner.StartTurnAsync(key, turn with { TakeOverBefore = DateTimeOffset.MaxValue }, expected, token),
            "A young pending turn is left alone"),
        ["takes over at the very moment"] = new(
            store => store.Start = (key, turn, expected, token) =>
                store.Inner.StartTurnAsync(key, turn with { TakeOverBefore = turn.TakeOverBefore.AddTicks(1) }, expected, token),
            "A young pending turn is left alone"),
        ["never takes over"] = new(
            store => store.Start = (key, turn, expected, token) =>
                store.Inner.StartTurnAsync(key, turn with { TakeOverBefore = DateTimeOffset.MinValue }, expected, token),
            "An old pending turn is taken over in its place"),
        ["ignores cancellation"] = new(
            store => store.Start = (key, turn, expected, _) => store.Inner.StartTurnAsync(key, turn, expected, CancellationToken.None),
            "A cancelled call is cancelled and writes nothing"),
        ["leaves gaps"] = new(
            store => store.ChangeTurn = turn => turn with { Sequence = turn.Sequence * 2 },
            "Turns of many writers are each stored once without gaps"),
        ["confuses turns of conversations"] = new(
            store =>
            {
                var seen = new ConcurrentDictionary<string, TurnStartResult>();
                store.Start = async (key, turn, expected, token) =>
                    seen.TryGetValue(key.UserId + turn.TurnId, out TurnStartResult? other)
                        ? other with { Started = false }
                        : seen[key.UserId + turn.TurnId] = await store.Inner.StartTurnAsync(key, turn, expected, token);
            },
            "A turn id belongs to its conversation"),
    };
}
