namespace AvatarKit;

/// <summary>What was seen of an arm. Not thread-safe, but for <see cref="IsStopped"/>.</summary>
internal sealed class WatchedArm(int minTurns)
{
    private volatile bool isStopped;
    private double chance = 1;

    public ArmSums Sums { get; } = new();

    /// <summary>Whether it did harm.</summary>
    public bool IsStopped
    {
        get => isStopped;
        set => isStopped = value;
    }

    /// <summary>With how many turns it is judged the next time.</summary>
    public long NextJudgement { get; private set; } = minTurns;

    /// <summary>Whether there is room for what is known of a unit.</summary>
    public bool Takes(UInt128 unit, int maxUnits) => Sums.Units < maxUnits || Sums.Of(ExperimentMeasure.FailureRate).Has(unit);

    /// <summary>The share that the judgement which is due has of the chance of error of all.</summary>
    public double NextChance()
    {
        NextJudgement *= 2;
        return chance /= 2;
    }
}
