namespace AvatarKit;

/// <summary>Has answers made, one after the other and never far ahead of the ear, and follows how much of them is heard. Thread-safe.</summary>
internal sealed partial class SessionPlayer
{
    private readonly Lock gate = new();
    private readonly SessionBackend backend;
    private readonly SessionOutbox outbox;
    private readonly SessionOptions options;
    private readonly AnswerMaker maker;
    private readonly SessionQueue queue = new();
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

    /// <summary>The turn that is being made or heard, or is about to be.</summary>
    public SessionTurn? Current => queue.Last;

    /// <summary>Whether the person speaks or a microphone is open.</summary>
    public void SetHearing(bool hearing)
    {
        lock (gate)
        {
            isHearing = hearing;
        }

        Refresh();
    }

    /// <summary>Begins an answer. Those before it that have not ended are interrupted, also where they have not begun.</summary>
    /// <exception cref="SessionException">Too many wait, or the session is closed.</exception>
    public void Begin(SessionTurn turn)
    {
        SessionTurn[] interrupted;
        lock (gate)
        {
            if (isClosed)
            {
                throw new SessionException("session.closed", "The session is closed. Open another.");
            }

            int waiting = queue.Count - 1;
            if (waiting > options.MaxWaitingMessages)
            {
                throw new SessionException(
                    "session.busy",
                    $"{waiting} messages wait for the one before them (SessionOptions.MaxWaitingMessages is {options.MaxWaitingMessages}).",
                    isTransient: true);
            }

            interrupted = InterruptAll();
            queue.Add(turn, RunAsync);
        }

        DropAll(interrupted);
        Refresh();
    }

    /// <summary>Begins an answer that nobody asked for, unless there is another or the session is closed.</summary>
    /// <returns>Whether it was begun.</returns>
    public bool TryBegin(SessionTurn turn)
    {
        lock (gate)
        {
            if (isClosed || Current is { IsInterrupted: false })
            {
                return false;
            }

            queue.Add(turn, RunAsync);
        }

        Refresh();
        return true;
    }

    /// <summary>The person interrupts.</summary>
    /// <returns>Whether there was something to interrupt.</returns>
    public bool Interrupt()
    {
        SessionTurn[] interrupted;
        lock (gate)
        {
            interrupted = InterruptAll();
        }

        DropAll(interrupted);
        return interrupted.Length > 0;
    }

    /// <summary>Holds playback where it is, or lets it go on. The answer is made on meanwhile, within the bounds.</summary>
    public void Hold(bool hold)
    {
        SessionTurn? turn;
        lock (gate)
        {
            turn = Current;
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
            turn.Span.NoteReport(segment, elapsed);
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
            turn = Current;
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
        lock (gate)
        {
            // Of one that has not begun the client has lost nothing.
            if (isClosed || Current is not { IsStarted: true, IsInterrupted: false, Request.Remember: true } turn)
            {
                return;
            }

            turn.Timeline.Freeze();
            turn.IsLost = true;
            Drop(turn);
            isHeld = false;
            int heard = Math.Max(turn.HeardBefore, turn.Timeline.HeardEnd);
            queue.Add(new SessionTurn(turn.Request, backend.Time) { HeardBefore = heard, IsReplay = true }, RunAsync);
        }

        outbox.Changed.Set();
        Refresh();
    }

    private async Task RunAsync(SessionTurn turn)
    {
        lock (gate)
        {
            turn.IsStarted = true;
        }

        await maker.RunAsync(turn, Refresh).ConfigureAwait(false);
        lock (gate)
        {
            queue.Remove(turn);
            isHeld &= Current is not null;
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
            if (answer.Update is SpeechSegment)
            {
                turn.Span.NoteHandedOut();
            }
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
            state = (isClosed, Current) switch
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
