using System.Text.Json;
using System.Text.Json.Nodes;

namespace AvatarKit.Evaluation;

/// <summary><c>eval context</c>: how often a turn that needs its conversation is called free of context, and the reverse.</summary>
/// <remarks>
/// Dialogues are in the form of the Schema-Guided Dialogue data: turns <c>["U", text]</c> and <c>["S", text, "Service:ACT:slot:value|…"]</c>.
/// A turn of the person is independent if it opens the dialogue, or if the system's next turn is about another service than the one before;
/// every other goes on with something. The second is generous: most of those that change the subject still point back.
/// </remarks>
internal static class ContextCommand
{
    public static int Run(string[] arguments)
    {
        if (CacheArguments.Read(arguments, "context", "--dialogues", "--locale", "--show") is not { } given
            || given.Text("--dialogues") is not { } file)
        {
            return 2;
        }

        string locale = given.Text("--locale") ?? "en-US";
        int show = given.Count("--show", 0);
        int dependent = 0, dependentCalledFree = 0, independent = 0, independentCalledDependent = 0, later = 0, laterCalledFree = 0;
        foreach (DialogueTurn turn in File.ReadLines(file).Where(static line => line.Length > 0).SelectMany(DialogueTurn.Read))
        {
            bool isFree = ContextDependence.IsFree(turn.Text, locale, turn.State);
            dependent += turn.IsIndependent ? 0 : 1;
            dependentCalledFree += !turn.IsIndependent && isFree ? 1 : 0;
            independent += turn.IsIndependent ? 1 : 0;
            independentCalledDependent += turn.IsIndependent && !isFree ? 1 : 0;
            later += turn.State == ConversationState.Opening ? 0 : 1;
            laterCalledFree += turn.State != ConversationState.Opening && isFree ? 1 : 0;
            if (!turn.IsIndependent && isFree && show-- > 0)
            {
                Console.Error.WriteLine(turn.Text);
            }
        }

        Console.WriteLine(new JsonObject
        {
            ["dependent"] = dependent,
            ["dependentCalledFree"] = dependentCalledFree,
            ["dependentCalledFreeShare"] = Share(dependentCalledFree, dependent),
            ["independent"] = independent,
            ["independentCalledDependent"] = independentCalledDependent,
            ["independentCalledDependentShare"] = Share(independentCalledDependent, independent),
            ["afterTheFirst"] = later,
            ["afterTheFirstCalledFreeShare"] = Share(laterCalledFree, later),
        }.ToJsonString());
        return 0;
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : Math.Round((double)part / whole, 4);

    private sealed record DialogueTurn(string Text, ConversationState State, bool IsIndependent)
    {
        public static IEnumerable<DialogueTurn> Read(string line)
        {
            using var json = JsonDocument.Parse(line);
            JsonElement[] turns = [.. json.RootElement.GetProperty("turns").EnumerateArray()];
            List<DialogueTurn> read = [];
            for (int i = 0; i < turns.Length; i++)
            {
                if (turns[i][0].GetString() == "U")
                {
                    JsonElement? before = i > 0 ? turns[i - 1] : null;
                    JsonElement? after = i + 1 < turns.Length ? turns[i + 1] : null;
                    read.Add(new DialogueTurn(turns[i][1].GetString()!, StateAfter(before), before is null || Service(before) != Service(after)));
                }
            }

            return read;
        }

        private static ConversationState StateAfter(JsonElement? answer) => answer switch
        {
            null => ConversationState.Opening,
            { } said when said[1].GetString()!.TrimEnd().EndsWith('?') => ConversationState.Asked,
            _ => ConversationState.UnderWay,
        };

        private static string? Service(JsonElement? turn)
            => turn is { } said && said.GetArrayLength() > 2 ? said[2].GetString()!.Split(':')[0] : null;
    }
}
