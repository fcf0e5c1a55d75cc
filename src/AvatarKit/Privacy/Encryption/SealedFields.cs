using System.Text.Json;

namespace AvatarKit;

/// <summary>Which fields of a turn are content, and encrypted.</summary>
internal static class SealedFields
{
    public const string Message = "message";
    public const string Answer = "answer";
    public const string Comment = "comment";
    public const string Summary = "summary";

    /// <summary>Replaces every content field of a result.</summary>
    public static async ValueTask<TurnResult> MapAsync(
        TurnResult result,
        Func<string, string, ValueTask<string>> map,
        Func<JsonElement, string, ValueTask<JsonElement>> mapJson)
    {
        var tools = new List<ToolInvocation>(result.Tools.Count);
        foreach (ToolInvocation tool in result.Tools)
        {
            string at = $"tool{tools.Count}";
            tools.Add(tool with
            {
                Arguments = tool.Arguments is { } arguments ? await map(arguments, at + ".arguments").ConfigureAwait(false) : null,
                Result = tool.Result is { } told ? await map(told, at + ".result").ConfigureAwait(false) : null,
            });
        }

        Dictionary<string, JsonElement>? extensions = null;
        foreach ((string name, JsonElement value) in result.Extensions ?? [])
        {
            extensions ??= new Dictionary<string, JsonElement>(StringComparer.Ordinal);
            extensions[name] = await mapJson(value, "property." + name).ConfigureAwait(false);
        }

        return result with
        {
            Answer = await map(result.Answer, Answer).ConfigureAwait(false),
            Tools = tools,
            Extensions = extensions,
        };
    }

    /// <summary>A text as a JSON value.</summary>
    public static JsonElement Text(string text)
    {
        using JsonDocument document = JsonDocument.Parse($"\"{JsonEncodedText.Encode(text)}\"");
        return document.RootElement.Clone();
    }
}
