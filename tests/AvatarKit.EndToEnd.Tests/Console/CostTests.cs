namespace AvatarKit.EndToEnd.Tests.Console;

/// <summary><c>cost</c>: what an avatar will cost in a month.</summary>
public sealed class CostTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task The_example_is_the_one_in_the_docs_and_so_is_its_picture()
    {
        ProgramRun run = await RunAsync("cost", "--chart", scratch["costs.svg"]);

        Assert.Equal(0, run.ExitCode);
        string docs = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "costs.md"));
        string[] shown = [.. run.Output.Split('\n').Select(static line => line.TrimEnd()).Where(static line => line.Length > 0)];
        Assert.True(shown.Length > 15, run.Output);
        Assert.All(
            shown.TakeWhile(static line => !line.StartsWith("Prices:", StringComparison.Ordinal)),
            line => Assert.Contains(line, docs, StringComparison.Ordinal));
        Assert.Equal(
            await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "costs.svg")), await File.ReadAllTextAsync(scratch["costs.svg"]));
    }

    [Fact]
    public async Task Amounts_are_shown_in_the_currency_that_is_asked_for()
    {
        ProgramRun run = await RunAsync("cost", "--currency", "EUR", "--rate", "2");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("EUR in a month", run.Output, StringComparison.Ordinal);
        Assert.Contains("88.45", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("three capital letters", "--currency", "euro")]
    [InlineData("unitsPerUsd", "--currency", "EUR", "--rate", "0")]
    [InlineData("absent.json", "absent.json")]
    public async Task What_cannot_be_done_is_said_in_one_line(string said, params string[] arguments)
    {
        ProgramRun run = await RunAsync(["cost", .. arguments]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(said, Assert.Single(run.Errors.Trim().Split('\n')), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }

    private Task<ProgramRun> RunAsync(params string[] arguments)
        => ProgramRun.RunAsync("dotnet", [Repository.ConsoleProgram, .. arguments], scratch.Path);
}
