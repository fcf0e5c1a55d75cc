using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace AvatarKit.Reference;

/// <summary>Writes what stands in XML docs as text of a kind.</summary>
internal abstract partial class DocumentationWriter(Compilation compilation)
{
    private static readonly SymbolDisplayFormat Name = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.None);

    /// <summary>Writes an element on one line; nothing where there is none.</summary>
    /// <param name="element">The element.</param>
    /// <param name="place">The type whose docs they are: names of its members stand alone.</param>
    public string Write(XElement? element, INamedTypeSymbol? place)
    {
        var text = new StringBuilder();
        WriteNodes(text, element?.Nodes() ?? [], place);
        return Whitespace().Replace(text.ToString(), " ").Trim();
    }

    protected abstract string Text(string text);

    protected abstract string Code(string code);

    /// <summary>A name in code; the symbol is <see langword="null"/> where it comes from elsewhere.</summary>
    protected abstract string Reference(string name, ISymbol? symbol);

    protected abstract string Link(string address, string text);

    protected abstract string Paragraph(string content);

    protected abstract string Items(IEnumerable<string> items);

    private void WriteNodes(StringBuilder text, IEnumerable<XNode> nodes, INamedTypeSymbol? place)
    {
        foreach (XNode node in nodes)
        {
            text.Append(node switch
            {
                XText words => Text(words.Value),
                XElement element => WriteElement(element, place),
                _ => "",
            });
        }
    }

    private string WriteElement(XElement element, INamedTypeSymbol? place)
    {
        string Inner()
        {
            var inner = new StringBuilder();
            WriteNodes(inner, element.Nodes(), place);
            return inner.ToString().Trim();
        }

        switch (element.Name.LocalName)
        {
            case "see" or "seealso" when element.Attribute("cref") is { } cref:
                return WriteReference(cref.Value, place);
            case "see" or "seealso" when element.Attribute("href") is { } address:
                return Link(address.Value, element.Value.Length > 0 ? element.Value : address.Value);
            case "see" or "paramref" or "typeparamref":
                return Code((element.Attribute("langword") ?? element.Attribute("name"))?.Value ?? "");
            case "c" or "code":
                return Code(element.Value);
            case "para":
                return Paragraph(Inner());
            case "list":
                return Items(element.Elements("item").Select(item =>
                {
                    var one = new StringBuilder();
                    WriteNodes(one, item.Nodes(), place);
                    return one.ToString().Trim();
                }));
            case "term":
                return Inner() + ": ";
            default:
                return Inner();
        }
    }

    private string WriteReference(string id, INamedTypeSymbol? place)
    {
        ISymbol? symbol = DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation);
        if (symbol is null)
        {
            string bare = id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..].Split('(')[0];
            return Reference(bare[(bare.LastIndexOf('.') + 1)..].Split('`')[0], null);
        }

        string name = symbol.ToDisplayString(Name);
        bool isElsewhere = symbol is not ITypeSymbol && !SymbolEqualityComparer.Default.Equals(symbol.ContainingType, place);
        return Reference(isElsewhere && symbol.ContainingType is { } type ? $"{type.ToDisplayString(Name)}.{name}" : name, symbol);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();
}
