namespace AvatarKit;

/// <summary>When an arm of an experiment is stopped for the harm it does. Each limit that is set is watched against the control arm;
/// by default none is.</summary>
/// <remarks>
/// <para>Each process watches the turns that end in it, from its start on, up to 50,000 units of each arm. An arm is judged when it and the control
/// have <see cref="MinTurns"/> turns each, and ten units, and again each time they have twice as many. Each judgement has half the chance of error
/// that the one before had, shared among arms and limits, so that looking often stops nothing by chance.</para>
/// <para>The units of an arm that was stopped are given the control arm, and take no part any more, until the process starts again or the
/// experiment's options change.</para>
/// </remarks>
public sealed class ExperimentStopOptions
{
    /// <summary>How many turns an arm and the control need each before they are judged.</summary>
    /// <value>Default 100; 2 to 1,000,000.</value>
    public int MinTurns { get; set; } = 100;

    /// <summary>How sure it must be that a limit is passed before an arm is stopped.</summary>
    /// <value>Default 0.95; 0.5 to less than 1.</value>
    public double Confidence { get; set; } = 0.95;

    /// <summary>By how much the share of turns that are interrupted may be higher than the control's: 0.05 is five in a hundred more.</summary>
    /// <value>Default <see langword="null"/>: not watched; else 0 to 1.</value>
    public double? MaxInterruptionIncrease { get; set; }

    /// <summary>By how much the share of turns that fail may be higher than the control's.</summary>
    /// <value>Default <see langword="null"/>: not watched; else 0 to 1.</value>
    public double? MaxFailureIncrease { get; set; }

    /// <summary>By which part of the control's cost of a turn an arm's may be higher: 0.5 is half as much again. Turns whose cost is unknown
    /// do not count.</summary>
    /// <value>Default <see langword="null"/>: not watched; else 0 to 1,000.</value>
    public double? MaxCostIncrease { get; set; }

    /// <summary>By which part of the control's time to the first text an arm's may be longer: 0.5 is half as long again.</summary>
    /// <value>Default <see langword="null"/>: not watched; else 0 to 1,000.</value>
    public double? MaxFirstTextIncrease { get; set; }

    /// <summary>By how many of the four points from 1 to 5 ratings may be lower than the control's.</summary>
    /// <value>Default <see langword="null"/>: not watched; else 0 to 4.</value>
    public double? MaxRatingDecrease { get; set; }

    /// <summary>The limits that are set.</summary>
    internal IReadOnlyList<ExperimentLimit> Limits =>
    [
        .. Limit(ExperimentMeasure.InterruptionRate, MaxInterruptionIncrease, nameof(MaxInterruptionIncrease)),
        .. Limit(ExperimentMeasure.FailureRate, MaxFailureIncrease, nameof(MaxFailureIncrease)),
        .. Limit(ExperimentMeasure.CostUsd, MaxCostIncrease, nameof(MaxCostIncrease)),
        .. Limit(ExperimentMeasure.FirstTextMs, MaxFirstTextIncrease, nameof(MaxFirstTextIncrease)),
        .. Limit(ExperimentMeasure.Rating, MaxRatingDecrease, nameof(MaxRatingDecrease)),
    ];

    private static ReadOnlySpan<ExperimentLimit> Limit(ExperimentMeasure measure, double? value, string setting)
        => value is { } limit ? new ExperimentLimit[] { new(measure, limit, setting) } : [];
}
