namespace AvatarKit.Aws.TestHost;

/// <summary>Reads back what two writers have written: every turn there, once, whole, at its first attempt.</summary>
internal static class TurnCheck
{
    /// <returns>What is wrong, at most the first few.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(IConversationStore store, int conversations, int turns)
    {
        List<string> wrong = [];
        await Parallel.ForEachAsync(Enumerable.Range(0, conversations), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, token) =>
        {
            ConversationWindow window = await store.GetWindowAsync(TurnWriter.Key(number), turns + 10, token);
            string[] expected = [.. Enumerable.Range(0, turns).Select(turn => $"{number}-{turn}")];
            string? problem = window switch
            {
                _ when !window.Turns.Select(static turn => turn.TurnId).Order(StringComparer.Ordinal)
                    .SequenceEqual(expected.Order(StringComparer.Ordinal))
                    => $"holds [{string.Join(", ", window.Turns.Select(static turn => turn.TurnId))}]",
                _ when !window.Turns.Select(static turn => turn.Sequence).SequenceEqual(Enumerable.Range(1, turns).Select(static n => (long)n))
                    => "has gaps",
                _ when window.Version != 2 * turns => $"is at version {window.Version}, not {2 * turns}: something was written twice",
                _ when window.Turns.Any(static turn => turn is not { Attempt: 1, Status: TurnStatus.Completed }
                    || turn.Message != "Message " + turn.TurnId || turn.Result!.Answer != "Answer " + turn.TurnId)
                    => "has a turn that is not as it was written",
                _ => null,
            };
            if (problem is not null)
            {
                lock (wrong)
                {
                    wrong.Add($"Conversation {number} {problem}.");
                }
            }
        });
        for (int user = 0; user < Math.Min(97, conversations); user++)
        {
            int listed = 0;
            await foreach (ConversationInfo _ in store.ListAsync("load", $"u{user}"))
            {
                listed++;
            }

            int expected = ((conversations - 1 - user) / 97) + 1;
            if (listed != expected)
            {
                wrong.Add($"User {user} has {listed} conversations listed, not {expected}.");
            }
        }

        return wrong;
    }
}
