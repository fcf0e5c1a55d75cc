namespace AvatarKit;

/// <summary>The updates of one turn. Each enumeration is an attempt at the turn of its own, as with any cold stream.</summary>
internal sealed class TurnStream(
    TurnStages stages, AvatarRequest request, TurnFactory turns, EngineLog log, CancellationToken callToken) : IAsyncEnumerable<AvatarResponseUpdate>
{
    public async IAsyncEnumerator<AvatarResponseUpdate> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        using var run = new TurnRun(stages, turns.Create(request, callToken, cancellationToken), log, callToken, cancellationToken);
        Task work = Task.Run(run.ExecuteAsync, CancellationToken.None);
        bool ended = false;
        try
        {
            while (await run.Output.WaitToTakeAsync().ConfigureAwait(false))
            {
                while (run.Output.TryTake(out AvatarResponseUpdate? update))
                {
                    run.NoteHandedOut(update);
                    ended |= update is TurnEnded;
                    yield return update;
                }
            }
        }
        finally
        {
            if (!ended)
            {
                run.Interrupt();
                await run.Output.DrainAsync().ConfigureAwait(false);
            }

            await work.ConfigureAwait(false);
        }
    }
}
