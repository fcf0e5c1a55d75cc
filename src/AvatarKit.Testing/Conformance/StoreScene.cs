namespace AvatarKit.Testing;

/// <summary>What the cases of the conversation store have in common.</summary>
internal static class StoreScene
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public static ConversationKey NewKey(string conversation = "conversation")
        => new(conversation, $"user-{Guid.NewGuid():N}", $"tenant-{Guid.NewGuid():N}");

    public static TurnStart Turn(string id, string message = "Hello?", DateTimeOffset? startedAt = null, DateTimeOffset? takeOverBefore = null)
    {
        DateTimeOffset started = startedAt ?? Now;
        return new TurnStart { TurnId = id, Message = message, StartedAt = started, TakeOverBefore = takeOverBefore ?? started - Patience };
    }

    public static TurnResult Result(TurnStatus status = TurnStatus.Completed, string answer = "Hello.") => new()
    {
        Status = status, Answer = answer, EndedAt = Now, ErrorCode = status == TurnStatus.Failed ? "model.failed" : null,
    };

    public static async Task<long> AskAsync(this IConversationStore store, ConversationKey key, string turnId, CancellationToken token,
        string message = "Hello?", string answer = "Hello.")
    {
        ConversationWindow window = await store.GetWindowAsync(key, 1, token).ConfigureAwait(false);
        TurnStartResult started = await store.StartTurnAsync(key, Turn(turnId, message), window.Version, token).ConfigureAwait(false);
        return await store.CompleteTurnAsync(key, turnId, started.Turn.Attempt, Result(answer: answer), token).ConfigureAwait(false);
    }

    public static async Task<List<ConversationTurn>> ExportedAsync(this IConversationStore store, ConversationKey key, CancellationToken token)
        => await store.ExportAsync(key, token).ToListAsync(token).ConfigureAwait(false);

    public static async Task<string[]> ListedAsync(this IConversationStore store, ConversationKey key, CancellationToken token)
        => await store.ListAsync(key.TenantId, key.UserId, token).Select(static info => info.Key.ConversationId)
            .ToArrayAsync(token).ConfigureAwait(false);

    public static async Task<T[]> AtOnceAsync<T>(int count, Func<int, Task<T>> action)
    {
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<T>[] all = [.. Enumerable.Range(0, count).Select(i => Task.Run(async () =>
        {
            await go.Task.ConfigureAwait(false);
            return await action(i).ConfigureAwait(false);
        }))];
        go.SetResult();
        return await Task.WhenAll(all).ConfigureAwait(false);
    }

    /// <summary>Lets the clock of the store tick on, also one that counts in coarse steps.</summary>
    public static Task TickAsync(CancellationToken token) => Task.Delay(TimeSpan.FromMilliseconds(30), TimeProvider.System, token);

    public static void SameMoment(string promise, DateTimeOffset expected, DateTimeOffset actual)
        => Check.True(promise, (expected - actual).Duration() <= TimeSpan.FromMilliseconds(1), $"{expected:O}, to the millisecond", $"{actual:O}");
}
