using System.Collections.Concurrent;

namespace AvatarKit.Testing.Tests.Conformance;

/// <summary>Stores that end, cut and rate turns, and do one thing wrong.</summary>
internal static class EndMutants
{
    public static Dictionary<string, StoreMutant> All { get; } = new()
    {
        ["lets a superseded attempt end the turn"] = new(
            store => store.Complete = async (key, turnId, attempt, result, token) =>
            {
                ConversationTurn? turn = (await store.Inner.GetWindowAsync(key, 1000, token)).Turns.FirstOrDefault(t => t.TurnId == turnId);
                return await store.Inner.CompleteTurnAsync(key, turnId, turn?.Attempt ?? attempt, result, token);
            },
            "A superseded attempt cannot end the turn"),
        ["swallows the conflict of a late answer"] = new(
            store => store.Complete = async (key, turnId, attempt, result, token) =>
            {
                try
                {
                    return await store.Inner.CompleteTurnAsync(key, turnId, attempt, result, token);
                }
                catch (ConversationConflictException e)
                {
                    return e.ActualVersion;
                }
            },
            "A superseded attempt cannot change a turn that has ended"),
        ["counts a repeated end"] = new(
            store =>
            {
                var ended = new ConcurrentDictionary<(ConversationKey, string), bool>();
                store.Complete = async (key, turnId, attempt, result, token) =>
                    await store.Inner.CompleteTurnAsync(key, turnId, attempt, result, token) + (ended.TryAdd((key, turnId), true) ? 0 : 1);
            },
            "Ending a turn again changes nothing"),
        ["counts no writes"] = new(
            store => store.Complete =
                async (key, turnId, attempt, result, token) => await store.Inner.CompleteTurnAsync(key, turnId, attempt, result, token) - 1,
            "Every start and end raises the version"),
        ["cuts nothing"] = new(
            store => store.Cut = async (key, _, _, _, token) => (await store.Inner.GetWindowAsync(key, 1, token)).Version + 1,
            "The latest turn is cut to what was heard"),
        ["counts a repeated cut"] = new(
            store =>
            {
                int cuts = 0;
                store.Cut =
                    async (key, turnId, attempt, heard, token) => await store.Inner.CutTurnAsync(key, turnId, attempt, heard, token) + cuts++;
            },
            "A turn is cut further and never lengthened"),
        ["swallows the conflict of a longer cut"] = new(
            store => store.Cut = async (key, turnId, attempt, heard, token) =>
            {
                try
                {
                    return await store.Inner.CutTurnAsync(key, turnId, attempt, heard, token);
                }
                catch (ConversationConflictException e)
                {
                    return e.ActualVersion;
                }
            },
            "Only the latest turn that has ended is cut"),
        ["cuts any attempt"] = new(
            store => store.Cut = async (key, turnId, attempt, heard, token) =>
            {
                ConversationTurn? turn = (await store.Inner.GetWindowAsync(key, 1000, token)).Turns.FirstOrDefault(t => t.TurnId == turnId);
                return await store.Inner.CutTurnAsync(key, turnId, turn?.Attempt ?? attempt, heard, token);
            },
            "Only the latest turn that has ended is cut"),
        ["leaves a turn that was heard to its end as it was"] = new(
            store => store.Cut = async (key, turnId, attempt, heard, token) =>
            {
                ConversationWindow window = await store.Inner.GetWindowAsync(key, 1000, token);
                return window.Turns.Any(t => t.Result?.Answer == heard)
                    ? window.Version
                    : await store.Inner.CutTurnAsync(key, turnId, attempt, heard, token);
            },
            "A cut after the last word still interrupts"),
        ["rates nothing"] = new(store => store.Rate = (_, _, _, _) => new(true), "A rating is kept beside the answer"),
        ["rates only what has ended"] = new(
            store => store.Rate = async (key, turnId, rating, token) =>
                (await store.Inner.GetWindowAsync(key, 1000, token)).Turns.Any(t => t.TurnId == turnId && t.Result is not null)
                    && await store.Inner.RateTurnAsync(key, turnId, rating, token),
            "A rating stays through the end and a cut and goes with the attempt"),
        ["keeps half a comment"] = new(
            store => store.Rate = (key, turnId, rating, token) =>
                store.Inner.RateTurnAsync(key, turnId, rating with { Comment = rating.Comment?[..(rating.Comment.Length / 2)] }, token),
            "A rating is kept beside the answer"),
        ["rates what is not there"] = new(
            store => store.Rate = async (key, turnId, rating, token) => await store.Inner.RateTurnAsync(key, turnId, rating, token) || true,
            "A rating of a turn that is not there is not kept"),
    };
}
