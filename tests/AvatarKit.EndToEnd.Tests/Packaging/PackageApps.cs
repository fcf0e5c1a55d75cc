using AvatarKit.EndToEnd.Tests.Docs;

namespace AvatarKit.EndToEnd.Tests.Packaging;

/// <summary>For each package an application that has it alone and does what the package's README shows, published for linux-x64.</summary>
internal static class PackageApps
{
    public const string Trimmed = "AvatarKit.Local.Storage";

    /// <summary>Publishes them all, which is when their code is compiled.</summary>
    /// <returns>The folder in which each lies under its package's name; the trimmed one in <c>trimmed</c>.</returns>
    public static async Task<string> PublishAsync(PackedFeed feed)
    {
        string place = feed.Place("apps");
        foreach (string package in Repository.Libraries)
        {
            await WriteAsync(Path.Combine(place, package), package, feed.Version, "<SelfContained>false</SelfContained>");
        }

        const string AndTrimmed = "<SelfContained>true</SelfContained><PublishTrimmed>true</PublishTrimmed>";
        await WriteAsync(Path.Combine(place, "trimmed"), Trimmed, feed.Version, AndTrimmed);

        // One build for all: what it loads, it loads once.
        await File.WriteAllTextAsync(Path.Combine(place, "All.proj"), """
            <Project>
              <ItemGroup><App Include="*/App.csproj" /></ItemGroup>
              <Target Name="Publish">
                <MSBuild Projects="@(App)" Targets="Restore" Properties="Restoring=true" BuildInParallel="true" />
                <MSBuild Projects="@(App)" Targets="Publish" Properties="Configuration=Release;PublishDir=out/" BuildInParallel="true" />
              </Target>
            </Project>
            """);
        await PackedFeed.DotnetAsync(place, null, "msbuild", "All.proj", "-t:Publish", "-m", "-v:quiet", "-nologo", "-warnaserror");
        return place;
    }

    private static async Task WriteAsync(string folder, string package, string version, string kind)
    {
        Directory.CreateDirectory(folder);
        CodeBlock[] blocks = [.. CodeBlock.ReadAll().Where(block => block.Language == "csharp"
            && block.File == Path.Combine("src", package, "README.md"))];
        Assert.NotEmpty(blocks);
        foreach ((int index, CodeBlock block) in blocks.Index())
        {
            await File.WriteAllTextAsync(Path.Combine(folder, $"Readme{index}.cs"), block.Code);
        }

        if (!blocks.Any(DocumentationCode.IsProgram))
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), "return;");
        }

        string sdk = package == "AvatarKit.AspNetCore" ? "Microsoft.NET.Sdk.Web" : "Microsoft.NET.Sdk";
        await File.WriteAllTextAsync(Path.Combine(folder, "App.csproj"), $"""
            <Project Sdk="{sdk}">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <RuntimeIdentifier>linux-x64</RuntimeIdentifier>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <NuGetAudit>false</NuGetAudit>
                <DebugType>none</DebugType>
                {kind}
              </PropertyGroup>
              <ItemGroup><PackageReference Include="{package}" Version="{version}" /></ItemGroup>
            </Project>
            """);
    }
}
