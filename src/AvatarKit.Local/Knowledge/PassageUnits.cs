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
        int indent = 0;

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
                if (line[0] == '|' && units.Count > 0)
                {
                    // The row above the rule names the columns; nobody says it.
                    units.RemoveAt(units.Count - 1);
                }
            }
            else if (line.StartsWith("$ ", StringComparison.Ordinal))
            {
                EndParagraph();
                item = false;
                units.Add(new SpeechUnit(SpeechUnitKind.Code, line[2..], StartsBlock: true));
            }
            else if (line[0] == '|')
            {
                EndParagraph();
                item = true;
                paragraph.Append(TableRow(line));
            }
            else if (IsOption(line))
            {
                // An option of a manual page names what its description, the lines below, is about.
                EndParagraph();
                item = true;
                paragraph.Append(line).Append(": ");
            }
            else
            {
                int depth = raw.Length - raw.TrimStart().Length;
                if (paragraph.Length is > 0 and < 90 && depth >= indent + 4 && !item && paragraph[^1] is not ('.' or ':' or ','))
                {
                    // A term, and its description indented below it.
                    paragraph.Append(": ");
                    item = true;
                }

                indent = depth;

                // A word that a formatter broke after its own hyphen needs no space.
                bool broken = paragraph.Length > 1 && paragraph[^1] == '-' && char.IsLetter(paragraph[^2]) && char.IsLetter(line[0]);
                paragraph.Append(paragraph.Length > 0 && paragraph[^1] != ' ' && !broken ? " " : "").Append(line);
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

    private static bool IsOption(string line)
        => line.Length is > 1 and < 100 && line[0] == '-' && (char.IsLetter(line[1]) || line[1] == '-') && Array.TrueForAll(line.Split(' '), static word => word is ['-' or '<' or '[' or '(' or '|' or '=', ..]);

    private static string TableRow(string line)
        => line.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) switch
        {
            [string only] => only,
            [string first, .. string[] rest] => first + ": " + string.Join(", ", rest) + ".",
            _ => "",
        };

    [GeneratedRegex(@"^(?:[-*+•]|\d{1,2}[.)])\s+", RegexOptions.CultureInvariant)]
    private static partial Regex ListItem();

    [GeneratedRegex(@"^(?:\|?[\s:|-]*-{3,}[\s:|-]*|[=~*_+^]{3,})$", RegexOptions.CultureInvariant)]
    private static partial Regex TableRule();

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
