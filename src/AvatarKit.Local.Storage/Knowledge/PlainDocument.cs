using System.Text.RegularExpressions;

namespace AvatarKit.Local;

/// <summary>Finds headings and blocks in reStructuredText, AsciiDoc, manual pages and plain text, by how the lines look.</summary>
internal sealed partial class PlainDocument
{
    private const int ManualSection = 10;

    private readonly string[] lines;
    private readonly DocumentSections sections;
    private readonly List<char> underlines = [];

    public PlainDocument(string text, string fileName, DocumentSections sections)
    {
        lines = text.Split('\n');
        this.sections = sections;
        int first = Array.FindIndex(lines, static line => line.Length > 0);
        if (first < 0 || ManualHead().Match(lines[first]) is not { Success: true } head)
        {
            return;
        }

        // The formatter cuts long names in the page's head; the file has the whole one.
        string title = head.Groups[1].Value.ToLowerInvariant();
        string name = Path.GetFileNameWithoutExtension(fileName);
        sections.Title = name.StartsWith(title, StringComparison.OrdinalIgnoreCase) ? name : title;
        sections.IsManual = true;
        lines[first] = "";
    }

    public void Read()
    {
        List<string> block = [];
        string? fence = null;
        for (int index = 0; index < lines.Length; index++)
        {
            string line = lines[index].TrimEnd();
            string trimmed = line.TrimStart();
            if (fence is not null)
            {
                block.Add(line);
                fence = trimmed.StartsWith(fence, StringComparison.Ordinal) ? null : fence;
            }
            else if (trimmed.StartsWith("```", StringComparison.Ordinal) || trimmed.StartsWith("~~~", StringComparison.Ordinal))
            {
                fence = trimmed[..3];
                block.Add(line);
            }
            else if (ReadHeading(index, line) is { } heading)
            {
                EndBlock(block);
                sections.Open(heading.Level, MarkdownText.ToPlainText(heading.Text));
                index += heading.ExtraLines;
            }
            else if (line.Length == 0)
            {
                EndBlock(block);
            }
            else
            {
                block.Add(line);
            }
        }

        EndBlock(block);
    }

    private Heading? ReadHeading(int index, string line)
    {
        if (line.Length is 0 or > 160)
        {
            return null;
        }

        // AsciiDoc.
        if (EqualsHeading().Match(line) is { Success: true } mark)
        {
            return new Heading(mark.Groups[1].Length, mark.Groups[2].Value);
        }

        string next = index + 1 < lines.Length ? lines[index + 1].TrimEnd() : "";
        bool afterBlank = index == 0 || string.IsNullOrWhiteSpace(lines[index - 1]) || Underline().IsMatch(lines[index - 1]);
        if (afterBlank && line[0] is not (' ' or '\t' or '-' or '*' or '|' or '>') && Underline().IsMatch(next)
            && next.Length >= Math.Min(3, line.Length) && next.Length + 2 >= line.Length)
        {
            return new Heading(LevelOfUnderline(next[0]), line) { ExtraLines = 1 };
        }

        return afterBlank ? ReadPlainHeading(line, next) : null;
    }

    private Heading? ReadPlainHeading(string line, string next)
    {
        // Overlines of titles in reStructuredText.
        if (Underline().IsMatch(line) && next.Length > 0 && line.Length >= next.Trim().Length)
        {
            return null;
        }

        bool capitals = line[0] != ' ' && line.Length <= 80 && line.Count(char.IsLetter) >= 3 && !line.Any(char.IsLower);
        if (capitals && (next.Length == 0 || next[0] is ' ' or '\t'))
        {
            return new Heading(ManualSection, line);
        }

        bool subheading = sections.IsManual && line.Length <= 75 && line.StartsWith("   ", StringComparison.Ordinal) && line[3] != ' '
            && next.StartsWith("      ", StringComparison.Ordinal);
        return subheading ? new Heading(ManualSection + 1, line) : null;
    }

    // In reStructuredText the first underline that comes is that of the highest level.
    private int LevelOfUnderline(char character)
    {
        int level = underlines.IndexOf(character);
        if (level < 0)
        {
            level = underlines.Count;
            underlines.Add(character);
        }

        return level + 1;
    }

    private void EndBlock(List<string> block)
    {
        if (block.Count > 0 && !block.TrueForAll(static line => Underline().IsMatch(line)))
        {
            sections.Add(string.Join('\n', block));
        }

        block.Clear();
    }

    [GeneratedRegex(@"^(={1,6})\s+(\S.*?)\s*=*$", RegexOptions.CultureInvariant)]
    private static partial Regex EqualsHeading();

    [GeneratedRegex(@"^([=\-~^""'`*+#.])\1{2,}\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Underline();

    [GeneratedRegex(@"^(\S+)\(\d\w*\)\s.*\s\1\(\d\w*\)$", RegexOptions.CultureInvariant)]
    private static partial Regex ManualHead();

    private readonly record struct Heading(int Level, string Text)
    {
        /// <summary>How many of the lines after it belong to it.</summary>
        public int ExtraLines { get; init; }
    }
}
