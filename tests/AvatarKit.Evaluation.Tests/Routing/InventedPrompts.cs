using System.Globalization;
using System.Text.Json.Nodes;

namespace AvatarKit.Evaluation.Tests;

/// <summary>Files of prompts that nobody asked, with planted differences between invented models.</summary>
internal static class InventedPrompts
{
    private static readonly string[] Subjects = ["tram", "garden", "kettle", "violin", "harbour", "ladder"];

    /// <summary>Prompts of which those with numbers need the strong model.</summary>
    public static IEnumerable<JsonObject> Lines(int count, int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < count; i++)
        {
            bool isHard = random.Next(2) == 0;
            string subject = Subjects[random.Next(Subjects.Length)];
            string text = isHard
                ? string.Create(CultureInfo.InvariantCulture, $"How long do {random.Next(2, 90)} take for {random.Next(100, 900)} of a {subject}?")
                : $"Tell me about the {subject} in the {Subjects[random.Next(Subjects.Length)]}";
            double weak = isHard ? 0 : 1;
            yield return new JsonObject
            {
                ["id"] = "invented_" + i, ["task"] = "task " + (i % 2), ["prompt"] = text,
                ["scores"] = new JsonObject(
                [
                    .. TrainingModels.Strong.Select(static name => KeyValuePair.Create(name, (JsonNode?)JsonValue.Create(1.0))),
                    .. TrainingModels.Weak.Select(name => KeyValuePair.Create(name, (JsonNode?)JsonValue.Create(weak))),
                ]),
            };
        }
    }

    public static string Write(string folder, string name, IEnumerable<JsonObject> lines)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllLines(path, lines.Select(static line => line.ToJsonString()));
        return path;
    }
}
