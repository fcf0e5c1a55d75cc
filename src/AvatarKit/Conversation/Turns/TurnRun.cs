namespace AvatarKit;

/// <summary>The life of one attempt at one turn: its tokens, its work in the background, its end.</summary>
internal sealed class TurnRun : IDisposable
{
    private readonly TurnStages stages;
    private readonly EngineLog log;
    private readonly TurnContext turn;
    private readonly CancellationTokenRegistration call;
    private readonly CancellationTokenRegistration enumeration;

    public TurnRun(TurnStages stages, TurnContext turn, EngineLog log, CancellationToken callToken, CancellationToken enumerationToken)
    {
        this.stages = stages;
        this.turn = turn;
        this.log = log;

        // What counts is when the person interrupted, not when the providers had stopped.
        call = callToken.UnsafeRegister(static state => ((PlaybackTimeline)state!).Freeze(), turn.Playback);
        enumeration = enumerationToken.UnsafeRegister(static state => ((PlaybackTimeline)state!).Freeze(), turn.Playback);
    }

    public TurnOutput Output => turn.Output;

    /// <summary>The reader hands an update to the client.</summary>
    public void NoteHandedOut(AvatarResponseUpdate update)
    {
        turn.Playback.Add(update);
        if (update is SpeechSegment piece)
        {
            if (piece.Index == 0)
            {
                turn.Span.Event(
                    TelemetryNames.FirstSoundHandedOut, new KeyValuePair<string, object?>(TelemetryNames.Clock, TelemetryNames.WallClock));
            }

            turn.Speech.Pace.NoteTaken(piece);
        }
    }

    /// <summary>The client left without waiting for the end.</summary>
    public void Interrupt()
    {
        turn.Playback.Freeze();
        turn.Tokens.Interrupt();
    }

    public void Dispose()
    {
        call.Unregister();
        enumeration.Unregister();
        turn.Tokens.Dispose();
    }

    /// <summary>Runs the turn. Never throws: every ending is an update.</summary>
    public async Task ExecuteAsync()
    {
        using IDisposable used = ResourceUsage.Collect(turn.Facts.Meter.AddResource);
        using TelemetrySpan span = turn.Span = TurnSpan.Start(turn);
        TurnMetrics.Begin();
        TurnEnded? end = null;
        try
        {
            end = await stages.RunAsync(turn).ConfigureAwait(false);
            turn.Place.Dispose();
            if (turn.Video is { } video)
            {
                await video.DisposeAsync().ConfigureAwait(false);
            }

            // Nobody's turn ended there: the warming found what it looked for, or found it missing.
            if (end is not TurnFailed { Error.Exception: WarmingRefusedException })
            {
                log.TurnEnded(turn, end);
                TurnMetrics.Record(turn, end);
            }

            TurnSpan.Note(turn, end);
        }
        finally
        {
            TurnMetrics.Leave();

            // The client waits for the end of the updates, and gets what is thrown after it.
            await turn.Output.EndAsync(end).ConfigureAwait(false);
        }
    }
}
