namespace AvatarKit.EndToEnd.Tests.Packaging;

public sealed class PackageTests
{
    [Fact]
    public async Task A_new_application_that_adds_the_packages_gets_an_answer()
    {
        using var scratch = new ScratchFolder();
        string version = $"0.1.0-test{Guid.NewGuid():N}";
        string[] packages = ["AvatarKit", "AvatarKit.AspNetCore", "AvatarKit.Aws", "AvatarKit.Local", "AvatarKit.Rendering", "AvatarKit.Testing"];
        foreach (string package in packages)
        {
            await DotnetAsync(
                Repository.Root,
                "pack",
                $"src/{package}",
                "-c",
                Repository.Configuration,
                "--no-build",
                "-o",
                scratch["feed"],
                $"-p:Version={version}");
            Assert.True(File.Exists(scratch[Path.Combine("feed", $"{package}.{version}.snupkg")]), "no symbols were packed");
        }

        Directory.CreateDirectory(scratch["host"]);
        Directory.CreateDirectory(scratch[Path.Combine("host", "help")]);
        await File.WriteAllTextAsync(
            scratch[Path.Combine("host", "help", "returns.md")],
            "# Returns\n\nYou can return a bicycle within thirty days. Bring the receipt.\n");
        await File.WriteAllTextAsync(scratch["nuget.config"], $"""
            <configuration><packageSources><add key="feed" value="{scratch["feed"]}" /></packageSources></configuration>
            """);
        await File.WriteAllTextAsync(scratch[Path.Combine("host", "Host.csproj")], """
            <Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings><NuGetAudit>false</NuGetAudit></PropertyGroup>
            <ItemGroup><PackageReference Include="Microsoft.Extensions.DependencyInjection" Version="10.0.15" /></ItemGroup></Project>
            """);
        await File.WriteAllTextAsync(scratch[Path.Combine("host", "Program.cs")], """
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
        try
        {
            foreach (string package in packages)
            {
                await DotnetAsync(scratch["host"], "add", "package", package, "--version", version);
            }

            string output = await DotnetAsync(scratch["host"], "run");
            Assert.Contains("Completed|", output, StringComparison.Ordinal);
            Assert.Contains("thirty days", output, StringComparison.Ordinal);
            Assert.EndsWith("|True|True|True|True|True", output.TrimEnd(), StringComparison.Ordinal);
        }
        finally
        {
            string cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
                ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
            foreach (string package in packages)
            {
                string folder = Path.Combine(cache, package.ToLowerInvariant(), version);
                if (Directory.Exists(folder))
                {
                    Directory.Delete(folder, recursive: true);
                }
            }
        }
    }

    private static async Task<string> DotnetAsync(string folder, params string[] arguments)
    {
        ProgramRun run = await ProgramRun.RunAsync("dotnet", arguments, folder);
        Assert.True(run.ExitCode == 0, $"dotnet {string.Join(' ', arguments)}\n{run.Output}{run.Errors}");
        return run.Output;
    }
}
