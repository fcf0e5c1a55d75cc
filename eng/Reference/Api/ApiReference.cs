using Microsoft.CodeAnalysis;

namespace AvatarKit.Reference;

/// <summary>All public types by the rooms they are in, and where each has its entry.</summary>
internal sealed class ApiReference
{
    private readonly Dictionary<ISymbol, string> pages = new(SymbolEqualityComparer.Default);

    public ApiReference(PackageSources sources)
    {
        Sources = sources;
        Rooms =
        [
            .. sources.PublicTypes().GroupBy(type => RoomOf(sources.PathOf(type)))
                .Select(static room => new ApiRoom(room.Key.Package, room.Key.Name, [.. room]))
                .OrderBy(static room => room.Package, StringComparer.Ordinal).ThenBy(static room => room.Name, StringComparer.Ordinal),
        ];
        foreach (ApiRoom room in Rooms)
        {
            foreach (INamedTypeSymbol type in room.Types)
            {
                pages[type] = room.Slug;
            }
        }
    }

    public PackageSources Sources { get; }

    public IReadOnlyList<ApiRoom> Rooms { get; }

    /// <summary>The anchor of a type on its page.</summary>
    public static string AnchorOf(INamedTypeSymbol type)
    {
        string name = type.Arity == 0 ? type.Name : $"{type.Name}-{type.Arity}";
        return (type.ContainingType is { } outer ? $"{AnchorOf(outer)}-{name}" : name).ToLowerInvariant();
    }

    /// <summary>The anchor of a member, which those of the same name share.</summary>
    public static string AnchorOf(INamedTypeSymbol type, ISymbol member)
    {
        bool isConstructor = member is IMethodSymbol { MethodKind: MethodKind.Constructor };
        return $"{AnchorOf(type)}.{(isConstructor ? "new" : member.Name.Split('.')[^1].ToLowerInvariant())}";
    }

    /// <summary>Where a symbol has its entry, from a page beside it; <see langword="null"/>: nowhere.</summary>
    public string? AddressOf(ISymbol symbol)
    {
        INamedTypeSymbol? type = (symbol as INamedTypeSymbol ?? symbol.ContainingType)?.OriginalDefinition;
        if (type is null || !pages.TryGetValue(type, out string? page))
        {
            return null;
        }

        bool isMember = symbol is not INamedTypeSymbol && ApiMembers.Of(type).Any(member => AnchorOf(type, member) == AnchorOf(type, symbol));
        return $"./{page}.html#{(isMember ? AnchorOf(type, symbol) : AnchorOf(type))}";
    }

    // src, the package, folders, the file.
    private static (string Package, string Name) RoomOf(string[] path) => (path[1], path.Length > 3 ? path[2] : "");
}
