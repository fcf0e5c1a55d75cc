using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace AvatarKit.Local.Tests;

/// <summary>The store under other processes: killed ones and parallel ones.</summary>
public sealed class SqliteConversationStoreProcessTests : IDisposable
{
    private const int Kills = 30;

    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Killed_at_any_moment_no_acknowledged_turn_is_lost_and_the_file_is_whole()
    {
        string path = folder["conversations.db"];
        var random = new Random(811);
        var acknowledged = new HashSet<string>(StringComparer.Ordinal);
        for (int kill = 0; kill < Kills; kill++)
        {
            using Process writer = StartHost("turns", path, (kill * 1_000_000).ToString(CultureInfo.InvariantCulture));

            // Counted in acknowledgements, then let a random while pass: the kill falls anywhere in a turn.
            int patience = random.Next(1, 60);
            string? line;
            while (patience-- > 0 && (line = await writer.StandardOutput.ReadLineAsync()) is not null)
            {
                Assert.True(acknowledged.Add(line));
            }

            await Task.Delay(TimeSpan.FromMilliseconds(random.NextDouble() * 15), TimeProvider.System);
            writer.Kill();
            while ((line = await writer.StandardOutput.ReadLineAsync()) is not null)
            {
                // Written to the pipe at once, a line is there whole or not at all.
                acknowledged.Add(line);
            }

            await writer.WaitForExitAsync();
            CheckIntegrity(path);
        }

        await using var store = new SqliteConversationStore(new SqliteConversationStoreOptions { Path = path });
        var stored = new HashSet<string>(StringComparer.Ordinal);
        for (int lane = 0; lane < 4; lane++)
        {
            List<ConversationTurn> turns = await store.ExportAsync(new ConversationKey($"lane-{lane}")).ToListAsync();
            Assert.Equal(Enumerable.Range(1, turns.Count).Select(number => (long)number), turns.Select(turn => turn.Sequence));
            foreach (ConversationTurn turn in turns)
            {
                int number = int.Parse(turn.TurnId.AsSpan(turn.TurnId.IndexOf('-', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);
                Assert.Equal($"Message {turn.TurnId} " + new string('m', number % 700), turn.Message);
                if (turn.Result is not null)
                {
                    Assert.Equal($"Answer {turn.TurnId} " + new string('a', number % 1900), turn.Result.Answer);
                    stored.Add(turn.TurnId);
                }
            }
        }

        Assert.True(acknowledged.Count >= Kills);
        Assert.Empty(acknowledged.Except(stored));
    }

    [Fact]
    public async Task Two_processes_with_200_conversations_at_once_store_every_turn_exactly_once_in_order()
    {
        const int conversations = 200;
        const int turns = 3;
        string path = folder["conversations.db"];
        using Process a = StartHost("parallel", path, $"{conversations}", $"{turns}", "a");
        using Process b = StartHost("parallel", path, $"{conversations}", $"{turns}", "b");
        Task<string> errorsA = a.StandardError.ReadToEndAsync();
        Task<string> errorsB = b.StandardError.ReadToEndAsync();
        await Task.WhenAll(a.WaitForExitAsync(), b.WaitForExitAsync());
        Assert.Equal((0, "", 0, ""), (a.ExitCode, await errorsA, b.ExitCode, await errorsB));

        await using var store = new SqliteConversationStore(new SqliteConversationStoreOptions { Path = path });
        for (int number = 0; number < conversations; number++)
        {
            ConversationWindow window = await store.GetWindowAsync(new ConversationKey($"c{number}"), 100);
            Assert.Equal(Enumerable.Range(1, 2 * turns).Select(sequence => (long)sequence), window.Turns.Select(turn => turn.Sequence));
            Assert.Equal(2 * 2 * turns, window.Version);
            Assert.All(window.Turns,
                turn => Assert.Equal(("Message " + turn.TurnId, "Answer " + turn.TurnId, 1), (turn.Message, turn.Result!.Answer, turn.Attempt)));
            foreach (string process in new[] { "a", "b" })
            {
                Assert.Equal(
                    Enumerable.Range(0, turns).Select(turn => $"{process}-{turn}"),
                    window.Turns.Select(turn => turn.TurnId).Where(id => id.StartsWith(process, StringComparison.Ordinal)));
            }
        }

        CheckIntegrity(path);
    }

    private static void CheckIntegrity(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadWrite;Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        Assert.Equal("ok", command.ExecuteScalar());
    }

    private static Process StartHost(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } self && Path.GetFileNameWithoutExtension(self) == "dotnet" ? self : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "AvatarKit.Local.TestHost.dll"));
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
