using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace AvatarKit.EndToEnd.Tests.Packaging;

/// <summary>What an application is given that references the packed packages, and those of others that the documentation uses.</summary>
public sealed partial class PackedReferences
{
    // Other providers, tools of elsewhere, and what a test is written with.
    private static readonly string[] Others =
    [
        "Microsoft.Extensions.AI.OpenAI", "Microsoft.Extensions.DependencyInjection", "ModelContextProtocol", "OllamaSharp", "OpenAI",
        "xunit",
    ];

    private PackedReferences(IReadOnlyList<string> assemblies, IReadOnlyList<string> schemas)
    {
        Assemblies = assemblies;
        Schemas = schemas;
    }

    /// <summary>The assemblies that it is compiled against.</summary>
    public IReadOnlyList<string> Assemblies { get; }

    /// <summary>The schemas of <c>appsettings.json</c> that its editor is told of.</summary>
    public IReadOnlyList<string> Schemas { get; }

    /// <summary>Restores an application, and asks MSBuild what it has.</summary>
    public static async Task<PackedReferences> ResolveAsync(PackedFeed feed, string name, params string[] packages)
    {
        string place = feed.Place(name);
        string versions = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "Directory.Packages.props"));
        IEnumerable<string> references = packages.Select(package => Reference(package, feed.Version)).Concat(Others.Select(package
            => Reference(package, Version().Matches(versions).First(match => match.Groups["id"].Value == package).Groups["version"].Value)));
        await File.WriteAllTextAsync(Path.Combine(place, "App.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework><NuGetAudit>false</NuGetAudit></PropertyGroup>
            <ItemGroup>{string.Concat(references)}</ItemGroup></Project>
            """);
        string output = await PackedFeed.DotnetAsync(
            place, null, "build", "-t:Restore;ResolveReferences", "-getItem:ReferencePath", "-getItem:JsonSchemaSegment");
        using var json = JsonDocument.Parse(output);
        JsonElement items = json.RootElement.GetProperty("Items");
        return new PackedReferences(Paths(items.GetProperty("ReferencePath")), Paths(items.GetProperty("JsonSchemaSegment")));
    }

    public MetadataReference[] Read() => [.. Assemblies.Select(static file => MetadataReference.CreateFromFile(file))];

    private static string[] Paths(JsonElement items)
        => [.. items.EnumerateArray().Select(static item => Path.GetFullPath(item.GetProperty("FullPath").GetString()!))];

    private static string Reference(string package, string version) => $"""<PackageReference Include="{package}" Version="{version}" />""";

    [GeneratedRegex("<PackageVersion Include=\"(?<id>[^\"]+)\" Version=\"(?<version>[^\"]+)\"")]
    private static partial Regex Version();
}
