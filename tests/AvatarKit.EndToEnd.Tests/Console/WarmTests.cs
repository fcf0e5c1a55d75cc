using System.Text.Json;

namespace AvatarKit.EndToEnd.Tests.Console;

/// <summary><c>./demo warm</c>: answers made ahead, by the model of this machine.</summary>
public sealed class WarmTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task What_was_answered_ahead_is_answered_from_the_cache_by_another_process()
    {
        string file = scratch.Write("questions.txt", "# Two.\nHow do I choose a voice?\nWhat time is it now?\n");

        ProgramRun warm = await RunAsync("warm", file);
        ProgramRun again = await RunAsync("warm", file);
        ProgramRun asked = await RunAsync("--json", "how do I choose a VOICE");

        Assert.True(warm.ExitCode == 0, warm.Output + warm.Errors);
        Assert.Matches(@"made\D+1\s", warm.Output);
        Assert.Matches(@"not kept\D+1\s", warm.Output);
        Assert.Contains("they hang on the moment", warm.Output, StringComparison.Ordinal);
        Assert.Matches(@"already there\D+1\s", again.Output);
        AvatarResponse answer = JsonSerializer.Deserialize<AvatarResponse>(asked.Output, AvatarJson.Options)!;
        Assert.Equal(ResponseCacheHitKind.Exact, answer.Cache?.Kind);
        Assert.Contains("voice", answer.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("{\"locale\": \"en\"}", "questions.txt(1): the question has no \"text\".")]
    [InlineData("How do I pay?", "These models take no batch. Batches are for --provider aws.", "--batch-in", "results.jsonl")]
    public async Task What_cannot_be_is_one_line(string questions, string expected, params string[] arguments)
    {
        string file = scratch.Write("questions.txt", questions);

        ProgramRun run = await RunAsync(["warm", file, .. arguments]);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(expected, run.Errors.Trim());
    }

    private Task<ProgramRun> RunAsync(params string[] arguments) => ProgramRun.RunAsync(
        "dotnet",
        [Repository.ConsoleProgram, .. arguments, "--data", scratch["data"]],
        scratch.Path,
        environment: new Dictionary<string, string?> { ["COLUMNS"] = "400" });
}
