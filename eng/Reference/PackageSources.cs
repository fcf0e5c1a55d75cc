using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AvatarKit.Reference;

/// <summary>The sources of the packages, read together without building them: what comes from elsewhere than .NET is known by its name
/// alone.</summary>
internal sealed class PackageSources
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private readonly string root;

    public PackageSources(string root)
    {
        this.root = root;
        Packages = [.. Directory.EnumerateDirectories(Path.Combine(root, "src"))
            .Where(static folder => File.Exists(Path.Combine(folder, "PublicAPI.Unshipped.txt")))
            .Select(static folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];
        Compilation = Read();
    }

    /// <summary>The packages that have a public API, the core first.</summary>
    public IReadOnlyList<string> Packages { get; }

    public CSharpCompilation Compilation { get; }

    /// <summary>All public types, those within others, too.</summary>
    public IEnumerable<INamedTypeSymbol> PublicTypes() => TypesIn(Compilation.Assembly.GlobalNamespace).SelectMany(WithNested)
        .Where(IsPublic).OrderBy(static type => type.ToDisplayString(), StringComparer.Ordinal);

    /// <summary>The package in which a symbol is declared.</summary>
    public string PackageOf(ISymbol symbol) => PathOf(symbol)[1];

    /// <summary>The package and the folders in which a symbol is declared, and its file: <c>src</c>, <c>AvatarKit</c>, <c>Costs</c>, …</summary>
    public string[] PathOf(ISymbol symbol)
    {
        // Of a type in parts, the part that is documented is where a reader finds it.
        string file = symbol.Locations.Select(static location => location.SourceTree!.FilePath).Order(StringComparer.Ordinal)
            .MinBy(static file => file.Length)!;
        return Path.GetRelativePath(root, file).Split(Path.DirectorySeparatorChar);
    }

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceSymbol space)
        => space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(TypesIn));

    private static IEnumerable<INamedTypeSymbol> WithNested(INamedTypeSymbol type) => type.GetTypeMembers().SelectMany(WithNested).Prepend(type);

    private static bool IsPublic(INamedTypeSymbol type)
        => type.DeclaredAccessibility == Accessibility.Public && (type.ContainingType is null || IsPublic(type.ContainingType));

    private CSharpCompilation Read()
    {
        var parse = new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Parse);
        SyntaxTree[] trees = [.. Packages.SelectMany(Files).AsParallel().AsOrdered()
            .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), parse, file))];
        return CSharpCompilation.Create(
            "Packages",
            [CSharpSyntaxTree.ParseText(ImplicitUsings, parse), .. trees],
            References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>.NET and ASP.NET Core as they are installed here.</summary>
    private static IEnumerable<MetadataReference> References()
    {
        string core = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string web = Path.Combine(core, "..", "..", "Microsoft.AspNetCore.App", Path.GetFileName(core));
        return new[] { core, web }.SelectMany(static folder => Directory.EnumerateFiles(folder, "*.dll"))
            .Where(static file => Path.GetFileName(file).Split('.')[0] is "System" or "Microsoft" or "netstandard"
                && !file.Contains("Native", StringComparison.Ordinal))
            .Select(static file => MetadataReference.CreateFromFile(file));
    }

    private IEnumerable<string> Files(string package)
        => Directory.EnumerateFiles(Path.Combine(root, "src", package), "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(root, file).Split(Path.DirectorySeparatorChar)[2] is not ("obj" or "bin"))
            .Order(StringComparer.Ordinal);
}
