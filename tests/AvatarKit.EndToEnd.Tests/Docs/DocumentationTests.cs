using System.Text.Json;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace AvatarKit.EndToEnd.Tests.Docs;

public sealed class DocumentationTests
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

    private static readonly string[] Packages =
        ["AvatarKit", "AvatarKit.AspNetCore", "AvatarKit.Aws", "AvatarKit.Local", "AvatarKit.Rendering", "AvatarKit.Testing"];

    public static TheoryData<CodeBlock> Blocks(string language) => [.. CodeBlock.ReadAll().Where(block => block.Language == language)];

    [Fact]
    public void Every_code_block_is_in_a_language_that_is_checked()
    {
        var blocks = CodeBlock.ReadAll().ToList();
        Assert.True(blocks.Count > 10);
        Assert.All(blocks, block => Assert.Contains(block.Language, new[] { "csharp", "bash", "json", "xml", "js", "html" }));
    }

    [Theory]
    [MemberData(nameof(Blocks), "csharp")]
    public void CSharp_compiles(CodeBlock block)
    {
        CSharpParseOptions parse = new(LanguageVersion.Latest);
        SyntaxTree tree = CSharpSyntaxTree.ParseText(SourceText.From(block.Code), parse, block.ToString());
        bool program = tree.GetRoot().ChildNodes().Any(node => node.IsKind(SyntaxKind.GlobalStatement));
        var compilation = CSharpCompilation.Create(
            "Documentation",
            [CSharpSyntaxTree.ParseText(ImplicitUsings, parse), tree],
            References.Value,
            new CSharpCompilationOptions(program ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable));
        IEnumerable<string> errors = compilation.GetDiagnostics().Where(
            found => found.Severity >= DiagnosticSeverity.Warning && found.Id is not ("CS8019" or "CS1701")).Select(found => found.ToString());
        Assert.Empty(errors);
    }

    [Theory]
    [MemberData(nameof(Blocks), "bash")]
    public async Task Bash_runs(CodeBlock block)
    {
        foreach (string line in block.Code.Split('\n').Where(line => line.Length > 0 && !line.StartsWith('#')))
        {
            string[] words = line.Split(' ');
            switch (words[0])
            {
                case "./demo" when words is [_, "--provider", "aws", ..]:
                    Assert.Contains(AwsDemoTests.Lines, demo => demo.SequenceEqual([block.File, line]));
                    break;
                case "./demo" when words is [_, "--web"]:
                    await RunWebAsync();
                    break;
                case "./demo" when words is [_, "lipsync", ..]:
                    await RunLipSyncAsync(line);
                    break;
                case "./demo":
                    await RunDemoAsync(line);
                    break;
                case "./test":
                    Assert.True(File.Exists(Path.Combine(Repository.Root, "test")));
                    break;
                case "dotnet" when words is [_, "add", "package", _]:
                    Assert.Contains(words[3], Packages);
                    break;
                case "dotnet" when words is [_, "run", ..]:
                    Assert.True(Directory.Exists(Path.Combine(Repository.Root, words[Array.IndexOf(words, "--project") + 1])), line);
                    break;
                default:
                    Assert.Fail($"{block}: nothing here checks '{line}'.");
                    break;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Blocks), "js")]
    public async Task JavaScript_can_be_read(CodeBlock block)
    {
        using var scratch = new ScratchFolder();
        await File.WriteAllTextAsync(scratch["block.mjs"], block.Code);
        ProgramRun run = await ProgramRun.RunAsync("node", ["--check", "block.mjs"], scratch.Path);
        Assert.True(run.ExitCode == 0, $"{block}: {run.Errors}");
    }

    [Theory]
    [MemberData(nameof(Blocks), "html")]
    public void Html_names_files_and_attributes_that_there_are(CodeBlock block)
    {
        string known = File.ReadAllText(
            Path.Combine(Repository.Root, "src", "AvatarKit.AspNetCore", "wwwroot", "chat", "chat-attributes.js"));
        foreach (XElement element in XElement.Parse($"<body>{block.Code}</body>").Elements())
        {
            if (element.Attribute("src")?.Value is { } source)
            {
                Assert.StartsWith("/_content/AvatarKit.AspNetCore/", source, StringComparison.Ordinal);
                Assert.Contains(source["/_content/AvatarKit.AspNetCore/".Length..], AspNetCore.BrowserAssets.Names);
            }

            Assert.All(
                element.Attributes().Where(_ => element.Name == "avatar-chat"),
                attribute => Assert.Contains($"'{attribute.Name}'", known, StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Links))]
    public void Links_lead_somewhere(string file, string target)
        => Assert.True(
            Path.Exists(Path.Combine(Repository.Root, Path.GetDirectoryName(file)!, target)), $"{file} links to {target}, which is not there.");

    public static TheoryData<string, string> Links()
    {
        var links = new TheoryData<string, string>();
        foreach (string file in CodeBlock.ReadAll().Select(block => block.File).Distinct())
        {
            string text = File.ReadAllText(Path.Combine(Repository.Root, file));
            IEnumerable<string> targets = System.Text.RegularExpressions.Regex.Matches(text, @"\]\((?!https?:)([^)#]+)(#[^)]*)?\)")
                .Select(match => match.Groups[1].Value);
            foreach (string target in targets.Distinct())
            {
                links.Add(file, target);
            }
        }

        return links;
    }

    private static async Task RunWebAsync()
    {
        await using Web.WebSample shop = await Web.WebSample.StartAsync();
        using var client = new HttpClient { BaseAddress = shop.Address };
        Assert.Contains("<avatar-chat", await client.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public void Json_and_xml_are_well_formed()
    {
        foreach (CodeBlock block in CodeBlock.ReadAll())
        {
            if (block.Language == "json")
            {
                JsonDocument.Parse(block.Code).Dispose();
            }
            else if (block.Language == "xml")
            {
                XElement.Parse(block.Code);
            }
        }
    }

    private static Lazy<MetadataReference[]> References { get; } = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path))]);

    private static async Task RunDemoAsync(string line)
    {
        using var scratch = new ScratchFolder();
        // Files that the documentation takes for granted: a picture of somebody, and the character it describes.
        File.Copy(Path.Combine(Repository.Root, "tests", "AvatarKit.Rendering.Tests", "obj", "photos", "sample6.jpg"), scratch["face.jpg"]);
        await File.WriteAllTextAsync(scratch["my-character.rig.json"],
            CodeBlock.ReadAll().First(block => block.Code.Contains("\"avatarkit.rig/1\"", StringComparison.Ordinal)).Code);
        foreach (string file in (string[])["face.jpg", "my-character.rig.json"])
        {
            line = line.Replace(file, $"'{scratch[file]}'", StringComparison.Ordinal);
        }

        bool video = line.Contains("--video", StringComparison.Ordinal);
        ProgramRun run = await ProgramRun.RunAsync(
            "bash", ["-c", $"{line} --out '{scratch["out"]}' --data '{scratch["data"]}'{(video ? " --size 360p" : "")}"], Repository.Root);
        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.True(new FileInfo(scratch[Path.Combine("out", "reply.html")]).Length > 10_000);
        Assert.Equal(video, File.Exists(scratch[Path.Combine("out", "reply.mp4")]));
    }

    private static async Task RunLipSyncAsync(string line)
    {
        using var scratch = new ScratchFolder();
        await File.WriteAllTextAsync(scratch["speech.txt"], "Papa kauft Karten.");
        await using (FileStream speech = File.Create(scratch["speech.wav"]))
        {
            WaveFile.Write(speech, [new SpeechSegment
            {
                TurnId = "t", Index = 0, Text = "", TextStart = 0, SpokenText = "", Voice = "none", Format = AudioFormat.Pcm16(16_000),
                Audio = new byte[32_000],
                Duration = TimeSpan.FromSeconds(1), Words = [], Visemes = [],
            }]);
        }

        ProgramRun run = await ProgramRun.RunAsync("bash", ["-c", $"'{Repository.Root}'{line[1..]}"], scratch.Path);
        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.True(new FileInfo(scratch[line.Split(' ')[^1]]).Length > 10);
    }
}
