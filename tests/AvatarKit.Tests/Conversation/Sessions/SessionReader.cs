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

    public IEnumerable<SessionNoticeKind> Notices => Updates.OfType<SessionNotice>().Select(static notice => notice.Kind);

    public IEnumerable<SessionState> States => Updates.OfType<SessionStateChanged>().Select(static change => change.State);

    public string Text => string.Concat(Answers.OfType<TextDelta>().Select(static delta => delta.Text));

    /// <summary>Waits for something that comes without the clock being moved.</summary>
    public async Task WaitAsync(Func<SessionReader, bool> condition)
    {
        long began = TimeProvider.System.GetTimestamp();
        while (!condition(this))
        {
            string came = string.Join(", ", Updates.Select(static update => update.GetType().Name));
            Assert.True(TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(60), $"It did not come. What came: {came}");
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
