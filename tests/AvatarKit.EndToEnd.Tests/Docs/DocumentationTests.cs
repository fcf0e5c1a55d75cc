using System.Text.Json;
using System.Xml.Linq;
using Microsoft.CodeAnalysis.CSharp;

namespace AvatarKit.EndToEnd.Tests.Docs;

public sealed class DocumentationTests
{
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
    public async Task CSharp_compiles(CodeBlock block)
    {
        CSharpCompilation compilation = DocumentationCode.Compile(block, "Documentation");
        Assert.Empty(DocumentationCode.Complaints(compilation));
        Assert.Empty(await DocumentationCode.WarningsOfAnalyzersAsync(compilation));
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
                case "./demo" when words is [_, "experiments", ..]:
                    await RunExperimentsAsync(line);
                    break;
                case "./demo" when words is [_, "say", ..]:
                    await RunSayAsync(line);
                    break;
                case "./demo" when words is [_, "cost", ..]:
                    await RunCostAsync(line);
                    break;
                case "./demo":
                    await RunDemoAsync(line);
                    break;
                case "./test":
                    Assert.True(File.Exists(Path.Combine(Repository.Root, "test")));
                    break;
                case "mkdir" or "echo":
                    await RunShellAsync(block.Code);
                    break;
                case "dotnet" when words is [_, "add", "package", _]:
                    Assert.Contains(words[3], Repository.Libraries);
                    break;
                case "dotnet" when words is [_, "new", "install", _]:
                    Assert.Equal("AvatarKit.Templates", words[3]);
                    break;
                case "dotnet" when words is [_, "new", _, "--output", _]:
                    Assert.True(Directory.Exists(Path.Combine(Repository.Root, "src", "AvatarKit.Templates", "content", words[2])), line);
                    break;
                case "dotnet" when words is [_, "run", "--project", _] && block.Code.Contains($"--output {words[3]}", StringComparison.Ordinal):
                    // Packaging.TemplateTests runs it.
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

    [Fact]
    public void Newcomers_are_answered_within_five_commands()
    {
        CodeBlock[] paths = [.. CodeBlock.ReadAll().Where(static block => block.File == "README.md"
            && block.Code.StartsWith("dotnet new install ", StringComparison.Ordinal))];

        // Packaging.TemplateTests goes along them.
        Assert.Equal(
            ["dotnet new avatar-console --output chat", "dotnet new avatar-web --output shop"],
            paths.Select(static path => path.Code.Split('\n')[1]));
        Assert.All(paths, static path => Assert.InRange(path.Code.Split('\n').Length, 1, 5));
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
                Assert.Contains(source["/_content/AvatarKit.AspNetCore/".Length..], PageSources.Names);
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

    private static async Task RunShellAsync(string code)
    {
        using var scratch = new ScratchFolder();
        string[] lines = [.. code.Split('\n').Where(static line => line.StartsWith("mkdir ", StringComparison.Ordinal)
            || line.StartsWith("echo ", StringComparison.Ordinal))];
        ProgramRun run = await ProgramRun.RunAsync("bash", ["-ec", string.Join('\n', lines)], scratch.Path);
        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.NotEmpty(Directory.EnumerateFileSystemEntries(scratch.Path));
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

    private static async Task RunCostAsync(string line)
    {
        using var scratch = new ScratchFolder();
        File.Copy(Path.Combine(Repository.Root, "samples", "Console", "Costs", "plan.json"), scratch["my-plan.json"]);
        ProgramRun run = await ProgramRun.RunAsync("bash", ["-c", $"'{Repository.Root}'{line[1..].Split('#')[0]}"], scratch.Path);
        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Contains("altogether", run.Output, StringComparison.Ordinal);
    }

    private static async Task RunSayAsync(string line)
    {
        using var scratch = new ScratchFolder();
        await File.WriteAllTextAsync(scratch["answer.md"], "# Horaires\n\nOuvert **lundi** à 14h30.\n");

        // Where it would be heard, nobody listens.
        bool isKept = line.Contains("--out", StringComparison.Ordinal);
        bool isSilent = isKept || line.Contains("--quiet", StringComparison.Ordinal);
        string heard = isSilent ? line[1..] : line[1..].Replace(" say ", " say --quiet ", StringComparison.Ordinal);
        ProgramRun run = await ProgramRun.RunAsync("bash", ["-c", $"'{Repository.Root}'{heard}"], scratch.Path);
        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.NotEmpty(run.Output);
        Assert.Equal(isKept, File.Exists(scratch["open.wav"]));
    }

    private static async Task RunExperimentsAsync(string line)
    {
        using var scratch = new ScratchFolder();
        ProgramRun run = await ProgramRun.RunAsync(
            "bash", ["-c", $"'{Repository.Root}'{line[1..].Split('#')[0]} --data '{scratch["data"]}'"], scratch.Path);
        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Contains("premier", run.Output, StringComparison.Ordinal);
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
