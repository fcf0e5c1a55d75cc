namespace AvatarKit.Local.TestHost;

internal static class ParallelWriter
{
    public static async Task RunAsync(SqliteConversationStore store, int conversations, int turns, string process)
    {
        await Task.WhenAll(
            Enumerable.Range(0, conversations).Select(number => WriteConversationAsync(store, new ConversationKey($"c{number}"), turns, process)));
    }

    private static async Task WriteConversationAsync(SqliteConversationStore store, ConversationKey key, int turns, string process)
    {
        for (int number = 0; number < turns; number++)
        {
            string turnId = $"{process}-{number}";
            DateTimeOffset now = TimeProvider.System.GetUtcNow();
            var start = new TurnStart { TurnId = turnId, Message = "Message " + turnId, StartedAt = now, TakeOverBefore = DateTimeOffset.MinValue };
            TurnStartResult started = await StartAsync(store, key, start);
            var result = new TurnResult { Status = TurnStatus.Completed, Answer = "Answer " + turnId, EndedAt = now };
            await store.CompleteTurnAsync(key, turnId, started.Turn.Attempt, result);

            // Said twice, as after a lost acknowledgement: it must still be stored once.
            await store.CompleteTurnAsync(key, turnId, started.Turn.Attempt, result);
            await store.StartTurnAsync(key, start, expectedVersion: -1);
        }
    }

    private static async Task<TurnStartResult> StartAsync(SqliteConversationStore store, ConversationKey key, TurnStart start)
    {
        while (true)
        {
            ConversationWindow window = await store.GetWindowAsync(key, 1);
            try
            {
                return await store.StartTurnAsync(key, start, window.Version);
            }
            catch (ConversationConflictException)
            {
                // The sibling was quicker: look again.
            }
        }
    }
}
