namespace AvatarKit;

/// <summary>Has answers made, one after the other and never far ahead of the ear, and follows how much of them is heard. Thread-safe.</summary>
internal sealed class SessionPlayer
{
    private readonly Lock gate = new();
    private readonly SessionBackend backend;
    private readonly SessionOutbox outbox;
    private readonly SessionOptions options;
    private readonly AnswerMaker maker;
    private volatile SessionTurn? current;
    private int waiting;
    private volatile bool isHeld;
    private bool isHearing;
    private bool isClosed;

    public SessionPlayer(
        SessionBackend backend, SessionOutbox outbox, SessionOptions options, ConversationKey key, Func<SessionTurn, SessionTurn?>? interim = null)
    {
        this.backend = backend;
        this.outbox = outbox;
        this.options = options;
        maker = new AnswerMaker(backend, outbox, options, key, new SessionPacing(outbox, backend.Time, () => isHeld), interim);
        outbox.Giving = NoteGiven;
    }

    /// <summary>Called when the state has changed.</summary>
    public Action<SessionState>? StateChanged { get; set; }

    public SessionState State { get; private set; }

    /// <summary>The turn that is being made or heard.</summary>
    public SessionTurn? Current => current;

    /// <summary>Whether the person speaks or a microphone is open.</summary>
    public void SetHearing(bool hearing)
    {
        lock (gate)
        {
            isHearing = hearing;
        }

        Refresh();
    }

    /// <summary>Begins an answer. One that is being made or heard is interrupted.</summary>
    /// <exception cref="SessionException">Too many wait, or the session is closed.</exception>
    public void Begin(SessionTurn turn)
    {
        SessionTurn? interrupted;
        lock (gate)
        {
            if (isClosed)
            {
                throw new SessionException("session.closed", "The session is closed. Open another.");
            }

            if (waiting > options.MaxWaitingMessages)
            {
                throw new SessionException(
                    "session.busy",
                    $"{waiting} messages wait for the one before them (SessionOptions.MaxWaitingMessages is {options.MaxWaitingMessages}).",
                    isTransient: true);
            }

            waiting++;
            SessionTurn? before = current;
            interrupted = before is { IsStarted: true, IsInterrupted: false } ? before : null;
            current = turn;
            turn.Done = Task.Run(() => RunAsync(turn, before?.Done ?? Task.CompletedTask));
        }

        if (interrupted is not null)
        {
            Stop(interrupted);
        }

        Refresh();
    }

    /// <summary>The person interrupts.</summary>
    /// <returns>Whether there was something to interrupt.</returns>
    public bool Interrupt()
    {
        if (Current is not { IsInterrupted: false } turn)
        {
            return false;
        }

        Stop(turn);
        return true;
    }

    /// <summary>Holds playback where it is, or lets it go on. The answer is made on meanwhile, within the bounds.</summary>
    public void Hold(bool hold)
    {
        SessionTurn? turn;
        lock (gate)
        {
            turn = current;
            if (turn is null or { IsInterrupted: true } || isHeld == hold)
            {
                return;
            }

            isHeld = hold;
        }

        outbox.Post(new SessionNotice(hold ? SessionNoticeKind.PausePlayback : SessionNoticeKind.ResumePlayback) { TurnId = turn.TurnId });
        NotePlayback();
    }

    /// <summary>The client says how far it has played a turn; what it says of another, as of one just interrupted, is not about this one.</summary>
    public void Report(string turnId, int segment, TimeSpan elapsed)
    {
        if (Current is { } turn && turn.TurnId == turnId)
        {
            turn.Timeline.Report(segment, elapsed);
            outbox.Changed.Set();
        }
    }

    /// <summary>A client came or went: without one nothing is heard.</summary>
    public void NotePlayback()
    {
        bool plays;
        SessionTurn? turn;
        lock (gate)
        {
            turn = current;
            plays = !isHeld && outbox.HasReader;
        }

        if (plays)
        {
            turn?.Timeline.Resume();
        }
        else
        {
            turn?.Timeline.Pause();
        }

        outbox.Changed.Set();
    }

    /// <summary>The client lost track: the answer is given again from where it was heard to, once it is stored.</summary>
    public void Replay()
    {
        SessionTurn? turn = Current;
        if (turn is not { IsInterrupted: false, IsLost: false, Request.Remember: true })
        {
            return;
        }

        turn.Timeline.Freeze();
        turn.IsLost = true;
        outbox.Drop(turn.TurnId);
        lock (gate)
        {
            isHeld = false;
            int heard = Math.Max(turn.HeardBefore, turn.Timeline.HeardEnd);
            var again = new SessionTurn(turn.Request, backend.Time) { HeardBefore = heard, IsReplay = true };
            current = again;
            waiting++;
            again.Done = Task.Run(() => RunAsync(again, turn.Done));
        }

        outbox.Changed.Set();
        Refresh();
    }

    public async Task CloseAsync()
    {
        SessionTurn? turn;
        lock (gate)
        {
            isClosed = true;
            turn = current;
        }

        if (turn is not null)
        {
            if (!turn.IsInterrupted)
            {
                Stop(turn);
            }

            await turn.Done.ConfigureAwait(false);
        }

        Refresh();
    }

    private void Stop(SessionTurn turn)
    {
        lock (gate)
        {
            isHeld = false;
        }

        turn.Interrupt();
        outbox.Drop(turn.TurnId);
        outbox.Drop(turn.InterimTurnId);
        outbox.Post(new SessionNotice(SessionNoticeKind.StopPlayback) { TurnId = turn.TurnId });
        outbox.Changed.Set();
        Refresh();
    }

    private async Task RunAsync(SessionTurn turn, Task before)
    {
        await before.ConfigureAwait(false);
        lock (gate)
        {
            waiting--;
            turn.IsStarted = true;
        }

        await maker.RunAsync(turn, Refresh).ConfigureAwait(false);
        lock (gate)
        {
            if (current == turn)
            {
                current = null;
                isHeld = false;
            }
        }

        Refresh();
    }

    private void NoteGiven(SessionUpdate update)
    {
        SessionTurn? turn = Current;
        if (update is not SessionAnswer answer || turn is null)
        {
            return;
        }

        if (answer.Update.TurnId == turn.TurnId)
        {
            turn.Timeline.Add(answer.Update);
        }
        else if (answer.Update is SpeechSegment aside && aside.TurnId == turn.InterimTurnId)
        {
            turn.Timeline.StartAfter(aside.Duration);
        }
    }

    private void Refresh()
    {
        SessionState state;
        lock (gate)
        {
            state = (isClosed, current) switch
            {
                (true, _) => SessionState.Closed,
                (_, { IsInterrupted: false, HasContent: true }) => SessionState.Speaking,
                (_, { IsInterrupted: false }) => SessionState.Thinking,
                _ => isHearing ? SessionState.Listening : SessionState.Idle,
            };
            if (state == State)
            {
                return;
            }

            State = state;
            outbox.Post(new SessionStateChanged(state));
        }

        StateChanged?.Invoke(state);
    }
}
