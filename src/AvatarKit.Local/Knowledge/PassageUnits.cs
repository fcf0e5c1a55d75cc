using System.Text;
using System.Text.RegularExpressions;

namespace AvatarKit.Local;

/// <summary>Takes a passage apart into sentences and list items, freed of markup.</summary>
internal static partial class PassageUnits
{
    public static List<SpeechUnit> Read(string passage)
    {
        var units = new List<SpeechUnit>();
        var paragraph = new StringBuilder();
        var code = new StringBuilder();
        bool item = false;
        bool fenced = false;

        void EndParagraph()
        {
            string text = Clean(paragraph.ToString());
            paragraph.Clear();
            if (text.Length == 0)
            {
                return;
            }

            if (item)
            {
                units.Add(new SpeechUnit(SpeechUnitKind.Item, text, StartsBlock: true));
                return;
            }

            bool first = true;
            foreach (Range range in SentenceCutter.Cut(text))
            {
                units.Add(new SpeechUnit(SpeechUnitKind.Sentence, text[range].Trim(), first));
                first = false;
            }
        }

        foreach (string raw in passage.Split('\n'))
        {
            string line = raw.Trim();
            if (line.StartsWith("```", StringComparison.Ordinal) || line.StartsWith("~~~", StringComparison.Ordinal))
            {
                if (fenced && code.Length > 0)
                {
                    units.Add(new SpeechUnit(SpeechUnitKind.Code, code.ToString().Trim(), StartsBlock: true));
                }

                code.Clear();
                EndParagraph();
                item = false;
                fenced = !fenced;
            }
            else if (fenced)
            {
                code.Append(raw).Append('\n');
            }
            else if (line.Length == 0)
            {
                EndParagraph();
                item = false;
            }
            else if (ListItem().Match(line) is { Success: true } match)
            {
                EndParagraph();
                item = true;
                paragraph.Append(line.AsSpan(match.Length));
            }
            else if (TableRule().IsMatch(line))
            {
                EndParagraph();
            }
            else if (line[0] == '|')
            {
                EndParagraph();
                item = true;
                paragraph.Append(TableRow(line));
            }
            else if (OptionLine().IsMatch(line) && line.Length < 100)
            {
                // An option of a manual page names what its description, the lines below, is about.
                EndParagraph();
                item = true;
                paragraph.Append(line).Append(": ");
            }
            else
            {
                paragraph.Append(paragraph.Length > 0 && paragraph[^1] != ' ' ? " " : "").Append(line);
            }
        }

        EndParagraph();
        return units;
    }

    public static string Clean(string text)
    {
        text = Image().Replace(text, "$1");
        text = Link().Replace(text, "$1");
        text = Reference().Replace(text, "$1");
        text = Tag().Replace(text, "");
        text = Strong().Replace(text, "$2");
        text = CodeSpan().Replace(text, "$1");
        text = Emphasis().Replace(text, "$2");
        text = text.TrimStart('>', '#', ' ').Replace(@"\*", "*", StringComparison.Ordinal).Replace(@"\_", "_", StringComparison.Ordinal);
        return Space().Replace(text, " ").Trim();
    }

    private static string TableRow(string line)
        => string.Join(", ", line.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) + ".";

    [GeneratedRegex(@"^(?:[-*+•]|\d{1,2}[.)])\s+", RegexOptions.CultureInvariant)]
    private static partial Regex ListItem();

    [GeneratedRegex(@"^(?:\|?[\s:|-]*-{3,}[\s:|-]*|[=~*_+^]{3,})$", RegexOptions.CultureInvariant)]
    private static partial Regex TableRule();

    [GeneratedRegex(@"^--?[A-Za-z\[<(][^.]*$", RegexOptions.CultureInvariant)]
    private static partial Regex OptionLine();

    [GeneratedRegex(@"!\[([^\]]*)\]\([^)]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Image();

    [GeneratedRegex(@"\[([^\]]+)\]\([^)]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"\[([^\]]+)\]\[[^\]]*\]", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    [GeneratedRegex(@"</?(?:a|b|i|em|strong|code|kbd|br|p|div|span|img|sup|sub|details|summary|table|tr|td|th|ul|ol|li|h[1-6]|hr|pre|center)\b[^>]*>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(@"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", RegexOptions.CultureInvariant)]
    private static partial Regex Strong();

    [GeneratedRegex("`{1,2}([^`]+)`{1,2}", RegexOptions.CultureInvariant)]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"(?<![\w*])([*_])(?=[^\s*_])([^*_]+?)(?<=\S)\1(?![\w*])", RegexOptions.CultureInvariant)]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Space();
}
