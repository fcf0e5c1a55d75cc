using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>The rules of guards that no attribute can say.</summary>
internal static class GuardRules
{
    private const int MaxWords = 1_000;
    private const int MaxName = 60;

    public static void Check(GuardOptions guards, ValidateOptionsResultBuilder result)
    {
        AvatarChatbotRulesValidator.CheckTime(guards.Timeout, "Guards.Timeout", TimeSpan.Zero, result);
        if (guards.OnFailure is not (GuardFailurePolicy.Block or GuardFailurePolicy.Allow))
        {
            result.AddError($"AvatarChatbotOptions.Guards.OnFailure is {(int)guards.OnFailure}; it takes Block or Allow.");
        }

        foreach (string language in guards.Languages.Allowed)
        {
            if (!AdmitStage.IsWellFormedLocale(language ?? ""))
            {
                result.AddError($"AvatarChatbotOptions.Guards.Languages.Allowed has '{language}'; it takes BCP-47 tags such as 'en' or 'de-AT'.");
            }
        }

        foreach ((string name, GuardTopicOptions topic) in guards.Topics)
        {
            string setting = $"AvatarChatbotOptions.Guards.Topics[{name}]";
            if (name.Length is 0 or > MaxName || !name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
            {
                result.AddError($"{setting} is no name; it takes at most {MaxName} letters and digits of ASCII, hyphens and underscores.");
            }

            if (topic.Words.Count > MaxWords)
            {
                result.AddError($"{setting}.Words has {topic.Words.Count} entries; it takes at most {MaxWords}.");
            }

            if (topic.Words.Any(static word => word is null || GuardWords.Of(word).Length == 0))
            {
                result.AddError($"{setting}.Words has an entry without letters and digits; it takes words and phrases.");
            }
        }
    }
}
