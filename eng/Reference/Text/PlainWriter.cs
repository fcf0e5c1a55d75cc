using Microsoft.CodeAnalysis;

namespace AvatarKit.Reference;

/// <summary>As plain text, for editors.</summary>
internal sealed class PlainWriter(Compilation compilation) : DocumentationWriter(compilation)
{
    protected override string Text(string text) => text;

    protected override string Code(string code) => code;

    protected override string Reference(string name, ISymbol? symbol) => name;

    protected override string Link(string address, string text) => text;

    protected override string Paragraph(string content) => $" {content} ";

    protected override string Items(IEnumerable<string> items) => string.Join("; ", items);
}
