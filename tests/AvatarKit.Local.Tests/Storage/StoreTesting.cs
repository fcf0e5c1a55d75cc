namespace AvatarKit.Local.Tests;

internal static class StoreTesting
{
    public static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly ConversationKey Key = new("c1", "ada", "acme");

    public static SqliteConversationStore Open(ScratchFolder folder, TimeSpan? busyTimeout = null, string? pragma = null, TimeProvider? time = null)
        => new(new SqliteConversationStoreOptions { Path = folder["conversations.db"], BusyTimeout = busyTimeout ?? TimeSpan.FromSeconds(10) },
            time, null, pragma);

    public static TurnStart Start(string turnId, string message = "Hello", DateTimeOffset? at = null, DateTimeOffset? takeOverBefore = null) => new()
    {
        TurnId = turnId,
        Message = message,
        StartedAt = at ?? Noon,
        TakeOverBefore = takeOverBefore ?? Noon.AddMinutes(-5),
    };

    public static TurnResult Result(string answer = "Hi", TurnStatus status = TurnStatus.Completed, DateTimeOffset? at = null)
        => new() { Status = status, Answer = answer, EndedAt = at ?? Noon.AddSeconds(2) };

    /// <summary>Starts and completes a turn on top of what is there.</summary>
    public static async Task<long> SayAsync(
        this IConversationStore store, ConversationKey key, string turnId, string message = "Hello", string answer = "Hi", DateTimeOffset? at = null)
    {
        ConversationWindow window = await store.GetWindowAsync(key, 1);
        TurnStartResult started = await store.StartTurnAsync(key, Start(turnId, message, at), window.Version);
        return await store.CompleteTurnAsync(key, turnId, started.Turn.Attempt, Result(answer, at: at));
    }

    public static async Task<List<T>> ToListAsync<T>(this IAsyncEnumerable<T> source)
    {
        var list = new List<T>();
        await foreach (T item in source)
        {
            list.Add(item);
        }

        return list;
    }
}
