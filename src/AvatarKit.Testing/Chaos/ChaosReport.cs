using System.Globalization;
using System.Text;

namespace AvatarKit.Testing;

/// <summary>What was called, and what was made to fail. Thread-safe; goes on counting.</summary>
public sealed class ChaosReport
{
    private readonly int[] calls = new int[ChaosFaults.Contracts.Length];
    private readonly int[] injected = new int[ChaosFaults.Contracts.Length * ChaosFaults.All.Length];

    internal ChaosReport()
    {
    }

    /// <summary>How many calls there were.</summary>
    public int TotalCalls => ChaosFaults.Contracts.Sum(Calls);

    /// <summary>How many of them had a fault.</summary>
    public int TotalInjected => ChaosFaults.Contracts.Sum(contract => ChaosFaults.All.Sum(fault => Injected(contract, fault)));

    /// <summary>How many calls of a contract there were.</summary>
    /// <param name="contract">The contract.</param>
    /// <returns>The number.</returns>
    public int Calls(ChaosContract contract) => Volatile.Read(ref calls[(int)contract]);

    /// <summary>How many calls of a contract had a fault. A stream that was left before its middle counts, though nobody saw it break.</summary>
    /// <param name="contract">The contract.</param>
    /// <param name="fault">The fault.</param>
    /// <returns>The number.</returns>
    public int Injected(ChaosContract contract, ChaosFault fault) => Volatile.Read(ref injected[Place(contract, fault)]);

    /// <summary>A table of what was called and injected, one line for each contract that was called.</summary>
    /// <returns>The table, in Markdown.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append("| contract | calls | ").AppendJoin(" | ", ChaosFaults.All).AppendLine(" |");
        text.Append("|---|---|").Insert(text.Length, "---|", ChaosFaults.All.Length).AppendLine();
        foreach (ChaosContract contract in ChaosFaults.Contracts.Where(contract => Calls(contract) > 0))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {contract} | {Calls(contract)} | ")
                .AppendJoin(" | ", ChaosFaults.All.Select(fault => ChaosFaults.Of(contract).Contains(fault)
                    ? Injected(contract, fault).ToString(CultureInfo.InvariantCulture)
                    : ""))
                .AppendLine(" |");
        }

        return text.ToString();
    }

    internal void Note(ChaosContract contract, ChaosFault? fault)
    {
        Interlocked.Increment(ref calls[(int)contract]);
        if (fault is { } injectedFault)
        {
            Interlocked.Increment(ref injected[Place(contract, injectedFault)]);
        }
    }

    private static int Place(ChaosContract contract, ChaosFault fault) => ((int)contract * ChaosFaults.All.Length) + (int)fault;
}
