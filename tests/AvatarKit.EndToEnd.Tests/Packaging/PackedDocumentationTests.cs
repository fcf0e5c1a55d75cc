using AvatarKit.EndToEnd.Tests.Docs;
using Microsoft.CodeAnalysis;

namespace AvatarKit.EndToEnd.Tests.Packaging;

/// <summary>What the documentation says works with the packages as they are packed, and with what they depend on.</summary>
[Collection(PackagingCollection.Name)]
public sealed class PackedDocumentationTests(PackedFeed feed)
{
    [Fact]
    public async Task CSharp_of_the_documentation_compiles_against_the_packages()
    {
        PackedReferences packed = await PackedReferences.ResolveAsync(feed, "docs", [.. Repository.Libraries]);
        MetadataReference[] references = packed.Read();
        CodeBlock[] blocks = [.. CodeBlock.ReadAll().Where(static block => block.Language == "csharp")];

        Assert.All(Repository.Libraries, package => Assert.Contains(
            packed.Assemblies,
            file => Path.GetFileName(file) == package + ".dll" && file.Contains(feed.Version, StringComparison.Ordinal)));
        Assert.NotEmpty(blocks);
        Assert.Empty(blocks.AsParallel().SelectMany(block => DocumentationCode.Complaints(DocumentationCode.Compile(block, "Packed", references))));
    }

    [Fact]
    public async Task Editors_are_told_of_the_schemas_also_of_packages_that_come_along()
    {
        PackedReferences packed = await PackedReferences.ResolveAsync(feed, "aws", "AvatarKit.Aws");

        // Packages of others bring some, too.
        string[] ours = [.. packed.Schemas.Where(file => file.Contains(feed.Version, StringComparison.Ordinal))
            .OrderBy(SourceOf, StringComparer.Ordinal)];
        Assert.Equal(["AvatarKit", "AvatarKit.Aws"], ours.Select(SourceOf));
        Assert.All(ours, static file => Assert.Equal(
            File.ReadAllText(Path.Combine(Repository.Root, "src", SourceOf(file), "ConfigurationSchema.json")), File.ReadAllText(file)));

        // The folder of a package is its name in small letters, in it that of the version.
        static string SourceOf(string file)
        {
            string folder = file.Split(Path.DirectorySeparatorChar)[^3];
            return Repository.Libraries.First(package => package.Equals(folder, StringComparison.OrdinalIgnoreCase));
        }
    }
}
