namespace AvatarKit;

/// <summary>The sums of an arm in every measure. Not thread-safe.</summary>
internal sealed class ArmSums
{
    private readonly UnitSums[] sums = [.. Enum.GetValues<ExperimentMeasure>().Select(static _ => new UnitSums())];

    // Of every turn it is known whether it failed.
    public long Turns => Of(ExperimentMeasure.FailureRate).Turns;

    public int Units => Of(ExperimentMeasure.FailureRate).Units;

    public UnitSums Of(ExperimentMeasure measure) => sums[(int)measure];
}
