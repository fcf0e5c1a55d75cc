namespace AvatarKit.Testing;

/// <summary>What is to go wrong, how often, and by which seed. Nothing, until it is said.</summary>
/// <remarks>Not thread-safe, and not to be changed once calls are made.</remarks>
public sealed class ChaosOptions
{
    private readonly ChaosRates[] rates = [.. ChaosFaults.Contracts.Select(static contract => new ChaosRates(contract))];

    /// <summary>What decides, together with the contract and the number of the call, whether a call fails and how.</summary>
    /// <value>Default 1. The same seed gives the same faults where calls of a contract come in the same order.</value>
    public int Seed { get; set; } = 1;

    /// <summary>How late a call with <see cref="ChaosFault.Latency"/> is at most; it is drawn evenly from 0 to this.</summary>
    /// <value>Default 1 second, on the host's <see cref="TimeProvider"/>. More than 0.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is not more than 0.</exception>
    public TimeSpan LongestLatency
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            field = value;
        }
    } = TimeSpan.FromSeconds(1);

    /// <summary>The rates of one contract.</summary>
    /// <param name="contract">The contract.</param>
    /// <returns>Its rates, to be set.</returns>
    public ChaosRates On(ChaosContract contract) => rates[(int)contract];

    /// <summary>Makes the calls of every contract fail at a rate, all the faults it can have, or those named, equally often.</summary>
    /// <param name="rate">The share of calls that have a fault, from 0 to 1.</param>
    /// <param name="faults">The faults; none: all that a contract can have. A contract that can have none of them is left alone.</param>
    /// <returns>These options.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not from 0 to 1.</exception>
    public ChaosOptions Everywhere(double rate, params ChaosFault[] faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        foreach (ChaosRates one in rates)
        {
            ChaosFault[] possible = [.. one.Faults.Where(fault => faults.Length == 0 || faults.Contains(fault))];
            foreach (ChaosFault fault in one.Faults)
            {
                one[fault] = 0;
            }

            foreach (ChaosFault fault in possible)
            {
                one[fault] = rate / possible.Length;
            }
        }

        return this;
    }
}
