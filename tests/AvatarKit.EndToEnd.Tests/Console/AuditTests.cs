using System.Text;

namespace AvatarKit.EndToEnd.Tests.Console;

/// <summary><c>audit verify</c>: whether an audit trail is whole.</summary>
public sealed class AuditTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task A_whole_trail_a_broken_one_and_one_that_is_not_there_are_told_apart()
    {
        string[] lines = await LinesAsync();
        string whole = scratch.Write("whole.jsonl", string.Concat(lines.Select(static line => line + "\n")));
        string broken = scratch.Write("broken.jsonl", lines[0] + "\n" + lines[2] + "\n");

        ProgramRun good = await RunAsync("audit", "verify", whole);
        ProgramRun bad = await RunAsync("audit", "verify", broken);
        ProgramRun absent = await RunAsync("audit", "verify", scratch["absent.jsonl"]);

        Assert.Equal((0, 1, 1), (good.ExitCode, bad.ExitCode, absent.ExitCode));
        Assert.StartsWith("Whole: 3 records.", good.Output, StringComparison.Ordinal);
        Assert.StartsWith("Broken at line 2", bad.Output, StringComparison.Ordinal);
        Assert.Contains("absent.jsonl", absent.Errors, StringComparison.Ordinal);
    }

    private static async Task<string[]> LinesAsync()
    {
        var trail = new InMemoryAuditTrail();
        for (int i = 0; i < 3; i++)
        {
            await trail.AppendAsync(new AuditEntry { Action = "host.acts", Actor = AuditActor.System, Outcome = AuditOutcome.Succeeded });
        }

        return [.. trail.ReadAsync().ToBlockingEnumerable().Select(static record => record.ToJson())];
    }

    private Task<ProgramRun> RunAsync(params string[] arguments)
        => ProgramRun.RunAsync("dotnet", [Repository.ConsoleProgram, .. arguments], scratch.Path);
}
