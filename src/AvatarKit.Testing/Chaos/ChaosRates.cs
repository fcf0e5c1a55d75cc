namespace AvatarKit.Testing;

/// <summary>How often each fault befalls the calls of one contract. A call has one fault or none.</summary>
/// <remarks>Not to be changed once calls are made.</remarks>
public sealed class ChaosRates
{
    private readonly double[] rates = new double[ChaosFaults.All.Length];

    internal ChaosRates(ChaosContract contract) => Contract = contract;

    /// <summary>Whose calls.</summary>
    public ChaosContract Contract { get; }

    /// <summary>The faults that the contract can have.</summary>
    public IReadOnlyList<ChaosFault> Faults => ChaosFaults.Of(Contract);

    /// <summary>The share of calls that have a fault of any kind.</summary>
    /// <value>From 0 to 1. Default 0.</value>
    public double Total => rates.Sum();

    /// <summary>The share of calls that have a fault.</summary>
    /// <param name="fault">The fault.</param>
    /// <value>From 0 to 1, all of a contract together no more than 1. Default 0.</value>
    /// <exception cref="ArgumentException">The contract cannot have this fault.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The share is not from 0 to 1, or all together are more than 1.</exception>
    public double this[ChaosFault fault]
    {
        get => rates[(int)fault];
        set
        {
            if (!Faults.Contains(fault))
            {
                throw new ArgumentException($"'{Contract}' cannot have the fault '{fault}'. It has: {string.Join(", ", Faults)}.", nameof(fault));
            }

            double together = Total - rates[(int)fault] + value;
            if (!(value is >= 0 and <= 1) || together > 1 + 1e-9)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(value), value, $"A rate is from 0 to 1, and those of '{Contract}' together no more than 1.");
            }

            rates[(int)fault] = value;
        }
    }

    /// <summary>Sets how often a fault befalls the calls.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="rate">The share of calls, from 0 to 1.</param>
    /// <returns>These rates.</returns>
    /// <exception cref="ArgumentException">As with the indexer.</exception>
    public ChaosRates Set(ChaosFault fault, double rate)
    {
        this[fault] = rate;
        return this;
    }

    /// <summary>The fault of a call for a number from 0 to 1; <see langword="null"/>: none.</summary>
    internal ChaosFault? Pick(double share)
    {
        for (int fault = 0; fault < rates.Length; fault++)
        {
            if ((share -= rates[fault]) < 0)
            {
                return (ChaosFault)fault;
            }
        }

        return null;
    }
}
