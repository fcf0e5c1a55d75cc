namespace AvatarKit;

/// <content>How answers are interrupted, and how the player closes.</content>
internal sealed partial class SessionPlayer
{
    /// <summary>Closes. What has not been heard of an answer is cut.</summary>
    public async Task CloseAsync()
    {
        SessionTurn[] interrupted;
        Task ended;
        lock (gate)
        {
            isClosed = true;
            interrupted = InterruptAll();
            ended = queue.Ended;
        }

        DropAll(interrupted);
        await ended.ConfigureAwait(false);
        Refresh();
    }

    /// <summary>Nobody interrupts, and nobody is there: what is stored whole stays whole, and what is in the making may be finished.</summary>
    /// <param name="finishWithin">How long that may take; zero: what is in the making is cut where it was heard.</param>
    public async Task LeaveAsync(TimeSpan finishWithin)
    {
        Task ended;
        SessionTurn[] interrupted;
        lock (gate)
        {
            isClosed = true;
            ended = queue.Ended;
            SessionTurn[] open = queue.FindUninterrupted();
            interrupted = [.. open.Where(turn => !turn.IsWhole && !(turn.Request.Remember && finishWithin > TimeSpan.Zero))];
            foreach (SessionTurn turn in open.Except(interrupted))
            {
                turn.Leave();
                Drop(turn);
            }

            Interrupt(interrupted);
        }

        DropAll(interrupted);
        await ended.WaitAsync(finishWithin, backend.Time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (gate)
        {
            Interrupt([.. queue.FindUninterrupted().Where(static turn => !turn.IsWhole)]);
        }

        await ended.ConfigureAwait(false);
        Refresh();
    }

    private SessionTurn[] InterruptAll()
    {
        SessionTurn[] interrupted = queue.FindUninterrupted();
        Interrupt(interrupted);
        return interrupted;
    }

    private void Interrupt(SessionTurn[] interrupted)
    {
        foreach (SessionTurn turn in interrupted)
        {
            turn.Mark();

            // The client is silent before it hears of the end. A turn that is given again is told of once.
            if (!turn.IsLost && !turn.IsLeft)
            {
                outbox.Post(new SessionNotice(SessionNoticeKind.StopPlayback) { TurnId = turn.TurnId });
            }

            turn.Interrupt();
        }

        isHeld &= interrupted.Length == 0;
    }

    private void DropAll(SessionTurn[] interrupted)
    {
        foreach (SessionTurn turn in interrupted)
        {
            Drop(turn);
        }

        outbox.Changed.Set();
        Refresh();
    }

    private void Drop(SessionTurn turn)
    {
        outbox.Drop(turn.TurnId);
        outbox.Drop(turn.InterimTurnId);
    }
}
