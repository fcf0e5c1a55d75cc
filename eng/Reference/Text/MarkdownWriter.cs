using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace AvatarKit.Reference;

/// <summary>As Markdown that reads well on any page: names are code and lead nowhere.</summary>
internal sealed partial class MarkdownWriter(Compilation compilation) : DocumentationWriter(compilation)
{
    protected override string Text(string text) => Special().Replace(text, @"\$0");

    protected override string Code(string code) => $"`{code}`";

    protected override string Reference(string name, ISymbol? symbol) => $"`{name}`";

    protected override string Link(string address, string text) => $"[{text}]({address})";

    protected override string Paragraph(string content) => $" {content} ";

    protected override string Items(IEnumerable<string> items) => string.Join("; ", items);

    [GeneratedRegex(@"[\\*_\[\]<>{}|]")]
    private static partial Regex Special();
}
