using System.Text.Json;

namespace AvatarKit.Evaluation;

/// <summary>Reads files of one JSON object a line.</summary>
internal static class PromptFile
{
    /// <summary>The ids and texts of a file, in order.</summary>
    public static IEnumerable<(string Id, string Text)> Texts(string path, string field)
        => Lines(path).Select(line => (Id(line), line.TryGetProperty(field, out JsonElement text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()!
            : throw new RoutingException($"{path}: a line has no text in '{field}'.")));

    /// <summary>The prompts that both of two models answered; those marked as contaminated are left out, as RouteLLM does.</summary>
    /// <param name="path">The file.</param>
    /// <param name="strong">Where the strong model's score stands; a dot leads into an object.</param>
    /// <param name="weak">Where the weak model's stands.</param>
    /// <param name="field">Where the prompt stands.</param>
    public static List<RoutedPrompt> Pair(string path, string strong, string weak, string field = "prompt")
    {
        var prompts = new List<RoutedPrompt>();
        foreach (JsonElement line in Lines(path))
        {
            bool isContaminated = line.TryGetProperty("contaminated", out JsonElement mark)
                && mark.ValueKind is JsonValueKind.Number or JsonValueKind.True && mark.ToString() is not ("0" or "False");
            if (!isContaminated && Score(line, strong) is { } better && Score(line, weak) is { } worse)
            {
                prompts.Add(new RoutedPrompt(Id(line), Group(line), line.GetProperty(field).GetString()!, new Dictionary<string, double>
                {
                    [strong] = better, [weak] = worse,
                }));
            }
        }

        return prompts.Count > 0 ? prompts : throw new RoutingException($"{path}: no line has numbers in both '{strong}' and '{weak}'.");
    }

    /// <summary>The prompts with the scores of all models, of a file whose lines have an object <c>scores</c>.</summary>
    public static List<RoutedPrompt> Scored(string path) =>
    [
        .. Lines(path).Select(static line => new RoutedPrompt(
            Id(line), Group(line), line.GetProperty("prompt").GetString()!,
            line.GetProperty("scores").EnumerateObject().ToDictionary(static score => score.Name, static score => score.Value.GetDouble()))),
    ];

    /// <summary>The questions of a table with the columns split, intent and text.</summary>
    public static List<string> Questions(string path) => [.. File.ReadLines(path).Skip(1).Select(static line => line.Split('\t')[^1])];

    private static IEnumerable<JsonElement> Lines(string path)
    {
        foreach (string line in File.ReadLines(path).Where(static line => line.Length > 0))
        {
            using JsonDocument document = JsonDocument.Parse(line);
            yield return document.RootElement.Clone();
        }
    }

    private static string Id(JsonElement line) => line.TryGetProperty("id", out JsonElement id)
        ? id.ToString()
        : throw new RoutingException("a line has no id.");

    // "WMT19-de-en_12" and "OpenTDB_History_3" are of WMT19-de-en and OpenTDB.
    private static string Group(JsonElement line) => line.TryGetProperty("task", out JsonElement task) ? task.GetString()! : Id(line).Split('_')[0];

    private static double? Score(JsonElement line, string key)
    {
        if (line.TryGetProperty(key, out JsonElement value))
        {
            return value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
        }

        for (int dot = key.IndexOf('.', StringComparison.Ordinal); dot > 0; dot = key.IndexOf('.', dot + 1))
        {
            if (line.TryGetProperty(key[..dot], out JsonElement inner) && inner.ValueKind == JsonValueKind.Object)
            {
                return Score(inner, key[(dot + 1)..]);
            }
        }

        return null;
    }
}
