using System.Text.Json;
using System.Text.RegularExpressions;

namespace AvatarKit.Testing;

/// <summary>What the service asks of tools, their calls and their results.</summary>
internal static partial class ToolRules
{
    /// <summary>The first rule that is broken; <see langword="null"/>: none.</summary>
    public static string? Check(JsonElement body, JsonElement[] messages)
        => Specifications(body)
            ?? (!ConverseJson.Has(body, "toolConfig")
                && messages.Any(static message => Of(message, "toolUse").Length + Of(message, "toolResult").Length > 0)
                ? "The toolConfig field must be defined when using toolUse and toolResult content blocks."
                : null)
            ?? Results(messages);

    private static string? Specifications(JsonElement body)
    {
        foreach ((int index, JsonElement tool) in ConverseJson.Items(ConverseJson.Member(body, "toolConfig"), "tools").Index())
        {
            JsonElement specification = ConverseJson.Member(tool, "toolSpec");
            if (specification.ValueKind == JsonValueKind.Object && !ToolName().IsMatch(ConverseJson.Text(specification, "name")))
            {
                return $"1 validation error detected: Value '{ConverseJson.Text(specification, "name")}' at "
                    + $"'toolConfig.tools.{index + 1}.member.toolSpec.name' failed to satisfy constraint: Member must satisfy regular expression "
                    + "pattern: [a-zA-Z0-9_-]+";
            }
        }

        return null;
    }

    private static string? Results(JsonElement[] messages)
    {
        for (int i = 0; i < messages.Length; i++)
        {
            JsonElement[] results = Of(messages[i], "toolResult");
            string[] answered = [.. results.Select(static result => ConverseJson.Text(result, "toolUseId"))];
            string[] asked = i == 0 ? [] : [.. Of(messages[i - 1], "toolUse").Select(static use => ConverseJson.Text(use, "toolUseId"))];
            string[] open = [.. asked.Except(answered)];
            if (open.Length > 0)
            {
                return $"Expected toolResult blocks at messages.{i}.content for the following Ids: {string.Join(", ", open)}";
            }

            if (answered.Length > asked.Length || answered.Except(asked).Any())
            {
                return $"The number of toolResult blocks at messages.{i}.content exceeds the number of toolUse blocks of previous turn.";
            }

            if (Content(results, i) is string broken)
            {
                return broken;
            }
        }

        return null;
    }

    private static string? Content(JsonElement[] results, int message)
    {
        foreach ((int index, JsonElement result) in results.Index())
        {
            JsonElement[] content = [.. ConverseJson.Items(result, "content")];
            if (content.Length == 0 && ConverseJson.Text(result, "status") == "error")
            {
                return $"The content field at messages.{message}.content.{index}.toolResult cannot be empty when status value is error.";
            }

            if (content.Index().FirstOrDefault(static block => ConverseJson.Has(block.Item, "json")
                && ConverseJson.Member(block.Item, "json").ValueKind != JsonValueKind.Object) is { Item.ValueKind: JsonValueKind.Object } wrong)
            {
                return $"The format of the value at messages.{message}.content.{index}.toolResult.content.{wrong.Index}.json is invalid. "
                    + "Provide a json object for the field and try again.";
            }
        }

        return null;
    }

    private static JsonElement[] Of(JsonElement message, string kind)
        => [.. ConverseJson.Items(message, "content")
            .Where(block => ConverseJson.Has(block, kind))
            .Select(block => ConverseJson.Member(block, kind))];

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,64}$")]
    private static partial Regex ToolName();
}
