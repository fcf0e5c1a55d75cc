namespace AvatarKit.Aws.TestHost;

/// <summary>Writes every other turn of many conversations, while its sibling writes the rest.</summary>
internal static class TurnWriter
{
    private const int AtOnce = 24;

    public static ConversationKey Key(int number) => new($"c{number}", $"u{number % 97}", "load");

    /// <summary>Which of the two processes writes a turn: they alternate, and meet in every conversation.</summary>
    public static int WriterOf(int conversation, int turn) => (conversation + turn) % 2;

    public static Task RunAsync(IConversationStore store, int conversations, int turns, int process)
        => Parallel.ForEachAsync(
            Enumerable.Range(0, conversations),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (number, _) =>
            {
                foreach (int turn in Enumerable.Range(0, turns).Where(turn => WriterOf(number, turn) == process))
                {
                    await WriteAsync(store, Key(number), $"{number}-{turn}");
                }
            });

    private static async Task WriteAsync(IConversationStore store, ConversationKey key, string turnId)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        var start = new TurnStart { TurnId = turnId, Message = "Message " + turnId, StartedAt = now, TakeOverBefore = DateTimeOffset.MinValue };
        TurnStartResult started = await StartAsync(store, key, start);
        if (!started.Started)
        {
            throw new InvalidOperationException($"Turn {turnId} was begun by nobody else, yet it is not this writer's.");
        }

        var result = new TurnResult { Status = TurnStatus.Completed, Answer = "Answer " + turnId, EndedAt = now };
        await Patient.AskAsync(() => store.CompleteTurnAsync(key, turnId, started.Turn.Attempt, result));

        // Said twice, as after a lost acknowledgement: it must still be stored once.
        await Patient.AskAsync(() => store.CompleteTurnAsync(key, turnId, started.Turn.Attempt, result));
        await Patient.AskAsync(() => store.StartTurnAsync(key, start, expectedVersion: -1));
    }

    private static async Task<TurnStartResult> StartAsync(IConversationStore store, ConversationKey key, TurnStart start)
    {
        while (true)
        {
            ConversationWindow window = await Patient.AskAsync(() => store.GetWindowAsync(key, 1));
            try
            {
                return await Patient.AskAsync(() => store.StartTurnAsync(key, start, window.Version));
            }
            catch (ConversationConflictException)
            {
                // The sibling was quicker: look again.
            }
        }
    }
}
