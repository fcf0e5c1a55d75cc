namespace AvatarKit.Tests.Conversation.Sessions;

/// <summary>A client that reads a session's updates beside the test.</summary>
internal sealed class SessionReader : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly List<SessionUpdate> updates = [];
    private readonly CancellationTokenSource stop = new();
    private readonly Task reading;

    public SessionReader(AvatarSession session, long after = 0)
    {
        IAsyncEnumerable<SessionUpdate> source = session.ReadAsync(after, stop.Token);
        reading = Task.Run(async () =>
        {
            await foreach (SessionUpdate update in source)
            {
                lock (gate)
                {
                    updates.Add(update);
                }
            }
        });
    }

    public Task Ended => reading;

    public IReadOnlyList<SessionUpdate> Updates
    {
        get
        {
            lock (gate)
            {
                return [.. updates];
            }
        }
    }

    public IEnumerable<AvatarResponseUpdate> Answers => Updates.OfType<SessionAnswer>().Select(static answer => answer.Update);

    public IReadOnlyList<SpeechSegment> Speech => [.. Answers.OfType<SpeechSegment>()];

    /// <summary>The sentences of which speech has come.</summary>
    public IReadOnlyList<string> Captions => [.. Speech.Select(static piece => piece.Text).Where(static text => text.Length > 0)];

    /// <summary>How long the speech lasts that has come.</summary>
    public TimeSpan Length => Speech.Aggregate(TimeSpan.Zero, static (sum, piece) => sum + piece.Duration);

    public bool HasEnded => Answers.Any(static update => update is TurnEnded);

    public IEnumerable<SessionNoticeKind> Notices => Updates.OfType<SessionNotice>().Select(static notice => notice.Kind);

    public IEnumerable<SessionState> States => Updates.OfType<SessionStateChanged>().Select(static change => change.State);

    /// <summary>The piece in which a word begins.</summary>
    public SpeechSegment PieceOf(string word) => Speech.Single(piece => piece.Words.Any(spoken => spoken.Text == word));

    /// <summary>When a word begins in its piece.</summary>
    public TimeSpan StartOf(string word) => PieceOf(word).Words.Single(spoken => spoken.Text == word).Start;

    public string Text => string.Concat(Answers.OfType<TextDelta>().Select(static delta => delta.Text));

    /// <summary>Waits for something that comes without the clock being moved.</summary>
    public async Task WaitAsync(Func<SessionReader, bool> condition)
    {
        long began = TimeProvider.System.GetTimestamp();
        while (!condition(this))
        {
            string came = string.Join(", ", Updates.Select(static update => update.GetType().Name));
            Assert.True(TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(20), $"It did not come. What came: {came}");
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }
}
