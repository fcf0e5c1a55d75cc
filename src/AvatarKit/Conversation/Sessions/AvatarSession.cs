using System.Text.Json;

namespace AvatarKit;

/// <summary>A live conversation: what a person says comes in, numbered updates go out. Thread-safe.</summary>
/// <remarks>
/// Answers are made a few seconds ahead of the ear and no further, so that little is paid for what nobody hears. What was heard, by the client's
/// reports or by the clock, is what the conversation keeps of an answer that is interrupted.
/// </remarks>
public sealed partial class AvatarSession : IAsyncDisposable
{
    // An engine ends its turns by itself; one of the host's that does not must not keep a session open.
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(30);

    // Most answers are made by then; a host has 30 seconds to stop.
    private static readonly TimeSpan FinishTimeout = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly SessionBackend backend;
    private readonly SessionRequest request;
    private readonly SessionTurnFactory turns;
    private readonly SessionOutbox outbox;
    private readonly SessionApprovals? approvals;
    private readonly SessionPlayer player;
#pragma warning disable CA2213 // They are disposed when the session is closed, be it disposed or not.
    private readonly SessionLimits limits;
    private readonly SessionHearing hearing;
#pragma warning restore CA2213
    private readonly Action<AvatarSession> removed;
    private Task? closing;

    internal AvatarSession(
        SessionBackend backend,
        SessionRequest request,
        ConversationKey conversation,
        AvatarProfile avatar,
        SessionOptions options,
        ISpeechRecognizer? recognizer,
        Action<AvatarSession> removed)
    {
        this.backend = backend;
        this.request = request;
        this.removed = removed;
        Conversation = conversation;
        Avatar = avatar;
        outbox = new SessionOutbox(options.BufferedUpdates, options.BufferedBytes);
        approvals = request.AsksForApproval ? new SessionApprovals(outbox) : null;
        turns = new SessionTurnFactory(request, conversation, avatar, options, backend.Time, approvals);
        player = new SessionPlayer(backend, outbox, options, conversation, turns.Interim) { StateChanged = _ => NoteState(isActivity: false) };
        hearing = new SessionHearing(recognizer, player, outbox, options.BargeIn, turns.Locale, backend)
        {
            Say = SayHeard,
            Heard = () => NoteState(isActivity: true),
        };
        limits = new SessionLimits(options, backend.Time, OnLimit);
        outbox.ReaderChanged = OnReaderChanged;
        SessionLog.Opened(backend.Logger, Id);
    }

    /// <summary>The session, unguessable: who knows it may come back to it.</summary>
    public string Id { get; } = Guid.NewGuid().ToString("N");

    /// <summary>The conversation.</summary>
    public ConversationKey Conversation { get; }

    /// <summary>The avatar that answers. Not to be changed.</summary>
    public AvatarProfile Avatar { get; }

    /// <summary>The turn that is given again because the session was opened with <see cref="SessionRequest.Resume"/>;
    /// <see langword="null"/>: none.</summary>
    public string? ResumedTurnId { get; private set; }

    /// <summary>BCP-47 locale that is answered in and listened for.</summary>
    public string Locale => turns.Locale;

    /// <summary>What the session is doing.</summary>
    public SessionState State => player.State;

    /// <summary>Gives the session's updates until it is closed. One reader at a time: a new one ends the reading of the one before.</summary>
    /// <remarks>
    /// Playback counts as held while nobody reads. A client that comes back names the last number it has: the updates after it follow, each once, as
    /// long as they are still kept; otherwise the answer that was being heard is given again from the word it was heard to, after a notice that says
    /// so.
    /// </remarks>
    /// <param name="after">The last number the client has; 0 for a new client.</param>
    /// <param name="cancellationToken">Ends the reading, not the session.</param>
    /// <returns>The updates, in order.</returns>
    public IAsyncEnumerable<SessionUpdate> ReadAsync(long after = 0, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        if (outbox.CanResumeAfter(after))
        {
            return outbox.ReadAsync(after, cancellationToken);
        }

        player.Replay();
        outbox.Post(new SessionStateChanged(State));
        return outbox.ReadAsync(outbox.LastNumber, cancellationToken);
    }

