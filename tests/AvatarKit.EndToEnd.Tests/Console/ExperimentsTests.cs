namespace AvatarKit.EndToEnd.Tests.Console;

public sealed class ExperimentsTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task A_made_up_experiment_says_that_it_is_and_shows_a_table()
    {
        ProgramRun run = await RunAsync("--simulate");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.StartsWith("SIMULATED", run.Output, StringComparison.Ordinal);
        Assert.Contains("control", run.Output, StringComparison.Ordinal);
        Assert.Contains("premier costs 0.00", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("unknown", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_none_it_says_what_to_set_and_then_shows_what_was_asked()
    {
        ProgramRun none = await RunAsync();
        Assert.Equal((0, ""), (none.ExitCode, none.Errors));
        Assert.Contains("took part in an experiment", none.Output, StringComparison.Ordinal);
        string setting = none.Output.Split('\n').Single(static line => line.StartsWith("  {", StringComparison.Ordinal));
        await File.WriteAllTextAsync(scratch["appsettings.json"], setting);
        Assert.Contains("have no turns yet", (await RunAsync()).Output, StringComparison.Ordinal);

        await AskAsync("How do I choose a voice?");
        ProgramRun some = await RunAsync();

        Assert.Equal((0, ""), (some.ExitCode, some.Errors));
        Assert.Contains("tiers", some.Output, StringComparison.Ordinal);
        Assert.Contains("nothing to compare", some.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_experiment_that_makes_no_sense_is_one_line()
    {
        await File.WriteAllTextAsync(scratch["appsettings.json"], """{ "AvatarKit": { "Experiments": { "x": { "Arms": { "a": {} } } } } }""");

        ProgramRun run = await RunAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("AvatarChatbotOptions.Experiments[x].Arms has ", Assert.Single(run.Errors.Trim().Split('\n')), StringComparison.Ordinal);
    }

    private Task<ProgramRun> RunAsync(params string[] arguments)
        => ProgramRun.RunAsync("dotnet", [Repository.ConsoleProgram, "experiments", "--data", scratch["data"], .. arguments], scratch.Path);

    private async Task AskAsync(string question)
    {
        ProgramRun run = await ProgramRun.RunAsync(
            "dotnet", [Repository.ConsoleProgram, question, "--data", scratch["data"], "--json"], scratch.Path);
        Assert.True(run.ExitCode == 0, run.Errors);
    }
}
