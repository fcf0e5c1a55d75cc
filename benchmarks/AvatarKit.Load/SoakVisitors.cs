using AvatarKit.Testing;

namespace AvatarKit.Load;

/// <summary>People who come, talk, interrupt, leave, come back, rate, read what is kept of them and have it erased, one after the other.</summary>
/// <param name="services">The host they talk to.</param>
/// <param name="time">The clock of the host.</param>
/// <param name="seed">What they do.</param>
internal sealed class SoakVisitors(IServiceProvider services, TimeProvider time, int seed)
{
    private const int MostTries = 20;

    private readonly IAvatarSessions sessions = services.GetRequiredService<IAvatarSessions>();
    private readonly IConversationHistory history = services.GetRequiredService<IConversationHistory>();
    private int visits;
    private int turns;
    private int unwell;
    private int unended;

    /// <summary>From a message to its first text, by the system's clock, since <see cref="TakeLatencies"/>.</summary>
    private Latencies latencies = new();

    public int Visits => Volatile.Read(ref visits);

    public int Turns => Volatile.Read(ref turns);

    /// <summary>Visits that ended early, because a call failed for good.</summary>
    public int Unwell => Volatile.Read(ref unwell);

    /// <summary>Turns that were listened to and did not end in exactly one update.</summary>
    public int Unended => Volatile.Read(ref unended);

    public Latencies TakeLatencies() => Interlocked.Exchange(ref latencies, new Latencies());

    /// <summary>One visitor after the other, until it is told to stop; the last one is let out.</summary>
    public async Task ReceiveAsync(int door, TimeSpan pause, CancellationToken stop)
    {
        var random = new Random(unchecked((seed * 100_003) + door));
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await VisitAsync(Interlocked.Increment(ref visits), random, pause);
            }
            catch (Exception)
            {
                // What chaos broke, with whatever it throws; the visitor goes, and the next one comes.
                Interlocked.Increment(ref unwell);
            }
        }
    }

    private async Task VisitAsync(int visit, Random random, TimeSpan pause)
    {
        string person = $"person-{visit}";
        string conversation = $"conversation-{visit}";
        await using (AvatarSession session = await sessions.OpenAsync(
            new SessionRequest { ConversationId = conversation, UserId = person, Outputs = AvatarOutputs.All }))
        {
            var user = new SessionUser(session);
            for (int i = random.Next(2, 8); i > 0; i--)
            {
                PlayedTurn turn = await TakeTurnAsync(user, random);
                if (random.Next(8) == 0 && turn.TurnId is { } id)
                {
                    await session.RateAsync(id, new TurnRating { Score = random.Next(1, 6), RatedAt = time.GetUtcNow() });
                }

                await Task.Delay(pause * (random.NextDouble() * 2), TimeProvider.System);
            }
        }

        await EraseAsync(person, random.Next(4) == 0);
    }

    /// <summary>Erases a person, and goes on with it where it was broken off: what stays would look like a leak.</summary>
    private async Task EraseAsync(string person, bool exports)
    {
        for (int tries = 1; ; tries++)
        {
            try
            {
                if (exports)
                {
                    await history.ExportArchiveAsync("default", person, Stream.Null);
                }

                await history.EraseUserAsync("default", person);
                return;
            }
            catch (Exception) when (tries < MostTries)
            {
                exports = false;
            }
        }
    }

    private async Task<PlayedTurn> TakeTurnAsync(SessionUser user, Random random)
    {
        UserConduct conduct = random.Next(10) switch
        {
            0 => new UserConduct { InterruptAfterUpdates = random.Next(1, 12) },
            1 => new UserConduct { LeaveAfterUpdates = random.Next(1, 12) },
            _ => UserConduct.Listens,
        };
        long begun = TimeProvider.System.GetTimestamp();
        PlayedTurn turn = await user.SayAsync("When are you open, and what do you have?", conduct);
        if (turn.HasLeft)
        {
            turn = await user.ComeBackAsync(turn);
        }
        else if (turn.Ended is null)
        {
            Interlocked.Increment(ref unended);
        }
        else if (conduct == UserConduct.Listens)
        {
            latencies.Add(TimeProvider.System.GetElapsedTime(begun));
        }

        Interlocked.Increment(ref turns);
        return turn;
    }
}
