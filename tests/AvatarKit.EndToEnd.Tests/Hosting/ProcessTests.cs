using System.Diagnostics;
using System.Globalization;
using AvatarKit.Local;
using Microsoft.Data.Sqlite;

namespace AvatarKit.EndToEnd.Tests.Hosting;

/// <summary>Hosts that are killed, and hosts that share a database.</summary>
public sealed class ProcessTests : IDisposable
{
    private const int Kills = 20;

    private readonly ScratchFolder scratch = new();

    private static string Host { get; } = Path.Combine(
        Repository.Root, "tests", "AvatarKit.EndToEnd.TestHost", "bin", Repository.Configuration, "net10.0", "AvatarKit.EndToEnd.TestHost.dll");

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task A_host_that_is_killed_in_the_middle_of_turns_loses_no_completed_turn()
    {
        var random = new Random(20261123);
        var completed = new HashSet<string>();
        for (int kill = 0; kill < Kills; kill++)
        {
            using Process process = ProgramRun.Start(
                "dotnet", [Host, "endless", scratch.Path, (kill * 100_000).ToString(CultureInfo.InvariantCulture)], scratch.Path);
            using var end = new ProcessEnd(process);
            Task<string> errors = process.StandardError.ReadToEndAsync();
            int until = random.Next(1, 25);
            for (int seen = 0; seen < until; seen++)
            {
                string? line = await process.StandardOutput.ReadLineAsync(new CancellationTokenSource(TimeSpan.FromMinutes(1)).Token);
                Assert.True(line is not null, line is null ? await errors : "");
                completed.Add(line!);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(random.NextDouble() * 8), TimeProvider.System);
            process.Kill();
            while (await process.StandardOutput.ReadLineAsync() is { } rest)
            {
                completed.Add(rest);
            }

            await process.WaitForExitAsync();
        }

        await CheckIntegrityAsync();
        var stored = new HashSet<string>();
        int unfinished = 0;
        await using var store = new SqliteConversationStore(
            new SqliteConversationStoreOptions { Path = scratch["conversations.db"] }, TimeProvider.System);
        for (int lane = 0; lane < 3; lane++)
        {
            long sequence = 0;
            await foreach (ConversationTurn turn in store.ExportAsync(new ConversationKey($"lane-{lane}")))
            {
                Assert.Equal(++sequence, turn.Sequence);
                Assert.Equal("Message " + turn.TurnId, turn.Message);
                Assert.True(stored.Add(turn.TurnId), $"{turn.TurnId} is stored twice");
                if (turn.Status == TurnStatus.Completed)
                {
                    Assert.Equal($"You said Message {turn.TurnId}. That is all.", turn.Result!.Answer);
                }
                else
                {
                    Assert.Equal(TurnStatus.Pending, turn.Status);
                    Assert.DoesNotContain(turn.TurnId, completed);
                    unfinished++;
                }
            }
        }

        Assert.Empty(completed.Except(stored));
        Assert.True(completed.Count > Kills, "hardly a turn was completed: nothing was tested");
        Assert.True(unfinished > 0, "no kill fell into a turn: nothing was tested");
    }

    [Fact]
    public async Task Two_hosts_with_200_conversations_at_once_store_every_turn_once_and_in_order()
    {
        const int Conversations = 200;
        const int Turns = 3;
        ProgramRun[] runs = await Task.WhenAll(new[] { "a", "b" }.Select(name => ProgramRun.RunAsync(
            "dotnet", [Host, "parallel", scratch.Path, $"{Conversations}", $"{Turns}", name], scratch.Path)));

        Assert.All(runs, run => Assert.True(run.ExitCode == 0, run.Errors));
        await CheckIntegrityAsync();
        await using var store = new SqliteConversationStore(
            new SqliteConversationStoreOptions { Path = scratch["conversations.db"] }, TimeProvider.System);
        for (int conversation = 0; conversation < Conversations; conversation++)
        {
            List<ConversationTurn> turns = [];
            await foreach (ConversationTurn turn in store.ExportAsync(new ConversationKey($"c{conversation}")))
            {
                turns.Add(turn);
            }

            Assert.Equal(Enumerable.Range(1, 2 * Turns).Select(sequence => (long)sequence), turns.Select(turn => turn.Sequence));
            Assert.All(turns, turn => Assert.Equal(TurnStatus.Completed, turn.Status));
            foreach (string name in new[] { "a", "b" })
            {
                Assert.Equal(
                    Enumerable.Range(0, Turns).Select(i => $"{name}-{i}"),
                    turns.Where(turn => turn.TurnId.StartsWith(name, StringComparison.Ordinal)).Select(turn => turn.TurnId));
            }
        }
    }

    private async Task CheckIntegrityAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={scratch["conversations.db"]};Pooling=False");
        await connection.OpenAsync();
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        Assert.Equal("ok", await command.ExecuteScalarAsync());
    }
}
