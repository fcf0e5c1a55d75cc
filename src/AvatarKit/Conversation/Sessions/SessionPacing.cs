namespace AvatarKit;

/// <summary>Keeps what is made of an answer near to what is heard of it.</summary>
internal sealed class SessionPacing(SessionOutbox outbox, TimeProvider time, Func<bool> isHeld)
{
    private static readonly TimeSpan LeastWait = TimeSpan.FromMilliseconds(20);

    // A client that reports now and then may not report the very end.
    private static readonly TimeSpan UnreportedEnd = TimeSpan.FromSeconds(1);

    /// <summary>Waits until no more speech than that is ahead of the ear, and the client keeps up; or the turn is interrupted.</summary>
    public async Task WaitAsync(SessionTurn turn, TimeSpan mostAhead)
    {
        while (turn.IsWanted)
        {
            Task changed = outbox.Changed.Next;
            bool hasRoom = outbox.HasRoom;
            TimeSpan ahead = Ahead(turn);
            if (ahead <= mostAhead && hasRoom)
            {
                return;
            }

            // Speech that the client has not taken comes no nearer by waiting.
            await NextAsync(turn, changed, ahead - mostAhead, hasRoom && outbox.WaitingSpeech <= mostAhead).ConfigureAwait(false);
        }
    }

    /// <summary>Waits until all was heard, or the turn is interrupted.</summary>
    public async Task WaitUntilHeardAsync(SessionTurn turn)
    {
        while (turn.IsWanted)
        {
            Task changed = outbox.Changed.Next;
            bool hasAll = outbox.HasGivenAll(turn.TurnId);
            TimeSpan ahead = Ahead(turn);
            if (hasAll && ahead <= TimeSpan.Zero)
            {
                return;
            }

            bool passes = hasAll && outbox.HasReader && !isHeld();
            await NextAsync(turn, changed, ahead, passes).ConfigureAwait(false);
            if (passes && turn.Timeline.IsReported && ahead <= UnreportedEnd && !changed.IsCompleted)
            {
                return;
            }
        }
    }

    private TimeSpan Ahead(SessionTurn turn) => outbox.WaitingSpeech + turn.Timeline.HandedOut - turn.Timeline.Heard;

    private async Task NextAsync(SessionTurn turn, Task changed, TimeSpan after, bool passes)
    {
        Task next = passes && outbox.HasReader
            ? changed.WaitAsync(after > LeastWait ? after : LeastWait, time, turn.Interrupted)
            : changed.WaitAsync(turn.Interrupted);
        await next.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
