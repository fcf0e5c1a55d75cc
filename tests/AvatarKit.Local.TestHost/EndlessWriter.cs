namespace AvatarKit.Local.TestHost;

internal static class EndlessWriter
{
    private const int Conversations = 4;

    public static async Task RunAsync(SqliteConversationStore store, int first)
    {
        // Several at once: kills fall into shared commits too.
        await Task.WhenAll(Enumerable.Range(0, Conversations).Select(lane => WriteLaneAsync(store, lane, first)));
    }

    private static async Task WriteLaneAsync(SqliteConversationStore store, int lane, int first)
    {
        var key = new ConversationKey($"lane-{lane}");
        for (int number = first; ; number++)
        {
            string turnId = $"{lane}-{number}";
            DateTimeOffset now = TimeProvider.System.GetUtcNow();
            ConversationWindow window = await store.GetWindowAsync(key, 1);
            var start = new TurnStart
            {
                TurnId = turnId, Message = $"Message {turnId} " + new string('m', number % 700), StartedAt = now, TakeOverBefore = now,
            };
            TurnStartResult started = await store.StartTurnAsync(key, start, window.Version);
            var result = new TurnResult
            {
                Status = TurnStatus.Completed, Answer = $"Answer {turnId} " + new string('a', number % 1900), EndedAt = now,
            };
            await store.CompleteTurnAsync(key, turnId, started.Turn.Attempt, result);

            // One write to the pipe per line: what the parent reads was acknowledged.
            Console.Out.Write(turnId + "\n");
            await Console.Out.FlushAsync();
        }
    }
}
