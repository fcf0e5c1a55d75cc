using System.Text.RegularExpressions;

namespace AvatarKit.Local;

/// <summary>Collects the blocks of a document under its headings, and cuts them into passages.</summary>
internal sealed partial class DocumentSections
{
    // Sections of manual pages stand below every heading of another kind.
    private const int ManualSection = 10;

    private readonly List<(int Level, string Text)> headings = [];
    private readonly List<string> blocks = [];
    private readonly List<DocumentPassage> passages = [];
    private string? summary;

    /// <summary>The document's title, once it is known.</summary>
    public string? Title { get; set; }

    /// <summary>Whether the document is a manual page.</summary>
    public bool IsManual { get; set; }

    /// <summary>Ends the section and begins the next.</summary>
    /// <param name="level">The level of its heading; 10 and more for sections of a manual page, which name no document.</param>
    /// <param name="text">The heading, without marks.</param>
    public void Open(int level, string text)
    {
        EndSection();
        text = Anchor().Replace(text, "").Trim();
        if (text.Length == 0)
        {
            return;
        }

        headings.RemoveAll(heading => heading.Level >= level);

        // The first heading names the document; saying it again above every passage would add nothing.
        if (Title is null && level < ManualSection && passages.Count == 0)
        {
            Title = text;
            headings.Clear();
        }
        else if (!(text == Title && headings.Count == 0))
        {
            headings.Add((level, IsManual && level == ManualSection ? text[0] + text[1..].ToLowerInvariant() : text));
        }
    }

    /// <summary>Adds a block to the section.</summary>
    /// <param name="block">The block as it is written.</param>
    public void Add(string block) => blocks.Add(block);

    /// <summary>Ends the document.</summary>
    /// <param name="path">Its path, which names it where it has no title.</param>
    /// <returns>The document.</returns>
    public KnowledgeDocument End(string path)
    {
        EndSection();
        return new KnowledgeDocument(Title ?? PrettyName(path), passages);
    }

    private void EndSection()
    {
        if (IsManual && headings is [(ManualSection, "Name")])
        {
            // "git-stash - Stash the changes …": too little by itself, and what the description begins with.
            summary = blocks.Count > 0 ? string.Join(' ', blocks[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) + "." : null;
            blocks.Clear();
            return;
        }

        if (summary is not null && headings is [(ManualSection, "Description")])
        {
            blocks.Insert(0, summary);
            summary = null;
        }

        string? section = headings.Count == 0 ? null : string.Join(" › ", headings.Select(static heading => heading.Text));
        passages.AddRange(PassageCutter.Cut(blocks).Select(text => new DocumentPassage(section, text)));
        blocks.Clear();
    }

    private static string PrettyName(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        if (name.ToUpperInvariant() is "README" or "INDEX" && Path.GetFileName(Path.GetDirectoryName(path)) is { Length: > 0 } folder)
        {
            name = folder;
        }

        name = Separators().Replace(name, " ").Trim();
        return name.Length == 0 ? path : char.ToUpperInvariant(name[0]) + name[1..];
    }

    // "Install {#install}": the anchor of a heading in the dialects of site generators.
    [GeneratedRegex(@"\{#[^{}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex Anchor();

    [GeneratedRegex(@"[\s_\-.]+", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();
}
