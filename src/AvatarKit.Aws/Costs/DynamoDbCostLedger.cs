using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace AvatarKit.Aws;

/// <summary>Keeps what turns cost, and budgets, in the DynamoDB table of the conversations, for any number of processes.</summary>
/// <remarks>
/// <para>A turn is one transaction over the sums it counts for, its budgets and its id: counted once or not at all. It takes two write units for
/// each
/// of them, some 14 for a turn without budgets. Sums of all turns, of a tenant, an avatar or an experiment's arm are spread over 16 items a day.
/// Sums are kept for 400 days.</para>
/// <para>A budget is one item, which DynamoDB writes some 500 times a second; turns beyond that wait for each other, for seconds at most, then fail
/// with <c>dynamodb.conflict</c>.</para>
/// <para>Keys are hashes: no id can be read off one. Thread-safe. The client stays the caller's.</para>
/// </remarks>
public sealed class DynamoDbCostLedger : ICostLedger
{
    private readonly DynamoDbOptions options;
    private readonly DynamoDbCalls calls;
    private readonly CostItems items;
    private readonly DynamoDbBudgets budgets;
    private readonly TimeProvider time;

    /// <summary>Creates the ledger; the table is touched at first use.</summary>
    /// <param name="client">The client, with its own retries off (<c>MaxErrorRetry = 0</c>).</param>
    /// <param name="options">Which table. Read for as long as the ledger lives.</param>
    /// <param name="timeProvider">The clock that reservations expire by. Default: the system's.</param>
    /// <exception cref="ArgumentException">A setting cannot work; the message names it.</exception>
    public DynamoDbCostLedger(IAmazonDynamoDB client, DynamoDbOptions options, TimeProvider? timeProvider = null)
    {
        time = timeProvider ?? TimeProvider.System;
        calls = DynamoDbCalls.To(client, options, time);
        this.options = options;
        items = new CostItems(options);
        budgets = new DynamoDbBudgets(calls, new BudgetItems(options), options, time);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> RecordAsync(CostEntry entry, BudgetReservation? reservation = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        cancellationToken.ThrowIfCancellationRequested();
        bool isHeld = reservation is not null;
        for (int round = 0; round < DynamoDbBudgets.MaxRounds; round++)
        {
            if (round > 0)
            {
                await Backoff.WaitAsync(round, time, cancellationToken).ConfigureAwait(false);
            }

            // The id last: whatever else stands in the way, it says whether the turn is counted.
            List<TransactWriteItem> parts =
            [
                .. reservation is null ? [] : budgets.Charge(reservation, reservation.ChargeFor(entry.Cost), isHeld),
                .. entry.Scopes.Select(scope => items.Add(scope, entry)),
                items.Count(entry.Id, time.GetUtcNow()),
            ];
            List<CancellationReason>? reasons = await calls.WriteAsync(parts, cancellationToken).ConfigureAwait(false);
            if (reasons is null)
            {
                return true;
            }

            if (DynamoDbErrors.IsConditionFailure(reasons[^1]))
            {
                return false;
            }

            isHeld = isHeld && !reasons.Exists(DynamoDbErrors.IsConditionFailure);
        }

        throw DynamoDbErrors.Conflicting(options, "sums");
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<DailyCost> ReadAsync(
        CostScope scope, DateOnly first, DateOnly last, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var address = CostAddress.Of(scope);
        QueryRequest request = Query(address.Partition, address.Sort(first, 0), address.After(last));
        DailyCost? day = null;
        await foreach (List<Dictionary<string, AttributeValue>> page in calls.QueryAsync(request, cancellationToken).ConfigureAwait(false))
        {
            foreach (Dictionary<string, AttributeValue> item in page)
            {
                DailyCost part = Read(address, item);
                if (day is not null && part.Day != day.Day)
                {
                    yield return day;
                    day = null;
                }

                day = day is null ? part : day with { Sum = day.Sum.Plus(part.Sum) };
            }
        }

        if (day is not null)
        {
            yield return day;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<bool> EraseAsync(CostScope scope, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var address = CostAddress.Of(scope);

        // A person's partition goes whole, with the sums of their conversations.
        bool isWhole = scope.ConversationsPath is not null;
        QueryRequest request = isWhole ? Query(address.Partition, "!", "~") : Query(address.Partition, address.Prefix, address.Prefix + "~");
        request.ProjectionExpression = "#sk";
        List<string> sorts = [];
        await foreach (List<Dictionary<string, AttributeValue>> page in calls.QueryAsync(request, cancellationToken).ConfigureAwait(false))
        {
            sorts.AddRange(page.Select(static item => item.Text(Attributes.Sort)));
        }

        await calls.DeleteAsync(address.Partition, sorts, cancellationToken).ConfigureAwait(false);
        return sorts.Count > 0;
    }

    /// <inheritdoc/>
    public ValueTask<BudgetDecision> ReserveAsync(BudgetReservation reservation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reservation);
        cancellationToken.ThrowIfCancellationRequested();
        return TranslatedAsync(budgets.ReserveAsync(reservation, cancellationToken));
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(BudgetReservation reservation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reservation);
        cancellationToken.ThrowIfCancellationRequested();
        return budgets.ReleaseAsync(reservation, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<BudgetState> ReadBudgetAsync(string key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        cancellationToken.ThrowIfCancellationRequested();
        return TranslatedAsync(budgets.ReadAsync(key, cancellationToken));
    }

    private static QueryRequest Query(string partition, string first, string last) => new()
    {
        KeyConditionExpression = "#pk = :pk AND #sk BETWEEN :first AND :last",
        ExpressionAttributeNames = new() { ["#pk"] = Attributes.Partition, ["#sk"] = Attributes.Sort },
        ExpressionAttributeValues = new()
        {
            [":pk"] = Attributes.Text(partition), [":first"] = Attributes.Text(first), [":last"] = Attributes.Text(last),
        },
    };

    private DailyCost Read(CostAddress address, Dictionary<string, AttributeValue> item)
    {
        try
        {
            return new DailyCost(address.DayOf(item.Text(Attributes.Sort)), CostItems.Read(item));
        }
        catch (Exception exception) when (exception is DamagedItemException or FormatException)
        {
            throw DynamoDbErrors.Damaged(options, exception);
        }
    }

    private async ValueTask<T> TranslatedAsync<T>(ValueTask<T> call)
    {
        try
        {
            return await call.ConfigureAwait(false);
        }
        catch (DamagedItemException exception)
        {
            throw DynamoDbErrors.Damaged(options, exception);
        }
    }
}
