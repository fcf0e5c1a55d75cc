namespace AvatarKit;

/// <summary>What one process has seen of an experiment since it started, or since its options changed. Thread-safe.</summary>
internal sealed class WatchedExperiment(string name, ExperimentOptions options, ExperimentLog log)
{
    private const int MaxUnits = 50_000;
    private const int MinUnits = 10;

    private readonly Lock gate = new();
    private readonly Dictionary<string, WatchedArm> arms =
        options.Arms.Keys.ToDictionary(static arm => arm, _ => new WatchedArm(options.Stop.MinTurns), StringComparer.OrdinalIgnoreCase);

    private readonly IReadOnlyList<ExperimentLimit> limits = options.Stop.Limits;
    private long exposures;

    /// <summary>Two experiments whose options differ in this are two.</summary>
    public string Identity { get; } = IdentityOf(options);

    public bool IsOver => Interlocked.Read(ref exposures) >= options.MaxTurns;

    /// <summary>Whether a turn of it has to be looked at.</summary>
    public bool IsWatched => limits.Count > 0;

    public bool IsStopped(string arm) => arms.TryGetValue(arm, out WatchedArm? watched) && watched.IsStopped;

    public void Exposed() => Interlocked.Increment(ref exposures);

    /// <summary>Everything that <see cref="Identity"/> is told by.</summary>
    public static string IdentityOf(ExperimentOptions options)
    {
        ExperimentStopOptions stop = options.Stop;
        return CacheHash.Of(
        [
            .. options.ArmNames.SelectMany(name => new[] { name, Text(options.Arms[name]) }), options.ControlName, options.Avatar, options.Tag,
            FormattableString.Invariant($"{options.Unit} {options.StartsAt:O} {options.EndsAt:O} {options.MaxTurns}"),
            FormattableString.Invariant($"{stop.MinTurns} {stop.Confidence}"),
            .. stop.Limits.Select(static limit => FormattableString.Invariant($"{limit.Setting} {limit.Value}")),
        ]);

        static string Text(ExperimentArmOptions arm) => FormattableString.Invariant($"{arm.Share} {arm.Tier} {arm.SimpleBelow} {arm.MediumBelow}");
    }

    /// <summary>A turn has ended.</summary>
    public WatchedTurn? Completed(string arm, ConversationKey key, TurnResult result)
    {
        UInt128 unit = ExperimentHash.UnitOf(key, options.Unit);
        lock (gate)
        {
            if (!arms.TryGetValue(arm, out WatchedArm? watched) || !watched.Takes(unit, MaxUnits))
            {
                return null;
            }

            foreach (ExperimentValue value in ExperimentValue.Of(result))
            {
                watched.Sums.Of(value.Measure).Add(unit, value.Value);
            }

            foreach ((string other, WatchedArm judged) in arms)
            {
                if (!options.IsControl(other) && !judged.IsStopped)
                {
                    Judge(other, judged, arms[options.Control]);
                }
            }
        }

        return new WatchedTurn(this, arm, unit, result.Status);
    }

    /// <summary>Notes what came to be known after a turn's end.</summary>
    public void Note(string arm, UInt128 unit, ExperimentMeasure measure, double sum, long turns)
    {
        lock (gate)
        {
            arms[arm].Sums.Of(measure).Add(unit, sum, turns);
        }
    }

    private void Judge(string armName, WatchedArm arm, WatchedArm control)
    {
        long turns = Math.Min(arm.Sums.Turns, control.Sums.Turns);
        if (turns < arm.NextJudgement || arm.Sums.Units < MinUnits || control.Sums.Units < MinUnits)
        {
            return;
        }

        // The chances of all judgements together come to the one that is allowed: 1/2 + 1/4 + 1/8 …, shared by all that is judged.
        double chance = arm.NextChance() * (1 - options.Stop.Confidence) / limits.Count / (arms.Count - 1);
        foreach (ExperimentLimit limit in limits)
        {
            RatioEstimate measured = arm.Sums.Of(limit.Measure).Estimate();
            RatioEstimate compared = control.Sums.Of(limit.Measure).Estimate();
            if (limit.ChanceOf(measured, compared) < chance)
            {
                arm.IsStopped = true;
                ExperimentMetrics.RecordStop(name, armName, limit.Measure);
                log.Stopped(name, armName, limit, measured, compared);
                return;
            }
        }
    }
}
