namespace AvatarKit.Testing;

/// <summary>A person who says what a test tells them to an engine, listens, interrupts or leaves, and remembers all that came.</summary>
/// <remarks>Turns may be begun at once from several threads; each is one turn of the same conversation.</remarks>
public sealed class ScriptedUser
{
    private readonly IConversationEngine engine;
    private readonly TimeProvider time;
    private readonly Lock gate = new();
    private readonly List<PlayedTurn> turns = [];

    /// <summary>Creates a person with a conversation of their own.</summary>
    /// <param name="engine">What is talked to.</param>
    /// <param name="timeProvider">The clock by which answers are timed; the system's unless it is given.</param>
    public ScriptedUser(IConversationEngine engine, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(engine);
        this.engine = engine;
        time = timeProvider ?? TimeProvider.System;
    }

    /// <summary>What every request of this person is made from: who they are, which conversation, avatar and outputs.</summary>
    /// <value>Default: conversation and person of their own, everything wanted. Its message and turn id are not used.</value>
    public AvatarRequest Template { get; init; } = new()
    {
        Message = "-", ConversationId = $"c-{Guid.NewGuid():N}", UserId = $"u-{Guid.NewGuid():N}",
    };

    /// <summary>The turns so far, in the order in which they were over.</summary>
    public IReadOnlyList<PlayedTurn> Turns
    {
        get
        {
            lock (gate)
            {
                return [.. turns];
            }
        }
    }

    /// <summary>Says something and takes the answer to its end, or as long as the conduct says.</summary>
    /// <param name="message">What is said.</param>
    /// <param name="conduct">What the person does meanwhile; listens unless it is given.</param>
    /// <param name="turnId">The turn's id, to repeat a turn; a new one unless it is given.</param>
    /// <param name="cancellationToken">Interrupts the answer, as the person would.</param>
    /// <returns>The turn. What goes wrong is part of it, and is not thrown.</returns>
    public async Task<PlayedTurn> SayAsync(
        string message, UserConduct? conduct = null, string? turnId = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(message);
        PlayedTurn turn = await PlayAsync(engine, time, Ask(Template, message, turnId), conduct ?? UserConduct.Listens, cancellationToken)
            .ConfigureAwait(false);
        lock (gate)
        {
            turns.Add(turn);
        }

        return turn;
    }

    internal static AvatarRequest Ask(AvatarRequest template, string message, string? turnId) => template with
    {
        Message = message, TurnId = turnId ?? $"t-{Guid.NewGuid():N}", Playback = new PlaybackPosition(),
    };

    internal static async Task<PlayedTurn> PlayAsync(
        IConversationEngine engine, TimeProvider time, AvatarRequest request, UserConduct conduct, CancellationToken cancellationToken)
    {
        var turn = new PlayedTurn(request.Message, request);
        var ear = new UserEar(conduct);
        long begun = time.GetTimestamp();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            await InterruptAsync(turn, ear, stop).ConfigureAwait(false);
            await foreach (AvatarResponseUpdate update in engine.GetStreamingResponseAsync(request, stop.Token).ConfigureAwait(false))
            {
                turn.Add(time.GetElapsedTime(begun), update);
                ear.Hear(update, (segment, elapsed) => request.Playback?.ReportSpeech(segment, elapsed));
                if (ear.Leaves && update is not TurnEnded)
                {
                    turn.HasLeft = true;
                    break;
                }

                await InterruptAsync(turn, ear, stop).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            turn.Thrown = exception;
        }

        return turn;
    }

    private static async Task InterruptAsync(PlayedTurn turn, UserEar ear, CancellationTokenSource stop)
    {
        if (ear.Interrupts && !stop.IsCancellationRequested)
        {
            turn.HasInterrupted = true;
            await stop.CancelAsync().ConfigureAwait(false);
        }
    }
}
