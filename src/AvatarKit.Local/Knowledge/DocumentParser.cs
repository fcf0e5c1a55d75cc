using System.Text.RegularExpressions;

namespace AvatarKit.Local;

/// <summary>Finds title, headings and passages in Markdown, reStructuredText, AsciiDoc, manual pages and plain text.</summary>
internal sealed partial class DocumentParser
{
    private readonly string[] lines;
    private readonly string fileName;
    private readonly bool markdown;
    private readonly bool manual;
    private readonly List<(int Level, string Text)> headings = [];
    private readonly List<string> blocks = [];
    private readonly List<DocumentPassage> passages = [];
    private readonly List<char> underlines = [];
    private string? title;
    private string? summary;

    private DocumentParser(string text, string fileName)
    {
        this.fileName = fileName;
        markdown = fileName.EndsWith(".md", StringComparison.OrdinalIgnoreCase) || fileName.EndsWith(".markdown", StringComparison.OrdinalIgnoreCase)
            || fileName.EndsWith(".mdx", StringComparison.OrdinalIgnoreCase);
        text = text.ReplaceLineEndings("\n");
        if (markdown)
        {
            text = TakeFrontMatter(text);
            text = Comments().Replace(text, "");
        }

        lines = text.Split('\n');
        Match head = ManualHead().Match(lines.FirstOrDefault(static line => line.Length > 0) ?? "");
        manual = !markdown && head.Success;
        if (manual)
        {
            // The formatter cuts long names in the page's head; the file has the whole one.
            title = head.Groups[1].Value.ToLowerInvariant();
            string name = Path.GetFileNameWithoutExtension(fileName);
            title = name.StartsWith(title, StringComparison.OrdinalIgnoreCase) ? name : title;
            lines[Array.FindIndex(lines, static line => line.Length > 0)] = "";
        }
    }

    public static KnowledgeDocument Parse(string text, string relativePath) => new DocumentParser(text, relativePath).Run();

    private KnowledgeDocument Run()
    {
        var block = new List<string>();
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
                EndSection();
                Open(heading.Level, heading.Text);
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
        EndSection();
        return new KnowledgeDocument(title ?? PrettyName(), passages);
    }

    private (int Level, string Text, int ExtraLines)? ReadHeading(int index, string line)
    {
        if (line.Length is 0 or > 160)
        {
            return null;
        }

        Match mark = HashHeading().Match(line);
        if (mark.Success && (markdown || mark.Groups[1].ValueSpan[0] == '='))
        {
            return (mark.Groups[1].Length, mark.Groups[2].Value, 0);
        }

        string next = index + 1 < lines.Length ? lines[index + 1].TrimEnd() : "";
        bool afterBlank = index == 0 || string.IsNullOrWhiteSpace(lines[index - 1]) || Underline().IsMatch(lines[index - 1]);
        if (afterBlank && line[0] is not (' ' or '\t' or '-' or '*' or '|' or '>') && Underline().IsMatch(next)
            && (next[0] is '=' or '-' || !markdown) && next.Length >= Math.Min(3, line.Length) && next.Length + 2 >= (markdown ? 0 : line.Length))
        {
            return (LevelOfUnderline(next[0]), line, 1);
        }

        return markdown || !afterBlank ? null : ReadPlainHeading(line, next);
    }

    private (int Level, string Text, int ExtraLines)? ReadPlainHeading(string line, string next)
    {
        // Overlines of titles in reStructuredText.
        if (Underline().IsMatch(line) && next.Length > 0 && line.Length >= next.Trim().Length)
        {
            return null;
        }

        bool capitals = line[0] != ' ' && line.Length <= 80 && line.Count(char.IsLetter) >= 3 && !line.Any(char.IsLower);
        if (capitals && (next.Length == 0 || next[0] is ' ' or '\t'))
        {
            return (10, line, 0);
        }

        bool subheading = manual && line.Length <= 75 && line.StartsWith("   ", StringComparison.Ordinal) && line[3] != ' ' && next.StartsWith("      ", StringComparison.Ordinal);
        return subheading ? (11, line, 0) : null;
    }

