namespace AvatarKit;

/// <summary>Makes reports of experiments from the turns that are stored. Not thread-safe.</summary>
/// <remarks>
/// <para>What a turn took part in stands in <see cref="ModelRoute.Assignments"/>. Turns of one person are alike: each person counts as one, with
/// the sums of their turns, and the intervals are by the delta method over persons, with Student's t, so that many turns of few people make
/// nothing certain.</para>
/// <para>The intervals are right when they are read once, at a number of turns that was chosen before. Who reads them every day, and ends the
/// experiment on the first that pleases, is wrong more often than they say.</para>
/// </remarks>
public sealed class ExperimentResults
{
    private readonly Dictionary<string, ExperimentOptions> configured;
    private readonly SortedDictionary<string, SortedDictionary<string, ArmSums>> experiments = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Creates results without turns.</summary>
    /// <param name="options">What the experiments are configured to be: their controls, units and beginnings. Default <see langword="null"/>, as
    /// for an experiment that is not configured any more: the control is the arm <c>control</c>, or the first by name, and units are
    /// persons.</param>
    public ExperimentResults(AvatarChatbotOptions? options = null)
        => configured = new(options?.Experiments ?? new Dictionary<string, ExperimentOptions>(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the turns of all conversations of some people.</summary>
    /// <param name="store">The store.</param>
    /// <param name="persons">The people. A store lists conversations by person; which persons there are the host knows.</param>
    /// <param name="options">See the constructor.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The results.</returns>
    public static async Task<ExperimentResults> ReadAsync(
        IConversationStore store,
        IAsyncEnumerable<ConversationPerson> persons,
        AvatarChatbotOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(persons);
        var results = new ExperimentResults(options);
        await foreach (ConversationPerson person in persons.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            await foreach (ConversationInfo conversation in
                store.ListAsync(person.TenantId, person.UserId, cancellationToken).ConfigureAwait(false))
            {
                await foreach (ConversationTurn turn in store.ExportAsync(conversation.Key, cancellationToken).ConfigureAwait(false))
                {
                    results.Add(conversation.Key, turn);
                }
            }
        }

        return results;
    }

    /// <summary>Adds a turn. One that has not ended, or took part in nothing, changes nothing.</summary>
    /// <param name="conversation">Its conversation.</param>
    /// <param name="turn">The turn; each is to be added once.</param>
    public void Add(ConversationKey conversation, ConversationTurn turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (turn.Result is not { Route.Assignments: { } assignments } result)
        {
            return;
        }

        foreach ((string name, string arm) in assignments)
        {
            ExperimentOptions? options = configured.GetValueOrDefault(name);
            if (turn.StartedAt < options?.StartsAt)
            {
                continue;
            }

            UInt128 unit = ExperimentHash.UnitOf(conversation, options?.Unit ?? ExperimentUnit.User);
            ArmSums sums = SumsOf(name, arm);
            foreach (ExperimentValue value in ExperimentValue.Of(result))
            {
                sums.Of(value.Measure).Add(unit, value.Value);
            }

            if (turn.Rating is { } rating)
            {
                sums.Of(ExperimentMeasure.Rating).Add(unit, rating.Score);
            }
        }
    }

    /// <summary>Makes a report of each experiment that turns took part in, by name.</summary>
    /// <returns>The reports.</returns>
    public IReadOnlyList<ExperimentReport> CreateReports()
        => [.. experiments.Select(experiment => ExperimentReporter.Report(experiment.Key, ControlOf(experiment.Key), experiment.Value))];

    private string ControlOf(string experiment)
    {
        string wanted = configured.GetValueOrDefault(experiment)?.ControlName ?? new ExperimentOptions().Control;
        SortedDictionary<string, ArmSums> arms = experiments[experiment];
        return configured.ContainsKey(experiment) || arms.ContainsKey(wanted) ? wanted : arms.Keys.First();
    }

    private ArmSums SumsOf(string experiment, string arm)
    {
        if (!experiments.TryGetValue(experiment, out SortedDictionary<string, ArmSums>? arms))
        {
            experiments[experiment] = arms = new SortedDictionary<string, ArmSums>(StringComparer.OrdinalIgnoreCase);
        }

        if (!arms.TryGetValue(arm, out ArmSums? sums))
        {
            arms[arm] = sums = new ArmSums();
        }

        return sums;
    }
}
