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
            while (await run.Output.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false))
            {
                while (run.Output.TryRead(out TurnOutputItem item))
                {
                    item.Taken?.TrySetResult();

                    // What was made before an interruption but not yet handed out is stale; a video goes on to its end, in which the mouth closes.
                    if (item.Update is not { } update || (update is not (TurnStarted or VideoSegment or TurnEnded) && run.IsInterrupted))
                    {
                        continue;
                    }

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
                while (await run.Output.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false))
                {
                    while (run.Output.TryRead(out _))
                    {
                    }
                }
            }

            await work.ConfigureAwait(false);
        }
    }
}
