namespace AvatarKit.EndToEnd.Tests.Samples;

/// <summary>The sample that answers from a queue.</summary>
public sealed class WorkerSampleTests
{
    [Fact]
    public async Task Questions_of_a_queue_are_answered_in_order_and_the_program_ends_with_them()
    {
        using var scratch = new ScratchFolder();
        string program = Path.Combine(Repository.Root, "samples", "Worker", "bin", Repository.Configuration, "net10.0", "avatarkit-worker.dll");

        ProgramRun run = await ProgramRun.RunAsync(
            "dotnet", [program], scratch.Path, "How long can I return a bicycle?\n\nDo you repair bicycles?\n",
            new Dictionary<string, string?> { ["AvatarKit__Local__DataFolder"] = scratch["data"] });

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        string[] answers = run.Output.Trim().Split('\n');
        Assert.Equal(2, answers.Length);
        Assert.StartsWith("q1-", answers[0], StringComparison.Ordinal);
        Assert.Contains("30 days", answers[0], StringComparison.Ordinal);
        Assert.StartsWith("q2-", answers[1], StringComparison.Ordinal);
        Assert.True(File.Exists(scratch[Path.Combine("data", "conversations.db")]));
    }
}
