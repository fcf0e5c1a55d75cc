using System.Buffers;
using System.Text;

namespace AvatarKit.Local;

/// <summary>Reads the lines of paragraphs and list items, with what manual pages and reStructuredText say by the look of a line: options, terms,
/// commands, rules.</summary>
/// <param name="units">Receives the sentences and items.</param>
internal sealed class PassageLines(List<SpeechUnit> units)
{
    // A longer line is no term that the lines below describe.
    private const int LongestTerm = 90;
    private const int LongestOption = 100;

    private static readonly SearchValues<char> RuleMarks = SearchValues.Create("=~*_+^");

    private readonly StringBuilder paragraph = new();
    private bool isItem;
    private int indent;

    /// <summary>Reads the lines of a block.</summary>
    /// <param name="block">The lines; of a list item without its mark.</param>
    /// <param name="isItem">Whether it is a list item.</param>
    public void Read(ReadOnlySpan<char> block, bool isItem)
    {
        this.isItem = isItem;
        bool isFirst = isItem;
        foreach (ReadOnlySpan<char> raw in block.EnumerateLines())
        {
            if (isFirst)
            {
                paragraph.Append(raw.Trim());
            }
            else
            {
                Read(raw);
            }

            isFirst = false;
        }

        EndParagraph();
    }

    private void Read(ReadOnlySpan<char> raw)
    {
        ReadOnlySpan<char> line = raw.TrimStart("> \t");
        int depth = raw.Length - line.Length;
        line = line.TrimEnd();
        if (line.IsEmpty || (line.Length > 2 && !line.ContainsAnyExcept(RuleMarks)))
        {
            EndParagraph();
        }
        else if (line.StartsWith("$ "))
        {
            EndParagraph();
            isItem = false;
            units.Add(new SpeechUnit(SpeechUnitKind.Code, line[2..].ToString(), StartsBlock: true));
        }
        else if (IsOption(line))
        {
            // An option of a manual page names what its description, the lines below, is about.
            EndParagraph();
            isItem = true;
            paragraph.Append(line).Append(": ");
        }
        else
        {
            Append(line, depth);
        }
    }

    private void Append(ReadOnlySpan<char> line, int depth)
    {
        if (paragraph.Length is > 0 and < LongestTerm && depth >= indent + 4 && !isItem && paragraph[^1] is not ('.' or ':' or ','))
        {
            // A term, and its description indented below it.
            paragraph.Append(": ");
            isItem = true;
        }

        indent = depth;

        // A word that a formatter broke after its own hyphen needs no space.
        bool broken = paragraph.Length > 1 && paragraph[^1] == '-' && char.IsLetter(paragraph[^2]) && char.IsLetter(line[0]);
        paragraph.Append(paragraph.Length > 0 && paragraph[^1] != ' ' && !broken ? " " : "").Append(line);
    }

    private void EndParagraph()
    {
        string text = MarkdownText.ToPlainText(paragraph.ToString());
        paragraph.Clear();
        if (text.Length == 0)
        {
            return;
        }

        if (isItem)
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

    private static bool IsOption(ReadOnlySpan<char> line)
    {
        if (line.Length is <= 1 or >= LongestOption || line[0] != '-' || !(char.IsLetter(line[1]) || line[1] == '-'))
        {
            return false;
        }

        foreach (Range word in line.Split(' '))
        {
            if (line[word] is not ['-' or '<' or '[' or '(' or '|' or '=', ..])
            {
                return false;
            }
        }

        return true;
    }
}
