using AvatarKit.Local;
using BenchmarkDotNet.Attributes;

namespace AvatarKit.Benchmarks;

/// <summary>Storing a turn (message, then answer) and reading the window, SQLite against memory.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class StoreBenchmarks
{
    private readonly ConversationKey filled = new("filled");
    private readonly InMemoryConversationStore memory = new();
    private string folder = null!;
    private SqliteConversationStore sqlite = null!;
    private int next;

    [GlobalSetup]
    public async Task Setup()
    {
        folder = Directory.CreateTempSubdirectory("avatarkit-bench-").FullName;
        sqlite = new SqliteConversationStore(
            new SqliteConversationStoreOptions { Path = Path.Combine(folder, "conversations.db") },
            TimeProvider.System);
        for (int i = 0; i < 100; i++)
        {
            await AppendAsync(memory, filled, i);
            await AppendAsync(sqlite, filled, i);
        }
    }

    [GlobalCleanup]
    public async Task Cleanup()
    {
        await sqlite.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Benchmark(Baseline = true, Description = "append a turn, memory")]
    public Task AppendMemory() => AppendAsync(memory, new ConversationKey($"c{next++}"), 0);

    [Benchmark(Description = "append a turn, SQLite")]
    public Task AppendSqlite() => AppendAsync(sqlite, new ConversationKey($"c{next++}"), 0);

    [Benchmark(Description = "read a window of 50, memory")]
    public async Task<long> WindowMemory() => (await memory.GetWindowAsync(filled, 50)).Version;

    [Benchmark(Description = "read a window of 50, SQLite")]
    public async Task<long> WindowSqlite() => (await sqlite.GetWindowAsync(filled, 50)).Version;

    private static async Task AppendAsync(IConversationStore store, ConversationKey key, int turn)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        string id = $"t{turn}";
        TurnStartResult start = await store.StartTurnAsync(
            key, new TurnStart { TurnId = id, Message = "How do I choose a voice?", StartedAt = now, TakeOverBefore = now }, turn * 2);
        await store.CompleteTurnAsync(
            key, id, start.Turn.Attempt, new TurnResult { Status = TurnStatus.Completed, Answer = "Choose it by language first.", EndedAt = now });
    }
}
