using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using AvatarKit.Local;

namespace AvatarKit.EndToEnd.Tests.Console;

/// <summary>The console plays its answers, and remembers where they were stopped.</summary>
public sealed class PlaybackTests : IDisposable
{
    private const string Sentence = "The Analytical Engine was a mechanical computer that was designed by Charles Babbage and never finished. ";

    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task A_conversation_is_played_to_the_last_sample()
    {
        var player = new FakePlayer(scratch);
        await using LoopbackModel model = await LoopbackModel.StartAsync("One short sentence. And another one.");

        ProgramRun run = await RunAsync(player.Environment, "Hello?\n/save\n/quit\n", "--model", model.Name);

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Contains("-f s16le -sample_rate 16000 -i -", Assert.Single(player.Asked), StringComparison.Ordinal);
        Assert.Equal((await ReplyAsync()).Segments.SelectMany(piece => piece.Audio.ToArray()), player.Fed);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public async Task Ctrl_C_cuts_the_answer_where_it_was_heard_and_the_next_question_tells_the_model(int sentences)
    {
        var player = new FakePlayer(scratch);
        string answer = string.Concat(Enumerable.Repeat(Sentence, sentences)).TrimEnd();
        await using LoopbackModel model = await LoopbackModel.StartAsync(answer);
        using Process process = StartHeedingInterrupts(player.Environment, "--model", model.Name);
        using var end = new ProcessEnd(process);
        await process.StandardInput.WriteLineAsync("What was it?");

        // Two seconds of sound, of five a sentence.
        await player.WaitForAsync(64_000);
        await InterruptAsync(process);
        await ReadUntilAsync(process, "Interrupted.");
        int fed = player.Fed.Length;
        await process.StandardInput.WriteLineAsync("And then?");
        await player.WaitForAsync(fed + 32_000);
        await InterruptAsync(process);
        await ReadUntilAsync(process, "Interrupted.");
        process.StandardInput.Close();
        await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(1)).Token);

