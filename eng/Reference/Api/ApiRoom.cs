using Microsoft.CodeAnalysis;

namespace AvatarKit.Reference;

/// <summary>The public types of one folder of a package: a page.</summary>
internal sealed record ApiRoom(string Package, string Name, IReadOnlyList<INamedTypeSymbol> Types)
{
    /// <summary>The page's name, without an extension: <c>core-costs</c>, <c>aws-speech</c>.</summary>
    public string Slug
    {
        get
        {
            string package = Package == "AvatarKit" ? "core" : Package["AvatarKit.".Length..];
            return (Name.Length == 0 ? package : $"{package}-{Name}").ToLowerInvariant().Replace('.', '_');
        }
    }

    public string Title => Name.Length == 0 ? Package : $"{Package}: {Name}";
}
