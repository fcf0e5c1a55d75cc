namespace AvatarKit;

/// <summary>The turns of a session that have not ended, in their order. Whoever changes it holds the player's gate.</summary>
internal sealed class SessionQueue
{
    private readonly List<SessionTurn> turns = [];
    private volatile SessionTurn? last;

    /// <summary>The last turn, until it has ended. Those before it are interrupted or lost: only this one can be heard.</summary>
    /// <remarks>May be read by anyone.</remarks>
    public SessionTurn? Last => last;

    public int Count => turns.Count;

    /// <summary>Ends with all that are there now.</summary>
    public Task Ended => last?.Done ?? Task.CompletedTask;

    /// <summary>Puts a turn behind the others: it runs when they have ended.</summary>
    public void Add(SessionTurn turn, Func<SessionTurn, Task> run)
    {
        Task before = Ended;
        turns.Add(turn);
        last = turn;
        turn.Done = Task.Run(RunAsync);

        async Task RunAsync()
        {
            SessionMetrics.BeginWait();
            await before.ConfigureAwait(false);
            SessionMetrics.EndWait();
            await run(turn).ConfigureAwait(false);
        }
    }

    /// <summary>The turns that nobody has interrupted, also those that have not begun.</summary>
    public SessionTurn[] FindUninterrupted() => [.. turns.Where(static turn => !turn.IsInterrupted)];

    public void Remove(SessionTurn turn)
    {
        turns.Remove(turn);
        if (last == turn)
        {
            last = null;
        }
    }
}
