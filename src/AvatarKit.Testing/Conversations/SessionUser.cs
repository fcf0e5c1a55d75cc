namespace AvatarKit.Testing;

/// <summary>A person in a live session: speaks or writes, reports what they have heard, interrupts, leaves and comes back.
/// One turn at a time.</summary>
/// <remarks>
/// The person plays speech as it comes, as fast as it comes, so that no test waits for the answer to be spoken. What a microphone's audio means
/// is the recogniser's to say: script a <see cref="FakeSpeechRecognizer"/>. Not thread-safe.
/// </remarks>
public sealed class SessionUser
{
    private readonly AvatarSession session;
    private readonly TimeProvider time;
    private readonly List<PlayedTurn> turns = [];
    private long last;

    /// <summary>Creates a person of a session.</summary>
    /// <param name="session">The session; the person reads its updates alone, and does not close it.</param>
    /// <param name="timeProvider">The clock by which answers are timed; the system's unless it is given.</param>
    public SessionUser(AvatarSession session, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(session);
        this.session = session;
        time = timeProvider ?? TimeProvider.System;
    }

    /// <summary>The turns so far.</summary>
    public IReadOnlyList<PlayedTurn> Turns => turns;

    /// <summary>Writes something and takes the answer to its end, or as long as the conduct says.</summary>
    /// <param name="message">What is said.</param>
    /// <param name="conduct">What the person does meanwhile; listens unless it is given.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The turn.</returns>
    /// <exception cref="SessionException">The session is closed or busy.</exception>
    public Task<PlayedTurn> SayAsync(string message, UserConduct? conduct = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(message);
        long begun = time.GetTimestamp();
        string turnId = session.Say(message);
        return ReadAsync(new PlayedTurn(message, null), turnId, conduct, begun, cancellationToken);
    }

    /// <summary>Speaks for some time into the microphone, and takes the answer to what is understood.</summary>
    /// <param name="length">How long; the audio is silence, 20 milliseconds in a piece, as fast as it is taken.</param>
    /// <param name="conduct">What the person does meanwhile; listens unless it is given.</param>
    /// <param name="cancellationToken">Stops waiting, as where nothing is understood.</param>
    /// <returns>The turn, its message what was understood.</returns>
    /// <exception cref="SessionException">The session is closed, or the host has no recogniser.</exception>
    /// <exception cref="SpeechException">The recogniser failed.</exception>
    public async Task<PlayedTurn> SpeakAsync(TimeSpan length, UserConduct? conduct = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(length, TimeSpan.Zero);
        var format = AudioFormat.Pcm16(16_000);
        long begun = time.GetTimestamp();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task hearing = session.HearAsync(Silence(format, length), format, stop.Token);
        Task<PlayedTurn> reading = ReadAsync(new PlayedTurn("", null), turnId: null, conduct, begun, stop.Token);
        if (await Task.WhenAny(hearing, reading).ConfigureAwait(false) == hearing && !hearing.IsCompletedSuccessfully)
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await hearing.ConfigureAwait(false);
        }

        PlayedTurn turn = await reading.ConfigureAwait(false);
        await hearing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return turn;
    }

    /// <summary>Comes back after leaving: takes what is left of the answer, or what it is given again.</summary>
    /// <param name="left">The turn that was left.</param>
    /// <param name="conduct">What the person does now; listens unless it is given.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The turn from here on.</returns>
    public Task<PlayedTurn> ComeBackAsync(PlayedTurn left, UserConduct? conduct = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(left);
        return ReadAsync(new PlayedTurn(left.Message, null), left.TurnId, conduct, time.GetTimestamp(), cancellationToken);
    }

    private async Task<PlayedTurn> ReadAsync(
        PlayedTurn turn, string? turnId, UserConduct? conduct, long begun, CancellationToken cancellationToken)
    {
        var ear = new UserEar(conduct ?? UserConduct.Listens);
        await foreach (SessionUpdate update in session.ReadAsync(last, cancellationToken).ConfigureAwait(false))
        {
            last = update.Number;
            session.Acknowledge(last);
            if (update is SessionTranscript { IsFinal: true } understood && turnId is null)
            {
                turn.Message = understood.Text;
            }

            if (update is not SessionAnswer { Update: { } answer } || (turnId ??= answer.TurnId) != answer.TurnId)
            {
                continue;
            }

            turn.Add(time.GetElapsedTime(begun), answer);
            ear.Hear(answer, (segment, elapsed) => session.ReportPlayback(turnId, segment, elapsed));
            if (answer is TurnEnded || ear.Leaves)
            {
                turn.HasLeft = answer is not TurnEnded;
                break;
            }

            if (ear.Interrupts && !turn.HasInterrupted)
            {
                turn.HasInterrupted = true;
                session.Interrupt();
            }
        }

        turns.Add(turn);
        return turn;
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Silence(AudioFormat format, TimeSpan length)
    {
        TimeSpan piece = TimeSpan.FromMilliseconds(20);
        var bytes = new byte[format.ToSamples(piece) * 2 * format.Channels];
        for (TimeSpan spoken = TimeSpan.Zero; spoken < length; spoken += piece)
        {
            await Task.Yield();
            yield return bytes;
        }
    }
}
