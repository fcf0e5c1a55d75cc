using AvatarKit.Testing;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Local.Tests.Costs;

public sealed class SqliteCostLedgerTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    private readonly string folder = Directory.CreateTempSubdirectory("avatarkit-costs-").FullName;
    private readonly FakeTimeProvider time = new(Noon);

    [Fact]
    public Task It_keeps_what_a_ledger_promises()
        => new CostLedgerConformance(_ => new(Open("one")), time, time.Advance, (_, _) => new(Open("one"))).RunAllAsync();

    [Fact]
    public async Task Two_processes_on_one_file_keep_one_account()
    {
        await using SqliteCostLedger one = Open("shared");
        await using SqliteCostLedger other = Open("shared");
        CostEntry entry = Entry("a");
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => (i % 2 == 0 ? one : other).RecordAsync(Entry($"{i}")).AsTask()));

        Assert.False(await other.RecordAsync(Entry("0")));
        Assert.Equal(100, (await one.SumAsync(CostScope.Everything, entry.Day, entry.Day)).Turns);
        Assert.Equal(0.1m, (await other.SumAsync(CostScope.Everything, entry.Day, entry.Day)).TotalUsd);
    }

    [Fact]
    public async Task Days_beyond_what_is_kept_are_forgotten()
    {
        await using SqliteCostLedger ledger = Open("kept", daysKept: 10);
        CostEntry old = Entry("old");
        await ledger.RecordAsync(old);
        time.Advance(TimeSpan.FromDays(11));
        await ledger.RecordAsync(Entry("new") with { At = time.GetUtcNow() });

        Assert.Equal(0, (await ledger.SumAsync(CostScope.Everything, old.Day, old.Day)).Turns);
        Assert.Equal(1, (await ledger.SumAsync(CostScope.Everything, old.Day, old.Day.AddDays(11))).Turns);
    }

    [Fact]
    public async Task A_file_of_another_program_is_refused_by_name()
    {
        string path = Path.Combine(folder, "other.db");
        await File.WriteAllTextAsync(path, new string('x', 5000));
        await using SqliteCostLedger ledger = Open("other");

        StorageException exception = await Assert.ThrowsAsync<StorageException>(async () => await ledger.RecordAsync(Entry("a")));

        Assert.Equal("storage.corrupt", exception.Code);
        Assert.Contains("cost database", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'other.db'", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(folder, exception.Message, StringComparison.Ordinal);
        Assert.Equal(path, exception.Place);
    }

    [Fact]
    public async Task Nothing_of_an_erased_person_stays_in_the_file()
    {
        string path = Path.Combine(folder, "erased.db");
        await using (SqliteCostLedger ledger = Open("erased"))
        {
            await ledger.RecordAsync(Entry("a") with { Conversation = new ConversationKey("chat-of-erika", "erika-mustermann", "t") });
            await ledger.EraseAsync(CostScope.User("t", "erika-mustermann"));
        }

        byte[] file = await File.ReadAllBytesAsync(path);
        Assert.Equal(-1, file.AsSpan().IndexOf("erika"u8));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static CostEntry Entry(string id) => new()
    {
        Id = id, Conversation = new ConversationKey("c"), At = Noon, Usage = new TurnUsage(),
        Cost = new TurnCost { ModelUsd = 0.001m, SpeechUsd = 0 },
    };

    private SqliteCostLedger Open(string name, int daysKept = 400)
        => new(new SqliteCostLedgerOptions { Path = Path.Combine(folder, name + ".db"), DaysKept = daysKept }, time);
}
