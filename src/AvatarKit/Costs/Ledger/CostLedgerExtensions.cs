namespace AvatarKit;

/// <summary>Reads of a ledger that are sums of others.</summary>
public static class CostLedgerExtensions
{
    /// <summary>Sums up what turns cost from one day to another.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="scope">Whose turns.</param>
    /// <param name="first">The first day, in UTC.</param>
    /// <param name="last">The last day, in UTC; it is among them.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The sum.</returns>
    public static async ValueTask<CostSum> SumAsync(
        this ICostLedger ledger, CostScope scope, DateOnly first, DateOnly last, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        CostSum sum = CostSum.Nothing;
        await foreach (DailyCost day in ledger.ReadAsync(scope, first, last, cancellationToken).ConfigureAwait(false))
        {
            sum = sum.Plus(day.Sum);
        }

        return sum;
    }
}
