using System.Net;
using Microsoft.CodeAnalysis;

namespace AvatarKit.Reference;

/// <summary>As HTML whose names lead to their own entry.</summary>
/// <param name="compilation">The sources.</param>
/// <param name="addressOf">Where a symbol stands in the site; <see langword="null"/>: nowhere.</param>
internal sealed class HtmlWriter(Compilation compilation, Func<ISymbol, string?> addressOf) : DocumentationWriter(compilation)
{
    protected override string Text(string text) => WebUtility.HtmlEncode(text);

    protected override string Code(string code) => $"<code>{Text(code)}</code>";

    protected override string Reference(string name, ISymbol? symbol)
        => symbol is not null && addressOf(symbol) is { } address ? $"""<a href="{address}">{Code(name)}</a>""" : Code(name);

    protected override string Link(string address, string text) => $"""<a href="{Text(address)}">{Text(text)}</a>""";

    protected override string Paragraph(string content) => $"<br>{content}";

    protected override string Items(IEnumerable<string> items) => $"<ul>{string.Concat(items.Select(static item => $"<li>{item}</li>"))}</ul>";
}
