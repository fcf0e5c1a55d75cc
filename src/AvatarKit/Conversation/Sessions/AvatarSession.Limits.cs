namespace AvatarKit;

/// <content>What a session does when nobody speaks, or when it has lasted long.</content>
public sealed partial class AvatarSession
{
    private void NoteState(bool isActivity)
    {
        bool isQuiet = State is SessionState.Idle or SessionState.Listening && hearing?.IsVoice != true;
        limits?.Note(isQuiet || !outbox.HasReader, isActivity);
    }

    private void OnReaderChanged()
    {
        player.NotePlayback();
        NoteState(isActivity: false);
    }

    private void OnLimit(SessionLimit limit, TimeSpan timeLeft)
    {
        switch (limit)
        {
            case SessionLimit.IdlePrompt:
                if (State is SessionState.Idle or SessionState.Listening && turns.IdlePrompt() is { } prompt)
                {
                    player.TryBegin(prompt);
                }

                break;
            case SessionLimit.IdleNotice:
                outbox.Post(new SessionNotice(SessionNoticeKind.ClosingWhenIdle) { TimeLeft = timeLeft });
                break;
            case SessionLimit.LengthNotice:
                outbox.Post(new SessionNotice(SessionNoticeKind.Closing) { TimeLeft = timeLeft });
                break;
            case SessionLimit.Idle:
                _ = CloseAsync(SessionCloseReason.Idle);
                break;
            case SessionLimit.Length:
                _ = CloseAsync(SessionCloseReason.Length);
                break;
        }
    }
}
