using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace AvatarKit.Reference;

/// <summary>What stands in the XML docs of a symbol, or, where it inherits them, in those of what it implements.</summary>
internal sealed class DocumentationComment
{
    private readonly XElement root;

    private DocumentationComment(XElement root) => this.root = root;

    public XElement? Summary => root.Element("summary");

    public XElement? Value => root.Element("value");

    public XElement? Remarks => root.Element("remarks");

    public XElement? Returns => root.Element("returns");

    public IEnumerable<XElement> Parameters => root.Elements().Where(static element => element.Name.LocalName is "param" or "typeparam");

    public IEnumerable<XElement> Exceptions => root.Elements("exception");

    public static DocumentationComment Of(ISymbol symbol) => new(Read(symbol));

    private static XElement Read(ISymbol symbol)
    {
        string? xml = symbol.GetDocumentationCommentXml();
        XElement own = string.IsNullOrWhiteSpace(xml) ? new XElement("member") : XElement.Parse(xml, LoadOptions.PreserveWhitespace);

        // The properties of a positional record are documented as its parameters.
        if (symbol is IPropertySymbol { ContainingType.IsRecord: true } property && own.Element("summary") is null
            && Read(symbol.ContainingType).Elements("param").FirstOrDefault(param => (string?)param.Attribute("name") == property.Name) is { } param)
        {
            return new XElement("member", new XElement("summary", param.Nodes()));
        }

        return own.Element("inheritdoc") is not null && Inherited(symbol) is { } inherited ? Read(inherited) : own;
    }

    private static ISymbol? Inherited(ISymbol symbol) => symbol switch
    {
        INamedTypeSymbol type => type.Interfaces.FirstOrDefault() ?? type.BaseType,
        IMethodSymbol { OverriddenMethod: { } method } => method,
        IPropertySymbol { OverriddenProperty: { } property } => property,
        { ContainingType: { } type } => type.AllInterfaces.SelectMany(static each => each.GetMembers())
            .FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), symbol)),
        _ => null,
    };
}