    /// <summary>Whether the updates after a number are all still kept, so that <see cref="ReadAsync"/> goes on with the next.</summary>
    /// <param name="after">The last number the client has.</param>
    /// <returns>Whether they are; otherwise the answer is given again.</returns>
    public bool CanResume(long after) => outbox.CanResumeAfter(after);

    /// <summary>Tells the client something of the transport's own, in order with the session's updates.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="data">What is told.</param>
    public void Tell(string name, JsonElement data)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        outbox.Post(new SessionEvent(name, data));
    }

    /// <summary>The client has everything up to a number for good: it need not be kept for it any longer.</summary>
    /// <param name="number">The <see cref="SessionUpdate.Number"/>.</param>
    public void Acknowledge(long number) => outbox.Acknowledge(number);

    /// <summary>The person says something. Every answer before it that has not ended is interrupted.</summary>
    /// <remarks>
    /// Each message is a turn of the conversation and is kept, also one that another overtakes before its answer has begun. Turns are made one after
    /// the other, and each has one ending.
    /// </remarks>
    /// <param name="message">What the person says.</param>
    /// <param name="configure">Changes what the engine is asked: a turn id, options of the model. <see langword="null"/>: nothing.</param>
    /// <returns>The turn's id.</returns>
    /// <exception cref="SessionException">
    /// <c>session.closed</c>, or <c>session.busy</c>: <see cref="SessionOptions.MaxWaitingMessages"/> wait already.
    /// </exception>
    public string Say(string message, Func<AvatarRequest, AvatarRequest>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        return Begin(turns.Said(message, configure));
    }

    /// <summary>The avatar says words as they are, without a model. They become part of the conversation.</summary>
    /// <remarks>As with <see cref="Say"/>, every answer before them that has not ended is interrupted.</remarks>
    /// <param name="text">The words.</param>
    /// <param name="turnId">The turn's id; <see langword="null"/>: a new one.</param>
    /// <returns>The turn's id.</returns>
    /// <exception cref="SessionException">
    /// <c>session.closed</c>, or <c>session.busy</c>: <see cref="SessionOptions.MaxWaitingMessages"/> wait already.
    /// </exception>
    public string Speak(string text, string? turnId = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        return Begin(turns.Spoken(text, turnId));
    }

    /// <summary>The avatar makes a gesture at once, whether it speaks or not. One that it is making already is not begun again.</summary>
    /// <remarks>It is for whoever sees the avatar now: it is no part of the conversation, nor of a video.</remarks>
    /// <param name="gesture">The gesture.</param>
    public void MakeGesture(Gesture gesture) => outbox.Post(new SessionGesture(gesture));

    /// <summary>The person interrupts: the answer stops, and the conversation keeps what was heard of it.</summary>
    /// <returns>Whether there was an answer to interrupt.</returns>
    public bool Interrupt()
    {
        NoteState(isActivity: true);
        return player.Interrupt();
    }

    /// <summary>Listens to the person until the audio ends: what is understood is said, and may interrupt.</summary>
    /// <param name="audio">The audio in order.</param>
    /// <param name="format">What it is.</param>
    /// <param name="cancellationToken">Stops listening.</param>
    /// <returns>A task that ends with the audio.</returns>
    /// <exception cref="SessionException">
    /// <c>session.no_recognizer</c>: no <see cref="ISpeechRecognizer"/> is registered; <c>session.closed</c>.
    /// </exception>
    /// <exception cref="SpeechException">The recogniser failed.</exception>
    public Task HearAsync(IAsyncEnumerable<ReadOnlyMemory<byte>> audio, AudioFormat format, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(audio);
        return State == SessionState.Closed
            ? throw new SessionException("session.closed", "The session is closed. Open another.")
            : hearing.HearAsync(audio, format, cancellationToken);
    }

    /// <summary>A client that can tell says that the person begins or ceases to speak; see <see cref="SessionOptions.BargeIn"/>.</summary>
    /// <param name="isSpeaking">Whether a voice is heard.</param>
    public void ReportVoice(bool isSpeaking) => hearing.ReportVoice(isSpeaking);

    /// <summary>The client says how far it has played: at least every half second.</summary>
    /// <remarks>
    /// From its first report on an answer the clock no longer counts for that answer. A report on another turn than the one being heard changes
    /// nothing.
    /// </remarks>
    /// <param name="turnId">The <see cref="AvatarResponseUpdate.TurnId"/> of the piece being played.</param>
    /// <param name="segment">The <see cref="SpeechSegment.Index"/> being played.</param>
    /// <param name="elapsed">Time since that piece's first sample, by the samples played.</param>
    public void ReportPlayback(string turnId, int segment, TimeSpan elapsed)
    {
        ArgumentNullException.ThrowIfNull(turnId);
        ArgumentOutOfRangeException.ThrowIfNegative(segment);
        player.Report(turnId, segment, elapsed);
    }

    /// <summary>The person says whether a tool may be called.</summary>
    /// <param name="id">The <see cref="ToolApprovalRequest.Id"/> of the question (<see cref="SessionApprovalRequested"/>).</param>
    /// <param name="approved">Whether it may.</param>
    /// <returns>Whether the question waited for the answer: a second answer, or one that comes too late, changes nothing.</returns>
    public bool AnswerApproval(string id, bool approved)
    {
        ArgumentNullException.ThrowIfNull(id);
        NoteState(isActivity: true);
        return approvals?.Answer(id, approved) ?? false;
    }

    /// <summary>Keeps what the person thought of an answer, in place of what they thought before.</summary>
    /// <param name="turnId">The turn, whose id <see cref="Say"/> gave.</param>
    /// <param name="rating">The rating.</param>
    /// <param name="cancellationToken">Stops the write.</param>
    /// <returns>Whether the conversation has the turn.</returns>
    /// <exception cref="StorageException">The store failed, or did not answer in its time.</exception>
    public ValueTask<bool> RateAsync(string turnId, TurnRating rating, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnId);
        ArgumentNullException.ThrowIfNull(rating);
        NoteState(isActivity: true);
        return backend.RateAsync(Conversation, turnId, rating, cancellationToken);
    }

    /// <summary>Closes the session: an answer that is being heard is interrupted, and the client gets <see cref="SessionClosed"/>.</summary>
    /// <remarks>Closing again changes nothing.</remarks>
    /// <param name="reason">Why.</param>
    /// <returns>A task that ends when what was heard is stored.</returns>
    public Task CloseAsync(SessionCloseReason reason = SessionCloseReason.ClosedByClient)
    {
        lock (gate)
        {
            return closing ??= Task.Run(() => CloseOnceAsync(reason));
        }
    }

    /// <summary>Closes the session.</summary>
    /// <returns>A task that ends when it is closed.</returns>
    public async ValueTask DisposeAsync() => await CloseAsync().ConfigureAwait(false);

    /// <summary>Goes on with the last answer where the person was, or greets in a new conversation.</summary>
    internal async Task BeginAsync(CancellationToken cancellationToken)
    {
        SessionTurn? greeting = turns.Greeting();
        if (request.Resume is null && greeting is null)
        {
            return;
        }

        ConversationTurn? latest = await backend.LatestAsync(Conversation, cancellationToken).ConfigureAwait(false);
        SessionTurn? first = latest is null ? greeting : null;
        if (request.Resume is { } resume)
        {
            first = latest?.TurnId == resume.TurnId ? turns.Again(latest, resume.HeardCharacters) : null;
            ResumedTurnId = first?.TurnId;
        }

        if (first is not null)
        {
            Begin(first);
        }
    }

    private string Begin(SessionTurn turn)
    {
        NoteState(isActivity: true);
        player.Begin(turn);
        return turn.TurnId;
    }

    /// <summary>The person said something into the microphone: a session that is busy goes on listening.</summary>
    private void SayHeard(string text)
    {
        try
        {
            Say(text);
        }
        catch (SessionException refused)
        {
            outbox.Post(new SessionNotice(SessionNoticeKind.Warning) { Code = refused.Code });
        }
    }

    private async Task CloseOnceAsync(SessionCloseReason reason)
    {
        limits.Dispose();
        hearing.Dispose();
        approvals?.Close();
        Task end = reason switch
        {
            SessionCloseReason.Shutdown => player.LeaveAsync(FinishTimeout),
            SessionCloseReason.ConnectionLost => player.LeaveAsync(TimeSpan.Zero),
            _ => player.CloseAsync(),
        };
        await end.WaitAsync(CloseTimeout, backend.Time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        outbox.Post(new SessionClosed(reason));
        removed(this);
        SessionMetrics.Close(reason);
        SessionLog.Closed(backend.Logger, Id, reason);
    }
}
