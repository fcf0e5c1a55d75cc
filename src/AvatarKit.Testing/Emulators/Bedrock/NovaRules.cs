using System.Text.Json;

namespace AvatarKit.Testing;

/// <summary>What Nova models refuse although the service's shapes allow it: cache points elsewhere than after text and system prompts.</summary>
internal static class NovaRules
{
    /// <summary>The first rule that is broken; <see langword="null"/>: none, or the model is of another family.</summary>
    public static string? Check(string modelId, JsonElement body)
    {
        if (!modelId.Contains("amazon.nova", StringComparison.Ordinal))
        {
            return null;
        }

        foreach ((int index, JsonElement tool) in ConverseJson.Items(ConverseJson.Member(body, "toolConfig"), "tools").Index())
        {
            if (ConverseJson.Has(tool, "cachePoint"))
            {
                return Refused($"toolConfig/tools/{index}");
            }
        }

        foreach ((int message, JsonElement turn) in ConverseJson.Items(body, "messages").Index())
        {
            JsonElement[] blocks = [.. ConverseJson.Items(turn, "content")];
            for (int i = 0; i < blocks.Length; i++)
            {
                if (ConverseJson.Has(blocks[i], "cachePoint") && (i == 0 || !ConverseJson.Has(blocks[i - 1], "text")))
                {
                    return Refused($"messages/{message}/content/{i}");
                }
            }
        }

        return null;
    }

    private static string Refused(string path)
        => $"The model returned the following errors: Malformed input request: #/{path}: extraneous key [cachePoint] is not permitted, please "
            + "reformat your input and try again.";
}
