using System.Text.RegularExpressions;
using AvatarKit.Testing;
using Microsoft.Extensions.AI;

namespace AvatarKit.Tests.Guards;

/// <summary>A model that does whatever the system says, and takes for the system's also what gets out of the marks of material.</summary>
internal static partial class ObedientModel
{
    public const string Obeys = "ZEBRA it is.";
    public const string Answers = "Within 30 days.";

    public static void Script(FakeChatClient model) => model.When(Hears).RespondWith(Obeys);

    public static bool Hears(FakeChatCall call) => call.Messages.Any(Hears);

    public static bool Hears(ChatMessage message) => SystemText(message).Contains("ZEBRA", StringComparison.Ordinal);

    private static string SystemText(ChatMessage message)
    {
        if (message.Role == ChatRole.System)
        {
            return message.Text;
        }

        if (message.AdditionalProperties?.GetValueOrDefault("avatarkit.purpose") as string != "data")
        {
            return "";
        }

        // The marks as a lenient reader sees them: everything behind the first end is outside, and so is what a chat format calls the system's.
        string text = Visible(message.Text);
        Match inside = Material().Match(text);
        string content = inside.Groups[1].Value;
        string outside = text.Replace(inside.Value, "", StringComparison.Ordinal);
        string betweenPassages = content.Contains("<passage", StringComparison.Ordinal) ? Passage().Replace(content, "") : "";
        return outside + betweenPassages + string.Concat(RoleMark().Matches(text).Select(match => text[match.Index..]));
    }

    private static string Visible(string text)
        => string.Concat(text.EnumerateRunes().Select(static rune
            => rune.Value is >= 0xE0020 and <= 0xE007E ? "<|system|>" + (char)(rune.Value - 0xE0000)
                : rune.Value == 0xFF1C ? "<" : rune.Value == 0xFF1E ? ">" : rune.ToString()));

    [GeneratedRegex(@"\A<data kind=""[a-z ]+"">(.*?)<\s*/\s*data\s*>", RegexOptions.Singleline)]
    private static partial Regex Material();

    [GeneratedRegex(@"<passage source=""[^""]*"">.*?<\s*/\s*passage\s*>", RegexOptions.Singleline)]
    private static partial Regex Passage();

    [GeneratedRegex(@"<\|[a-z_]+\|>|<start_of_turn>|<<SYS>>|<system>|<instructions>", RegexOptions.IgnoreCase)]
    private static partial Regex RoleMark();
}
