using System.Text;
using Microsoft.Extensions.AI;

namespace AvatarKit.Local;

/// <summary>Sums a conversation up without a model: the beginning of what each side said.</summary>
internal static class ExtractiveSummary
{
    // A token of English is about this many characters.
    private const int CharactersPerToken = 4;
    private const int DefaultLength = 1200;
    private const int MostPerTurn = 160;

    public static string Write(IReadOnlyList<ChatMessage> messages, ChatMessage request, int? maxTokens)
    {
        int room = maxTokens is > 0 and < 100_000 ? maxTokens.Value * CharactersPerToken : DefaultLength;
        List<string> lines = [];
        foreach (ChatMessage message in messages)
        {
            if (!ReferenceEquals(message, request) && (message.Role == ChatRole.User || message.Role == ChatRole.Assistant)
                && Beginning(message.Text) is { Length: > 0 } said)
            {
                lines.Add(said);
            }
        }

        if (lines.Count == 0)
        {
            lines.AddRange(request.Text.Split('\n').Select(Beginning).Where(static line => line.Length > 0));
        }

        // The latest matter most: the oldest give way first.
        var kept = new List<string>();
        int used = 0;
        foreach (string line in Enumerable.Reverse(lines))
        {
            if (used + line.Length + 1 > room)
            {
                break;
            }

            kept.Add(line);
            used += line.Length + 1;
        }

        kept.Reverse();
        return new StringBuilder().AppendJoin('\n', kept).ToString();
    }

    private static string Beginning(string text)
    {
        string? clean = MarkdownText.ReadBlocks(text)
            .FirstOrDefault(static block => block is { Text.Length: > 0, Kind: not (MarkdownBlockKind.Code or MarkdownBlockKind.Definition) })?.Text;
        if (clean is null)
        {
            return "";
        }

        string first = clean[SentenceCutter.Cut(clean).First()].Trim();
        if (first.Length <= MostPerTurn)
        {
            return first;
        }

        int end = first.LastIndexOf(' ', MostPerTurn);
        end = end < MostPerTurn / 2 ? MostPerTurn : end;
        end -= char.IsHighSurrogate(first[end - 1]) ? 1 : 0;
        return first[..end].TrimEnd() + " …";
    }
}
