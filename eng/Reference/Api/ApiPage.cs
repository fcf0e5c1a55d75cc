using System.Globalization;
using System.Net;
using System.Text;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace AvatarKit.Reference;

/// <summary>Writes a page of the API: each type a heading that search finds, its members as plain HTML, which costs the site's build
/// little.</summary>
internal sealed class ApiPage
{
    private static readonly SymbolDisplayFormat Member = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        memberOptions: SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeParameters
            | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeConstantValue,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeParamsRefOut
            | SymbolDisplayParameterOptions.IncludeExtensionThis,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
            | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    private static readonly SymbolDisplayFormat Name = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        SymbolDisplayGenericsOptions.IncludeTypeParameters);

    private readonly ApiReference reference;
    private readonly HtmlWriter text;

    public ApiPage(ApiReference reference)
    {
        this.reference = reference;
        text = new HtmlWriter(reference.Sources.Compilation, reference.AddressOf);
    }

    public string Write(ApiRoom room)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"# {room.Title}\n");
        foreach (INamedTypeSymbol type in room.Types)
        {
            WriteType(page, type);
        }

        return page.ToString();
    }

    private static string Encoded(string code) => WebUtility.HtmlEncode(code);

    private void WriteType(StringBuilder page, INamedTypeSymbol type)
    {
        // A heading is Markdown: the name as code is safe in it.
        page.Append(CultureInfo.InvariantCulture, $"\n## `{type.ToDisplayString(Name)}` {{#{ApiReference.AnchorOf(type)}}}\n\n");
        var docs = DocumentationComment.Of(type);
        page.Append("<div v-pre class=\"api\">");
        page.Append(CultureInfo.InvariantCulture, $"<p><code>{Encoded(Declaration(type))}</code></p>");
        WriteText(page, docs, type);
        ISymbol[] members = [.. ApiMembers.Of(type)];
        if (members.Length > 0)
        {
            page.Append("<dl>");
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (ISymbol member in members)
            {
                string anchor = ApiReference.AnchorOf(type, member);
                string id = seen.Add(anchor) ? $" id=\"{Encoded(anchor)}\"" : "";
                page.Append(CultureInfo.InvariantCulture, $"<dt{id}><code>{Encoded(member.ToDisplayString(Member))}</code></dt><dd>");
                WriteText(page, DocumentationComment.Of(member), type);
                page.Append("</dd>");
            }

            page.Append("</dl>");
        }

        page.Append("</div>\n");
    }

    private void WriteText(StringBuilder page, DocumentationComment docs, INamedTypeSymbol place)
    {
        WriteParagraph(page, "", docs.Summary, place);
        WriteParagraph(page, "", docs.Value, place);
        WriteList(page, docs.Parameters, "name", place);
        WriteParagraph(page, "Returns: ", docs.Returns, place);
        WriteList(page, docs.Exceptions, "cref", place);
        WriteParagraph(page, "", docs.Remarks, place);
    }

    private void WriteParagraph(StringBuilder page, string before, XElement? element, INamedTypeSymbol place)
    {
        string content = text.Write(element, place);
        if (content.Length > 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"<div>{before}{content}</div>");
        }
    }

    private void WriteList(StringBuilder page, IEnumerable<XElement> elements, string name, INamedTypeSymbol place)
    {
        string[] items = [.. elements.Select(element => $"<li>{NameOf(element, name, place)}: {text.Write(element, place)}</li>")];
        if (items.Length > 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"<ul>{string.Concat(items)}</ul>");
        }
    }

    private string NameOf(XElement element, string name, INamedTypeSymbol place)
        => name == "cref"
            ? text.Write(new XElement("item", new XElement("see", element.Attribute("cref"))), place)
            : $"<code>{Encoded(element.Attribute(name)?.Value ?? "")}</code>";

    private static string Declaration(INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Delegate)
        {
            return $"{type.ContainingNamespace.ToDisplayString()}: delegate {type.DelegateInvokeMethod!.ToDisplayString(Member)}";
        }

        string kind = type switch
        {
            { IsRecord: true, IsValueType: true } => "record struct",
            { IsRecord: true } => "record",
            { TypeKind: TypeKind.Interface } => "interface",
            { TypeKind: TypeKind.Enum } => "enum",
            { TypeKind: TypeKind.Struct } => "struct",
            { IsStatic: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        string[] bases =
        [
            .. new[] { type.BaseType }.OfType<INamedTypeSymbol>().Where(static parent => parent.SpecialType is SpecialType.None)
                .Concat(type.Interfaces)
                .Where(static each => each.Name is not "IEquatable").Select(static each => each.ToDisplayString(Name)),
        ];
        string after = bases.Length == 0 ? "" : $" : {string.Join(", ", bases)}";
        return $"namespace {type.ContainingNamespace.ToDisplayString()}; {kind} {type.ToDisplayString(Name)}{after}";
    }
}
