using Amazon.DynamoDBv2.Model;

namespace AvatarKit.Aws;

/// <summary>Reserves and releases in the table, each in one transaction over all budgets of a turn.</summary>
internal sealed class DynamoDbBudgets(DynamoDbCalls calls, BudgetItems items, DynamoDbOptions options, TimeProvider time)
{
    public const int MaxRounds = 24;

    public async ValueTask<BudgetDecision> ReserveAsync(BudgetReservation reservation, CancellationToken cancellationToken)
    {
        IReadOnlyList<BudgetWindow> windows = reservation.Windows;
        List<TransactWriteItem> parts =
        [
            .. windows.Select(window => items.Commit(window, reservation.AmountUsd)), .. windows.Select(window => items.Hold(window, reservation)),
        ];
        if (parts.Count == 0)
        {
            return new BudgetDecision(null, []);
        }

        bool isSwept = false;
        for (int round = 0; round < MaxRounds; round++)
        {
            if (round > 0)
            {
                await Backoff.WaitAsync(round, time, cancellationToken).ConfigureAwait(false);
            }

            List<CancellationReason>? reasons = await calls.WriteAsync(parts, cancellationToken).ConfigureAwait(false);
            if (reasons is null || DynamoDbErrors.IsConditionFailure(reasons[windows.Count]))
            {
                // Written now, or before.
                return new BudgetDecision(null, await ReadAsync(windows, cancellationToken).ConfigureAwait(false));
            }

            int refused = reasons.FindIndex(0, windows.Count, DynamoDbErrors.IsConditionFailure);
            if (refused < 0)
            {
                continue;
            }

            if (!isSwept && await SweepAsync(windows, cancellationToken).ConfigureAwait(false))
            {
                isSwept = true;
                continue;
            }

            return new BudgetDecision(windows[refused], await ReadAsync(windows, cancellationToken).ConfigureAwait(false));
        }

        throw DynamoDbErrors.Conflicting(options, "budget");
    }

    public async ValueTask ReleaseAsync(BudgetReservation reservation, CancellationToken cancellationToken)
        => await ReleaseAsync(
            [.. reservation.Windows.SelectMany(window => (TransactWriteItem[])
                [
                    items.Drop(window.Key, BudgetItems.SortOf(reservation)), items.Change(window.Key, -reservation.AmountUsd, 0, window.EndsAt),
                ])],
            cancellationToken).ConfigureAwait(false);

    /// <summary>The parts that charge a turn to its budgets.</summary>
    /// <param name="reservation">What was held back.</param>
    /// <param name="usd">What the turn cost.</param>
    /// <param name="isHeld">Whether the reservation still counts.</param>
    public IEnumerable<TransactWriteItem> Charge(BudgetReservation reservation, decimal usd, bool isHeld)
    {
        foreach (BudgetWindow window in reservation.Windows)
        {
            if (isHeld)
            {
                yield return items.Drop(window.Key, BudgetItems.SortOf(reservation));
            }

            yield return items.Change(window.Key, isHeld ? usd - reservation.AmountUsd : usd, usd, window.EndsAt);
        }
    }

    /// <summary>What a budget holds, without what has expired by now.</summary>
    public async ValueTask<BudgetState> ReadAsync(string key, CancellationToken cancellationToken)
    {
        decimal expired = 0;
        await foreach (List<Dictionary<string, AttributeValue>> page
            in calls.QueryAsync(BudgetItems.Expired(key, time.GetUtcNow()), cancellationToken).ConfigureAwait(false))
        {
            expired += page.Sum(BudgetItems.AmountOf);
        }

        BudgetState state = BudgetItems.Read(
            await calls.GetAsync(CostAddress.OfBudget(key), BudgetItems.Head, cancellationToken).ConfigureAwait(false));
        return state with { ReservedUsd = state.ReservedUsd - expired };
    }

    private async ValueTask<IReadOnlyList<BudgetState>> ReadAsync(IReadOnlyList<BudgetWindow> windows, CancellationToken cancellationToken)
    {
        var states = new BudgetState[windows.Count];
        for (int i = 0; i < windows.Count; i++)
        {
            states[i] = await ReadAsync(windows[i].Key, cancellationToken).ConfigureAwait(false);
        }

        return states;
    }

    /// <summary>Takes reservations that have expired out of budgets; says whether there were any.</summary>
    private async ValueTask<bool> SweepAsync(IReadOnlyList<BudgetWindow> windows, CancellationToken cancellationToken)
    {
        bool any = false;
        foreach (BudgetWindow window in windows)
        {
            await foreach (List<Dictionary<string, AttributeValue>> page
                in calls.QueryAsync(BudgetItems.Expired(window.Key, time.GetUtcNow()), cancellationToken).ConfigureAwait(false))
            {
                foreach (Dictionary<string, AttributeValue> reservation in page)
                {
                    any = true;
                    await ReleaseAsync(
                        [
                            items.Drop(window.Key, reservation.Text(Attributes.Sort)),
                            items.Change(window.Key, -BudgetItems.AmountOf(reservation), 0, window.EndsAt),
                        ],
                        cancellationToken).ConfigureAwait(false);
                }
            }
        }

        return any;
    }

    /// <summary>Writes what takes reservations back; one that is gone already was taken back by another.</summary>
    private async ValueTask ReleaseAsync(List<TransactWriteItem> parts, CancellationToken cancellationToken)
    {
        for (int round = 0; parts.Count > 0 && round < MaxRounds; round++)
        {
            if (round > 0)
            {
                await Backoff.WaitAsync(round, time, cancellationToken).ConfigureAwait(false);
            }

            List<CancellationReason>? reasons = await calls.WriteAsync(parts, cancellationToken).ConfigureAwait(false);
            if (reasons is null || reasons.Exists(DynamoDbErrors.IsConditionFailure))
            {
                return;
            }
        }

        if (parts.Count > 0)
        {
            throw DynamoDbErrors.Conflicting(options, "budget");
        }
    }
}