        Assert.Equal(0, process.ExitCode);
        JsonElement past = model.Requests.Last().GetProperty("messages").EnumerateArray()
            .Single(message => message.GetProperty("role").GetString() == "assistant");
        string heard = TextOf(past);
        Assert.EndsWith("… [interrupted]", heard, StringComparison.Ordinal);
        heard = heard[..heard.LastIndexOf(" … [", StringComparison.Ordinal)];
        Assert.StartsWith("The Analytical Engine", heard, StringComparison.Ordinal);
        Assert.StartsWith(heard, answer, StringComparison.Ordinal);
        Assert.True(heard.Length < Sentence.Length - 20, heard);
        IReadOnlyList<ConversationTurn> stored = await StoredAsync();
        Assert.Equal([TurnStatus.Interrupted, TurnStatus.Interrupted], stored.Select(turn => turn.Status));
        Assert.Equal(heard, stored[0].Result!.Answer);
    }

    [Fact]
    public async Task A_question_is_played_when_asked_for_and_its_files_are_written()
    {
        var player = new FakePlayer(scratch, "aplay");
        await using LoopbackModel model = await LoopbackModel.StartAsync("One short sentence.");

        ProgramRun run = await RunAsync(player.EnvironmentAlone, null, "--model", model.Name, "--play", "Hello?");

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Equal("-q -t raw -f S16_LE -r 16000 -c 1", Assert.Single(player.Asked));
        Assert.Equal((await ReplyAsync()).Segments.SelectMany(piece => piece.Audio.ToArray()), player.Fed);
        Assert.True(File.Exists(scratch["out/reply.html"]));
    }

    [Fact]
    public async Task A_player_of_files_gets_one_for_each_sentence()
    {
        var player = new FakePlayer(scratch, "afplay", $"exec cat \"$1\" >>'{scratch["fed"]}'");
        await using LoopbackModel model = await LoopbackModel.StartAsync("One short sentence is here. And here is another one.");

        ProgramRun run = await RunAsync(player.EnvironmentAlone, null, "--model", model.Name, "--play", "Hello?");

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Equal(2, player.Asked.Length);
        Assert.All(player.Asked, file => Assert.False(File.Exists(file)));
        int samples = (await ReplyAsync()).Segments.Sum(piece => piece.Audio.Length);

        // Each file has a header, and the mark that a machine made it.
        Assert.Equal(samples + (2 * (44 + 142)), player.Fed.Length);
    }

    [Fact]
    public async Task A_question_or_a_muted_conversation_plays_nothing()
    {
        var player = new FakePlayer(scratch);

        ProgramRun question = await RunAsync(player.Environment, null, "Who are you?");
        ProgramRun conversation = await RunAsync(player.Environment, "Who are you?\n/quit\n", "--mute");

        Assert.Equal((0, 0), (question.ExitCode, conversation.ExitCode));
        Assert.Empty(player.Asked);
    }

    [Fact]
    public async Task Without_a_player_the_conversation_goes_on_and_one_line_says_how_to_get_one()
    {
        ProgramRun run = await RunAsync(new() { ["PATH"] = scratch["bin"] }, "Who are you?\nWho are you?\n/quit\n");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Install FFmpeg", Assert.Single(run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Equal(3, run.Output.Split("I'm Ava.").Length);
    }

    [Fact]
    public async Task A_player_that_fails_is_named_once_and_the_conversation_goes_on()
    {
        var player = new FakePlayer(scratch, script: "echo 'no sound card' >&2; exit 1");

        ProgramRun run = await RunAsync(player.Environment, "Who are you?\nWho are you?\n/quit\n");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(2, run.Output.Split("ffplay does not play: no sound card").Length);
        Assert.Equal(3, run.Output.Split("I'm Ava.").Length);
        Assert.Single(player.Asked);
    }

    [Fact]
    public async Task An_avatar_that_greets_is_heard_first()
    {
        var player = new FakePlayer(scratch);
        scratch.Write("appsettings.json", """{ "AvatarKit": { "Avatars": { "bo": { "Name": "Bo", "Greeting": "Welcome to the shop." } } } }""");

        ProgramRun run = await RunAsync(player.Environment, "Who are you?\n/quit\n", "--avatar", "bo");

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.True(
            run.Output.IndexOf("Welcome to the shop.", StringComparison.Ordinal) < run.Output.IndexOf("I'm Bo.", StringComparison.Ordinal),
            run.Output);
        Assert.Equal(2, player.Asked.Length);
    }

    [Fact]
    public async Task Playing_and_being_mute_is_refused()
    {
        ProgramRun run = await RunAsync([], null, "--play", "--mute", "Hello?");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("Give one of them", run.Errors, StringComparison.Ordinal);
    }

    private static string TextOf(JsonElement message) => message.GetProperty("content") is { ValueKind: JsonValueKind.String } text
        ? text.GetString()!
        : message.GetProperty("content")[0].GetProperty("text").GetString()!;

    private static async Task InterruptAsync(Process process)
    {
        using Process interrupt = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await interrupt.WaitForExitAsync();
    }

    private static async Task ReadUntilAsync(Process process, string text)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail($"The program ended without '{text}': {await process.StandardError.ReadToEndAsync(limit.Token)}");
    }

    private async Task<IReadOnlyList<ConversationTurn>> StoredAsync()
    {
        using var store = new SqliteConversationStore(new SqliteConversationStoreOptions { Path = scratch["data/conversations.db"] });
        ConversationInfo info = Assert.Single(await store.ListAsync("default", "anonymous").ToListAsync());
        return await store.ExportAsync(info.Key).ToListAsync();
    }

    private async Task<AvatarResponse> ReplyAsync() => (AvatarResponse)JsonSerializer.Deserialize(
        await File.ReadAllTextAsync(scratch["out/reply.json"]), AvatarJson.Options.GetTypeInfo(typeof(AvatarResponse)))!;

    private string[] Arguments(string[] arguments) => [Repository.ConsoleProgram, "--out", scratch["out"], "--data", scratch["data"], .. arguments];

    private Task<ProgramRun> RunAsync(Dictionary<string, string?> environment, string? input, params string[] arguments)
        => ProgramRun.RunAsync("dotnet", Arguments(arguments), scratch.Path, input, environment);

    // A shell starts what runs in its background with SIGINT ignored, and that is inherited: a test run may be such a thing.
    private Process StartHeedingInterrupts(Dictionary<string, string?> environment, params string[] arguments) => OperatingSystem.IsLinux()
        ? ProgramRun.Start("env", ["--default-signal=INT", "dotnet", .. Arguments(arguments)], scratch.Path, environment)
        : ProgramRun.Start("dotnet", Arguments(arguments), scratch.Path, environment);
}
