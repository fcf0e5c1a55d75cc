using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AvatarKit.Reference;

/// <summary>Every setting that the packages read, found where they bind options to a section.</summary>
internal sealed class SettingTree
{
    // These two are bound by hand.
    private static readonly (string Section, string Options)[] BoundByHand =
        [("Avatar", "AvatarKit.AvatarProfile"), ("Avatars:*", "AvatarKit.AvatarProfile"), ("Web", "AvatarKit.AspNetCore.AvatarChatOptions")];

    // In configuration these are a text: a character's id, a colour.
    private static readonly string[] WrittenAsText = ["AvatarFace", "Background"];

    private readonly PackageSources sources;
    private readonly SettingDefaults defaults;

    public SettingTree(PackageSources sources)
    {
        this.sources = sources;
        defaults = new SettingDefaults(sources.Compilation);
        foreach ((string section, INamedTypeSymbol options) in Sections().OrderBy(static pair => pair.Section, StringComparer.Ordinal))
        {
            Add(section, options);
        }
    }

    /// <summary>The section <c>AvatarKit</c>.</summary>
    public SettingNode Root { get; } = new("AvatarKit");

    private IEnumerable<(string Section, INamedTypeSymbol Options)> Sections()
    {
        foreach (SyntaxTree tree in sources.Compilation.SyntaxTrees
            .Where(static tree => tree.ToString().Contains("BindSettings<", StringComparison.Ordinal)))
        {
            SemanticModel model = sources.Compilation.GetSemanticModel(tree);
            foreach (InvocationExpressionSyntax call in tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>())
            {
                if (call.Expression is MemberAccessExpressionSyntax { Name: GenericNameSyntax { Identifier.ValueText: "BindSettings" } name }
                    && call.ArgumentList.Arguments[0].Expression is LiteralExpressionSyntax section
                    && model.GetTypeInfo(name.TypeArgumentList.Arguments[0]).Type is INamedTypeSymbol options)
                {
                    yield return (section.Token.ValueText, options);
                }
            }
        }

        foreach ((string section, string options) in BoundByHand)
        {
            yield return (section, sources.Compilation.GetTypeByMetadataName(options)!);
        }
    }

    private void Add(string section, INamedTypeSymbol options)
    {
        SettingNode node = Root;
        foreach (string name in section.Split(':', StringSplitOptions.RemoveEmptyEntries))
        {
            if (name == "*")
            {
                node.Kind = SettingKind.GroupsByName;
            }

            node = node.Child(name);
        }

        AddProperties(node, options, null);
    }

    private void AddProperties(SettingNode node, INamedTypeSymbol options, InitializerExpressionSyntax? given)
    {
        node.Options = options;
        node.Package ??= sources.PackageOf(options);
        foreach (IPropertySymbol property in options.GetMembers().OfType<IPropertySymbol>())
        {
            if (property is { DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsIndexer: false } && KindOf(property.Type) is { } kind)
            {
                AddProperty(node.Child(property.Name), property, kind, SettingDefaults.GivenTo(property, given));
            }
        }
    }

    private void AddProperty(SettingNode node, IPropertySymbol property, SettingKind kind, ExpressionSyntax? given)
    {
        node.Property = property;
        node.Kind = kind;
        node.Package = sources.PackageOf(property.ContainingType);
        ITypeSymbol type = Bare(property.Type);
        switch (kind)
        {
            case SettingKind.Value:
                node.ValueType = type;
                node.Default = defaults.ValueOf(property, type, given);
                break;
            case SettingKind.Values or SettingKind.ValuesByName:
                node.ValueType = Bare(((INamedTypeSymbol)type).TypeArguments[^1]);
                break;
            case SettingKind.Groups or SettingKind.GroupsByName:
                node.KnownNames = SettingDefaults.NamesIn(given);
                AddProperties(node.Child("*"), (INamedTypeSymbol)((INamedTypeSymbol)type).TypeArguments[^1], null);
                break;
            default:
                AddProperties(node, (INamedTypeSymbol)type, (given as BaseObjectCreationExpressionSyntax)?.Initializer);
                break;
        }
    }

    /// <summary>What configuration can do with a type; <see langword="null"/>: nothing, it is for code.</summary>
    private static SettingKind? KindOf(ITypeSymbol type)
    {
        type = Bare(type);
        if (IsValue(type))
        {
            return SettingKind.Value;
        }

        if (type is not INamedTypeSymbol named)
        {
            return null;
        }

        if (named.IsGenericType)
        {
            bool isByName = named.Name == "IDictionary";
            return KindOf(named.TypeArguments[^1]) switch
            {
                _ when !isByName && named.Name != "IList" => null,
                SettingKind.Value => isByName ? SettingKind.ValuesByName : SettingKind.Values,
                SettingKind.Values when isByName => SettingKind.ValuesByName,
                SettingKind.Group => isByName ? SettingKind.GroupsByName : SettingKind.Groups,
                _ => null,
            };
        }

        bool isOptions = named is { TypeKind: TypeKind.Class, IsAbstract: false }
            && named.InstanceConstructors.Any(static constructor => constructor.Parameters.IsEmpty)
            && named.GetMembers().OfType<IPropertySymbol>()
                .Any(static property => property.SetMethod is not null || KindOf(property.Type) is not null);
        return isOptions ? SettingKind.Group : null;
    }

    private static bool IsValue(ITypeSymbol type) => type.TypeKind == TypeKind.Enum || WrittenAsText.Contains(type.Name) || type.SpecialType switch
    {
        SpecialType.System_String or SpecialType.System_Boolean or SpecialType.System_Decimal => true,
        >= SpecialType.System_SByte and <= SpecialType.System_Double => true,
        _ => type.Name is "TimeSpan" or "DateTimeOffset" or "Uri",
    };

    private static ITypeSymbol Bare(ITypeSymbol type)
        => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
}
