namespace AvatarKit.Evaluation;

/// <summary>A session with a client that acknowledges what comes, and says that it has played half of the answer.</summary>
internal sealed class HeldSession : IAsyncDisposable
{
    private readonly AvatarSession session;
    private readonly TaskCompletionSource halfway = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task reading;

    private HeldSession(AvatarSession session)
    {
        this.session = session;
        reading = ReadAsync();
    }

    /// <summary>Ends when half of the answer was played and nothing more comes until more is.</summary>
    public Task Halfway => halfway.Task;

    public static async Task<HeldSession> OpenAsync(IAvatarSessions sessions)
    {
        var held = new HeldSession(await sessions.OpenAsync(new SessionRequest()));
        held.session.Say("Tell me everything.");
        return held;
    }

    public async ValueTask DisposeAsync()
    {
        await session.DisposeAsync();
        await reading;
    }

    private async Task ReadAsync()
    {
        await foreach (SessionUpdate update in session.ReadAsync())
        {
            session.Acknowledge(update.Number);
            if (update is SessionAnswer { Update: SpeechSegment piece })
            {
                session.ReportPlayback(piece.TurnId, Math.Min(piece.Index, ThirtySecondEngine.Pieces / 2), TimeSpan.Zero);
                if (piece.Index == (ThirtySecondEngine.Pieces / 2) + ThirtySecondEngine.PiecesAhead)
                {
                    halfway.TrySetResult();
                }
            }
        }
    }
}
