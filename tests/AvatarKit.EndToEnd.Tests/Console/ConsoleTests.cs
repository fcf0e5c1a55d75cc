using System.Text.Json;

namespace AvatarKit.EndToEnd.Tests.Console;

public sealed class ConsoleTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task A_question_is_answered_into_three_files()
    {
        ProgramRun run = await AskAsync(null, "How do I choose a voice?");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("voice", run.Output, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("tier", run.Output, StringComparison.Ordinal);
        Assert.Contains("first word after", run.Output, StringComparison.Ordinal);
        string page = await File.ReadAllTextAsync(scratch["out/reply.html"]);
        Assert.DoesNotContain("src=\"http", page, StringComparison.Ordinal);
        AvatarResponse reply = Parse(await File.ReadAllTextAsync(scratch["out/reply.json"]));
        Assert.Equal(TurnOutcome.Completed, reply.Outcome);
        Assert.Equal(0m, reply.Cost.TotalUsd);
        Assert.Contains(reply.Sources, source => source.Title == "Voices");
        Assert.All(reply.Segments, segment =>
        {
            Assert.False(segment.IsSilent);
            Assert.NotEmpty(segment.Visemes);
            Assert.NotNull(segment.Face);
        });
        Assert.All(reply.Segments.GroupBy(segment => segment.Sentence), sentence =>
        {
            Assert.NotEmpty(sentence.First().Text);
            Assert.NotEmpty(sentence.SelectMany(piece => piece.Words));
        });
        Assert.Equal(44 + 142 + reply.Segments.Sum(segment => segment.Audio.Length), new FileInfo(scratch["out/reply.wav"]).Length);
    }

    [Fact]
    public async Task Json_prints_the_response_and_nothing_else()
    {
        ProgramRun run = await RunAsync(null, "--json", "--data", scratch["data"], "What is a turn?");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(TurnOutcome.Completed, Parse(run.Output).Outcome);
        Assert.Empty(run.Errors);
        Assert.False(Directory.Exists(scratch["out"]));
    }

    [Fact]
    public async Task A_folder_of_ones_own_is_answered_from()
    {
        Directory.CreateDirectory(scratch["help"]);
        await File.WriteAllTextAsync(
            scratch["help/opening.md"], "# Opening hours\n\nThe museum opens at nine and closes at six. On Mondays it is closed.\n");

        ProgramRun run = await AskAsync(null, "--knowledge", scratch["help"], "When does the museum open?");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("opens at nine", run.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("Opening hours", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task German_is_spoken_by_eSpeak()
    {
        ProgramRun run = await RunAsync(null, "--json", "--data", scratch["data"], "--locale", "de-DE", "How do I choose a voice?");

        Assert.All(Parse(run.Output).Segments, segment => Assert.StartsWith("espeak/", segment.Voice, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_conversation_knows_its_commands()
    {
        ProgramRun run = await AskAsync("/help\nHow do I choose a voice?\n/why\n/voice kal\n/voice nobody\n/save\n/nonsense\n/quit\n", "--mute");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("/save", run.Output, StringComparison.Ordinal);
        Assert.Contains("It rests on:", run.Output, StringComparison.Ordinal);
        Assert.Contains("The voice is now flite/kal", run.Output, StringComparison.Ordinal);
        Assert.Contains("There is no voice nobody", run.Output, StringComparison.Ordinal);
        Assert.Contains("There is no command /nonsense", run.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(scratch["out/reply.html"]));
    }

    [Theory]
    [InlineData("There is no voice 'nobody'", "--voice", "nobody", "Hello")]
    [InlineData("--model 'gpt' is not understood", "--model", "gpt", "Hello")]
    [InlineData("needs the environment variable OPENAI_API_KEY", "--model", "openai/gpt-4.1-mini", "Hello")]
    [InlineData("The message is empty", "   ")]
    [InlineData("BCP-47 language tag", "--locale", "not a locale", "Hello")]
    public async Task What_is_wrong_is_named(string expected, params string[] arguments)
    {
        ProgramRun run = await AskAsync(null, arguments);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(expected, (run.Output + run.Errors).ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_knowledge_folder_that_is_missing_is_named()
    {
        ProgramRun run = await AskAsync(null, "--knowledge", scratch["nowhere"], "Hello, how do I choose?");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("nowhere", (run.Output + run.Errors).ReplaceLineEndings(""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_of_100000_characters_is_refused_with_the_limit()
    {
        ProgramRun run = await AskAsync(new string('x', 100_000) + "\n/quit\n", "--mute");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("at most 8000", run.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Right_to_left_text_and_emoji_are_answered()
    {
        ProgramRun run = await RunAsync(null, "--json", "--data", scratch["data"], "مرحبا 👋🏽 שלום");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(TurnOutcome.Completed, Parse(run.Output).Outcome);
    }

    private static AvatarResponse Parse(string json)
        => (AvatarResponse)JsonSerializer.Deserialize(json, AvatarJson.Options.GetTypeInfo(typeof(AvatarResponse)))!;

    private Task<ProgramRun> AskAsync(string? input, params string[] arguments)
        => RunAsync(input, ["--out", scratch["out"], "--data", scratch["data"], .. arguments]);

    private Task<ProgramRun> RunAsync(string? input, params string[] arguments)
        => ProgramRun.RunAsync("dotnet", [Repository.ConsoleProgram, .. arguments],
            scratch.Path, input, new Dictionary<string, string?> { ["COLUMNS"] = "400", ["OPENAI_API_KEY"] = null });
}