    private int LevelOfUnderline(char character)
    {
        if (markdown)
        {
            return character == '=' ? 1 : 2;
        }

        int level = underlines.IndexOf(character);
        if (level < 0)
        {
            level = underlines.Count;
            underlines.Add(character);
        }

        return level + 1;
    }

    private void Open(int level, string text)
    {
        text = InlineMarks().Replace(Links().Replace(text, "$1"), "").Trim().Trim('#').Trim();
        if (text.Length == 0)
        {
            return;
        }

        headings.RemoveAll(heading => heading.Level >= level);

        // The first heading names the document; saying it again above every passage would add nothing.
        if (title is null && level < 10 && passages.Count == 0)
        {
            title = text;
            headings.Clear();
        }
        else if (!(text == title && headings.Count == 0))
        {
            headings.Add((level, manual && level == 10 ? Capitalized(text) : text));
        }
    }

    private void EndBlock(List<string> block)
    {
        if (block.Count > 0 && !block.TrueForAll(static line => Underline().IsMatch(line)))
        {
            blocks.Add(string.Join('\n', block));
        }

        block.Clear();
    }

    private void EndSection()
    {
        if (manual && headings is [(10, "Name")])
        {
            // "git-stash - Stash the changes …": too little by itself, and what the description begins with.
            summary = blocks.Count > 0 ? string.Join(' ', blocks[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) + "." : null;
            blocks.Clear();
            return;
        }

        if (summary is not null && headings is [(10, "Description")])
        {
            blocks.Insert(0, summary);
            summary = null;
        }

        string? section = headings.Count == 0 ? null : string.Join(" › ", headings.Select(static heading => heading.Text));
        passages.AddRange(PassageCutter.Cut(blocks).Select(text => new DocumentPassage(section, text)));
        blocks.Clear();
    }

    private string TakeFrontMatter(string text)
    {
        int end = text.StartsWith("---\n", StringComparison.Ordinal) ? text.IndexOf("\n---\n", 3, StringComparison.Ordinal) : -1;
        if (end < 0)
        {
            return text;
        }

        Match named = FrontMatterTitle().Match(text[..end]);
        title = named.Success ? named.Groups[1].Value.Trim().Trim('"', '\'') : null;
        return text[(end + 5)..];
    }

    private string PrettyName()
    {
        string name = Path.GetFileNameWithoutExtension(fileName);
        if (name.ToUpperInvariant() is "README" or "INDEX" && Path.GetFileName(Path.GetDirectoryName(fileName)) is { Length: > 0 } folder)
        {
            name = folder;
        }

        name = Separators().Replace(name, " ").Trim();
        return name.Length == 0 ? fileName : char.ToUpperInvariant(name[0]) + name[1..];
    }

    private static string Capitalized(string text) => text.Length == 0 ? text : text[0] + text[1..].ToLowerInvariant();

    [GeneratedRegex(@"^(#{1,6}|={1,6})\s+(\S.*?)\s*#*$", RegexOptions.CultureInvariant)]
    private static partial Regex HashHeading();

    [GeneratedRegex(@"^([=\-~^""'`*+#.])\1{2,}\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Underline();

    [GeneratedRegex(@"^(\S+)\(\d\w*\)\s.*\s\1\(\d\w*\)$", RegexOptions.CultureInvariant)]
    private static partial Regex ManualHead();

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Comments();

    [GeneratedRegex(@"^title:\s*(.+)$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex FrontMatterTitle();

    [GeneratedRegex(@"!?\[([^\]]*)\]\([^)]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Links();

    [GeneratedRegex(@"[*`]|\{#[^}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex InlineMarks();

    [GeneratedRegex(@"[\s_\-.]+", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();
}
