using System.Text;

namespace AvatarKit.Testing.Tests.Conformance;

/// <summary>Stores that keep and give what was said, and do one thing wrong.</summary>
internal static class ContentMutants
{
    public static Dictionary<string, StoreMutant> All { get; } = new()
    {
        ["gives the newest first"] = new(
            store => store.ChangeWindow = window => window with { Turns = [.. window.Turns.Reverse()] },
            "A window has the latest turns oldest first"),
        ["does not bound the window"] = new(
            store => store.Window = (key, _, token) => store.Inner.GetWindowAsync(key, int.MaxValue, token),
            "A window has the latest turns oldest first"),
        ["gives a live window"] = new(
            store => store.Window = async (key, count, token) =>
            {
                var live = new LiveTurns(
                    () => store.Inner.ExportAsync(key, CancellationToken.None).ToBlockingEnumerable().TakeLast(count).ToArray());
                return new ConversationWindow { Version = (await store.Inner.GetWindowAsync(key, 1, token)).Version, Turns = live };
            },
            "A window is a snapshot"),
        ["exports one page"] = new(
            store => store.Export = (key, token) => store.Inner.ExportAsync(key, token).Take(100),
            "An export has every turn in order"),
        ["cuts long text"] = new(
            store => store.ChangeResult = result => result with { Answer = result.Answer[..Math.Min(result.Answer.Length, 65_535)] },
            "A long text comes back as it was"),
        ["normalises text"] = new(
            store => store.ChangeResult = result => result with { Answer = result.Answer.Normalize(NormalizationForm.FormC) },
            "Text of every script comes back as it was"),
        ["rounds cost"] = new(
            store => store.ChangeResult = result =>
                result with { Cost = result.Cost is { ModelUsd: decimal usd } cost ? cost with { ModelUsd = Math.Round(usd, 6) } : result.Cost },
            "A result comes back whole"),
        ["writes 0 for an unknown cost"] = new(
            store => store.ChangeResult =
                result => result with { Cost = result.Cost is { SpeechUsd: null } cost ? cost with { SpeechUsd = 0 } : result.Cost },
            "A result comes back whole"),
        ["forgets additional properties"] = new(
            store => store.ChangeResult = result => result with { AdditionalProperties = new Dictionary<string, System.Text.Json.JsonElement>() },
            "A result comes back whole"),
        ["forgets what is degraded"] = new(store => store.ChangeResult = result => result with { Degradations = [] }, "A result comes back whole"),
        ["takes a summary that covers less"] = new(
            store =>
            {
                ConversationSummary? last = null;
                store.Save = (_, summary, _) =>
                {
                    last = summary;
                    return ValueTask.CompletedTask;
                };
                store.ChangeWindow = window => window with { Summary = last };
            },
            "A summary is kept unless it covers less"),
        ["creates a conversation for a summary"] = new(
            store => store.Save = async (key, summary, token) =>
            {
                await store.Inner.StartTurnAsync(key, StoreScene.Turn("summary"), (await store.Inner.GetWindowAsync(key, 1, token)).Version, token);
                await store.Inner.SaveSummaryAsync(key, summary, token);
            },
            "A summary of no conversation is ignored"),
    };

    private sealed class LiveTurns(Func<IReadOnlyList<ConversationTurn>> read) : IReadOnlyList<ConversationTurn>
    {
        public int Count => read().Count;

        public ConversationTurn this[int index] => read()[index];

        public IEnumerator<ConversationTurn> GetEnumerator() => read().GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
