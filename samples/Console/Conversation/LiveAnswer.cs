namespace AvatarKit.Samples.Console;

/// <summary>An answer of a session, shown and played while it comes. Thread-safe but for <see cref="Take"/>.</summary>
internal sealed class LiveAnswer : IAsyncDisposable
{
    private readonly AnswerView view;
    private readonly SpeechPlayback playback;
    private readonly TaskCompletionSource made = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool wasStopped;
    private volatile string? turnId;
    private bool isAsked;

    /// <param name="turnId">The turn; <see langword="null"/>: the next that begins.</param>
    /// <param name="view">Where it is shown.</param>
    /// <param name="player">What plays it; <see langword="null"/>: nothing does.</param>
    /// <param name="heard">Told which turn was heard how far.</param>
    /// <param name="time">The clock of playback.</param>
    public LiveAnswer(string? turnId, AnswerView view, PlayerProgram? player, Action<string, PlaybackPoint> heard, TimeProvider time)
    {
        this.turnId = turnId;
        this.view = view;
        playback = new SpeechPlayback(player, point => heard(this.turnId!, point), time);
    }

    public string? PlayerFailure => playback.Failure;

    /// <summary>Whether the person stopped it.</summary>
    public bool WasStopped => wasStopped;

    /// <summary>Takes an update of the session.</summary>
    public void Take(SessionUpdate update)
    {
        if (update is SessionAnswer { Update: TurnStarted started })
        {
            turnId ??= started.TurnId;
        }

        switch (update)
        {
            case SessionAnswer { Update: var part } when part.TurnId == turnId:
                Take(part);
                break;
            case SessionNotice { Kind: SessionNoticeKind.StopPlayback } notice when notice.TurnId == turnId:
                playback.Stop();
                break;
            case SessionStateChanged { State: SessionState.Thinking or SessionState.Speaking }:
                isAsked = true;
                break;
            case SessionNotice { Kind: SessionNoticeKind.Warning } notice when notice.TurnId == turnId:
                BreakOff(notice.Code);
                break;
            case SessionStateChanged { State: SessionState.Idle } when isAsked && !wasStopped:
                BreakOff("session.turn_failed");
                break;
            case SessionClosed:
                BreakOff("session.closed");
                break;
        }
    }

    /// <summary>Stops playing, after a last report of how far it was heard.</summary>
    public void Stop()
    {
        wasStopped = true;
        playback.Stop();
    }

    /// <summary>Waits until the answer was made and played.</summary>
    public async Task<Answer> WaitAsync()
    {
        await made.Task;
        await playback.Ended;
        return view.End(wasStopped);
    }

    public ValueTask DisposeAsync() => playback.DisposeAsync();

    private void Take(AvatarResponseUpdate part)
    {
        if (made.Task.IsCompleted)
        {
            return;
        }

        view.Add(part);
        switch (part)
        {
            case SpeechSegment piece:
                playback.Add(piece);
                break;
            case TurnEnded:
                EndMaking();
                break;
        }
    }

    // Without an ending nothing more comes.
    private void BreakOff(string? code)
    {
        if (made.TrySetException(new ConsoleException($"The answer broke off ({code}).")))
        {
            playback.Complete();
        }
    }

    private void EndMaking()
    {
        playback.Complete();
        made.TrySetResult();
    }
}
