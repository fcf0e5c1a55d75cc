namespace AvatarKit;

/// <summary>The sums of a measure for each unit of an arm. Turns of one unit are alike, so that what is known grows with the units.
/// Not thread-safe.</summary>
internal sealed class UnitSums
{
    private readonly Dictionary<UInt128, UnitSum> units = [];

    public int Units => units.Count;

    public long Turns { get; private set; }

    public bool Has(UInt128 unit) => units.ContainsKey(unit);

    /// <summary>Adds turns of a unit, or corrects what was added.</summary>
    public void Add(UInt128 unit, double sum, long turns = 1)
    {
        UnitSum before = units.GetValueOrDefault(unit);
        units[unit] = new UnitSum(before.Sum + sum, before.Turns + turns);
        Turns += turns;
    }

    /// <summary>The mean over turns, with the variance that the delta method gives a ratio of two means over units.</summary>
    public RatioEstimate Estimate()
    {
        double mean = units.Values.Sum(static unit => unit.Sum) / Turns;
        double squares = units.Values.Sum(unit => Math.Pow(unit.Sum - (mean * unit.Turns), 2));
        double count = units.Count;
        double variance = count < 2 ? double.NaN : count / (count - 1) * squares / Turns / Turns;
        return new RatioEstimate(mean, variance, count - 1);
    }

    private readonly record struct UnitSum(double Sum, long Turns);
}
