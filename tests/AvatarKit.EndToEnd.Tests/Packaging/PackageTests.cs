using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace AvatarKit.EndToEnd.Tests.Packaging;

[Collection(PackagingCollection.Name)]
public sealed class PackageTests(PackedFeed feed)
{
    [Fact]
    public async Task A_new_application_that_adds_the_packages_gets_an_answer()
    {
        string host = feed.Place("host");
        Directory.CreateDirectory(Path.Combine(host, "help"));
        await File.WriteAllTextAsync(
            Path.Combine(host, "help", "returns.md"),
            "# Returns\n\nYou can return a bicycle within thirty days. Bring the receipt.\n");
        await File.WriteAllTextAsync(Path.Combine(host, "Host.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings><NuGetAudit>false</NuGetAudit></PropertyGroup>
            <ItemGroup><PackageReference Include="Microsoft.Extensions.DependencyInjection" Version="10.0.15" /></ItemGroup></Project>
            """);
        await File.WriteAllTextAsync(Path.Combine(host, "Program.cs"), """
            using AvatarKit;
            using AvatarKit.AspNetCore;
            using AvatarKit.Aws;
            using AvatarKit.Rendering;
            using Microsoft.Extensions.DependencyInjection;

            var services = new ServiceCollection();
            services.AddAvatarChatbot().UseLocal(local => { local.KnowledgeFolder = "help"; local.DataFolder = "data"; });
            await using ServiceProvider provider = services.BuildServiceProvider();
            AvatarResponse answer = await provider.GetRequiredService<IConversationEngine>()
                .GetResponseAsync(new AvatarRequest { Message = "How long can I return a bicycle?" });
            using var still = new MemoryStream();
            CharacterFace.Get("ava").WriteStill(still, new StillOptions { Width = 64, Height = 64 });

            using var page = new MemoryStream();
            await ReplyPage.WriteAsync(answer, page);

            var cloud = new ServiceCollection();
            cloud.AddAvatarChatbot().UseAws(aws => { aws.Region = "eu-central-1"; aws.S3.Bucket = "acme-avatar-assets"; });
            await using ServiceProvider aws = cloud.BuildServiceProvider();
            bool stores = aws.GetRequiredService<IConversationStore>() is DynamoDbConversationStore
                && aws.GetRequiredService<IAssetStore>() is S3AssetStore;
            bool voices = (await aws.GetRequiredService<ISpeechSynthesizer>().GetVoicesAsync()).Any(voice => voice.Id == "polly/Joanna/neural");
            bool heard = answer.Segments.Any(segment => !segment.IsSilent);
            Console.WriteLine(string.Join('|', answer.Outcome, answer.Text, heard, still.Length > 1000, page.Length > 10_000, stores, voices));
            """);
        foreach (string package in Repository.Libraries)
        {
            await PackedFeed.DotnetAsync(host, null, "add", "package", package, "--version", feed.Version);
        }

        string output = await PackedFeed.DotnetAsync(host, null, "run");
        Assert.Contains("Completed|", output, StringComparison.Ordinal);
        Assert.Contains("thirty days", output, StringComparison.Ordinal);
        Assert.EndsWith("|True|True|True|True|True", output.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void Packages_tell_what_they_are_and_not_where_they_were_made()
    {
        foreach (string package in Repository.Libraries)
        {
            Assert.True(File.Exists(feed.FileOf(package, "snupkg")), "no symbols were packed");
            AssertTellsWhatItIs(feed.FileOf(package));
        }

        AssertTellsWhatItIs(feed.FileOf("AvatarKit.Templates"));
    }

    [Fact]
    public void The_core_brings_its_analyzers_and_does_not_depend_on_them()
    {
        using ZipArchive package = ZipFile.OpenRead(feed.FileOf("AvatarKit"));

        Assert.NotNull(package.GetEntry("analyzers/dotnet/cs/AvatarKit.Analyzers.dll"));
        Assert.Null(package.GetEntry("lib/net10.0/AvatarKit.Analyzers.dll"));
        using var nuspec = new StreamReader(package.GetEntry("AvatarKit.nuspec")!.Open());
        Assert.DoesNotContain("Analyzers\"", nuspec.ReadToEnd(), StringComparison.Ordinal);
    }

    /// <summary>A package has what a gallery shows, bounds its siblings' versions, and names no path of the machine that made it.</summary>
    private static void AssertTellsWhatItIs(string file)
    {
        using ZipArchive package = ZipFile.OpenRead(file);
        using Stream nuspec = package.Entries.Single(static entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        XElement root = XDocument.Load(nuspec).Root!;
        string[] names = ["icon", "readme", "projectUrl", "repository", "tags", "description", "license", "releaseNotes"];
        Assert.All(names, name => Assert.Contains(root.Descendants(), element => element.Name.LocalName == name));
        Assert.NotNull(package.GetEntry("icon.png"));
        IEnumerable<XElement> siblings = root.Descendants().Where(static element => element.Name.LocalName == "dependency"
            && element.Attribute("id")!.Value.StartsWith("AvatarKit", StringComparison.Ordinal));
        Assert.All(siblings, static sibling => Assert.Matches(@"^\[[^,]+, [^,]+-0\)$", sibling.Attribute("version")!.Value));
        foreach (ZipArchiveEntry entry in package.Entries.Where(static entry => entry.FullName.EndsWith(".dll", StringComparison.Ordinal)))
        {
            using var bytes = new MemoryStream();
            using (Stream content = entry.Open())
            {
                content.CopyTo(bytes);
            }

            ReadOnlySpan<byte> dll = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
            Assert.True(dll.IndexOf(Encoding.UTF8.GetBytes(Repository.Root)) < 0, $"{entry.FullName} names where it was built.");
            Assert.True(dll.IndexOf(Encoding.Unicode.GetBytes(Repository.Root)) < 0, $"{entry.FullName} names where it was built.");
        }
    }
}
