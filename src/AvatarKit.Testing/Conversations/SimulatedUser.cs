namespace AvatarKit.Testing;

/// <summary>A person who by chance listens, interrupts, leaves, comes back, repeats a turn or sends two at once.
/// One conversation; not thread-safe.</summary>
public sealed class SimulatedUser
{
    private const int MostUpdates = 12;

    private readonly IConversationEngine engine;
    private readonly SimulatedUserOptions options;
    private readonly TimeProvider time;
    private readonly AvatarRequest template;
    private int turns;
    private int messages;

    /// <summary>Creates a person.</summary>
    /// <param name="engine">What is talked to.</param>
    /// <param name="options">How they behave; as by default unless it is given.</param>
    /// <param name="template">Who they are and which conversation is theirs; a new one unless it is given.</param>
    /// <param name="timeProvider">The clock by which answers are timed; the system's unless it is given.</param>
    public SimulatedUser(
        IConversationEngine engine, SimulatedUserOptions? options = null, AvatarRequest? template = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(engine);
        this.engine = engine;
        this.options = options ?? new SimulatedUserOptions();
        this.template = template ?? new AvatarRequest
        {
            Message = "-", ConversationId = $"c-{this.options.Seed}", UserId = $"u-{this.options.Seed}",
        };
        time = timeProvider ?? TimeProvider.System;
    }

    /// <summary>Takes one turn, or what belongs together: two at once, a turn and its repetition.</summary>
    /// <param name="cancellationToken">Interrupts the answers.</param>
    /// <returns>The turns, in the order in which they were begun. A repeated turn has the same <see cref="PlayedTurn.TurnId"/>.</returns>
    public async Task<IReadOnlyList<PlayedTurn>> TakeTurnAsync(CancellationToken cancellationToken = default)
    {
        ulong bits = ChaosDraw.Mix(ChaosDraw.Mix(((ulong)(uint)options.Seed << 32) | (uint)turns) + 0x5EED);
        var draw = new ChaosDraw(null, bits);
        AvatarRequest request = Next(draw);
        turns++;
        double share = ChaosDraw.Share(bits);
        if ((share -= options.Interrupts) < 0)
        {
            return [await PlayAsync(request, Interruption(draw), cancellationToken).ConfigureAwait(false)];
        }

        if ((share -= options.Leaves) < 0)
        {
            var leaves = new UserConduct { LeaveAfterUpdates = draw.Number(MostUpdates, salt: 6) + 1 };
            PlayedTurn left = await PlayAsync(request, leaves, cancellationToken).ConfigureAwait(false);
            return draw.Share(salt: 7) < options.ComesBack
                ? [left, await PlayAsync(Again(request), UserConduct.Listens, cancellationToken).ConfigureAwait(false)]
                : [left];
        }

        if ((share -= options.Repeats) < 0)
        {
            PlayedTurn first = await PlayAsync(request, UserConduct.Listens, cancellationToken).ConfigureAwait(false);
            return [first, await PlayAsync(Again(request), UserConduct.Listens, cancellationToken).ConfigureAwait(false)];
        }

        if (share < options.TwoAtOnce)
        {
            AvatarRequest second = draw.Number(2, salt: 8) == 0 ? Again(request) : Next(draw);
            return await Task.WhenAll(
                PlayAsync(request, UserConduct.Listens, cancellationToken),
                PlayAsync(second, UserConduct.Listens, cancellationToken)).ConfigureAwait(false);
        }

        return [await PlayAsync(request, UserConduct.Listens, cancellationToken).ConfigureAwait(false)];
    }

    /// <summary>Takes turns, one after the other.</summary>
    /// <param name="count">How often <see cref="TakeTurnAsync"/> is called.</param>
    /// <param name="cancellationToken">Interrupts the answers.</param>
    /// <returns>All turns.</returns>
    public async Task<IReadOnlyList<PlayedTurn>> TalkAsync(int count, CancellationToken cancellationToken = default)
    {
        List<PlayedTurn> all = [];
        for (int i = 0; i < count; i++)
        {
            all.AddRange(await TakeTurnAsync(cancellationToken).ConfigureAwait(false));
        }

        return all;
    }

    private AvatarRequest Next(ChaosDraw draw)
    {
        int number = messages++;
        AvatarOutputs outputs = options.Outputs.Count > 0 ? options.Outputs[draw.Number(options.Outputs.Count, salt: 9)] : AvatarOutputs.All;
        return ScriptedUser.Ask(template with { Outputs = outputs }, options.Message(number), $"t-{options.Seed}-{number}");
    }

    private static AvatarRequest Again(AvatarRequest request) => ScriptedUser.Ask(request, request.Message, request.TurnId);

    private static UserConduct Interruption(ChaosDraw draw) => draw.Number(2, salt: 4) == 0
        ? new UserConduct { InterruptAfterUpdates = draw.Number(MostUpdates, salt: 5) }
        : new UserConduct { InterruptAfterHearing = TimeSpan.FromMilliseconds(draw.Number(3_000, salt: 5)) };

    private Task<PlayedTurn> PlayAsync(AvatarRequest request, UserConduct conduct, CancellationToken cancellationToken)
        => ScriptedUser.PlayAsync(engine, time, request, conduct, cancellationToken);
}
