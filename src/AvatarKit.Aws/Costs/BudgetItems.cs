using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace AvatarKit.Aws;

/// <summary>Makes the parts of the transactions that write budgets, and reads budgets.</summary>
/// <remarks>A budget's partition has an item with what it has spent and committed, and one for each reservation, which sort by when they expire.
/// DynamoDB compares but does not add in conditions: so what is committed is kept, and what is reserved follows from it.</remarks>
internal sealed class BudgetItems(DynamoDbOptions options)
{
    public const string Head = "B";

    private const string ReservationPrefix = "R#";
    private const string Committed = "committed";
    private const string Spent = "spent";
    private const string Amount = "amount";

    /// <summary>The table's expiry deletes nothing that still counts.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Commits an amount, as long as the budget has room for it.</summary>
    public TransactWriteItem Commit(BudgetWindow window, decimal usd)
    {
        TransactWriteItem part = Change(window.Key, committed: usd, spent: 0, window.EndsAt);
        if (window.LimitUsd < decimal.MaxValue)
        {
            part.Update.ConditionExpression = usd > window.LimitUsd
                ? "attribute_exists(#never)"
                : "attribute_not_exists(#committed) OR #committed <= :room";
            if (usd > window.LimitUsd)
            {
                part.Update.ExpressionAttributeNames["#never"] = "never";
            }
            else
            {
                part.Update.ExpressionAttributeValues[":room"] = Attributes.Number(window.LimitUsd - usd);
            }
        }

        return part;
    }

    /// <summary>Changes what a budget has committed and spent.</summary>
    public TransactWriteItem Change(string key, decimal committed, decimal spent, DateTimeOffset endsAt) => new()
    {
        Update = new Update
        {
            TableName = options.TableName,
            Key = DynamoDbCalls.Key(CostAddress.OfBudget(key), Head),
            UpdateExpression = "SET #expires = :expires ADD #committed :usd, #spent :spent",
            ExpressionAttributeNames = new() { ["#expires"] = Attributes.Expires, ["#committed"] = Committed, ["#spent"] = Spent },
            ExpressionAttributeValues = new()
            {
                [":expires"] = Attributes.Number((endsAt + Kept).ToUnixTimeSeconds()),
                [":usd"] = Attributes.Number(committed),
                [":spent"] = Attributes.Number(spent),
            },
        },
    };

    /// <summary>Notes a reservation in a budget, unless it is there.</summary>
    public TransactWriteItem Hold(BudgetWindow window, BudgetReservation reservation)
    {
        Dictionary<string, AttributeValue> item = DynamoDbCalls.Key(CostAddress.OfBudget(window.Key), SortOf(reservation));
        item[Amount] = Attributes.Number(reservation.AmountUsd);
        item[Attributes.Expires] = Attributes.Number((window.EndsAt + Kept).ToUnixTimeSeconds());
        return new TransactWriteItem
        {
            Put = new Put
            {
                TableName = options.TableName,
                Item = item,
                ConditionExpression = "attribute_not_exists(#pk)",
                ExpressionAttributeNames = new() { ["#pk"] = Attributes.Partition },
            },
        };
    }

    /// <summary>Takes a reservation out of a budget, if it is there.</summary>
    public TransactWriteItem Drop(string key, string sort) => new()
    {
        Delete = new Delete
        {
            TableName = options.TableName,
            Key = DynamoDbCalls.Key(CostAddress.OfBudget(key), sort),
            ConditionExpression = "attribute_exists(#pk)",
            ExpressionAttributeNames = new() { ["#pk"] = Attributes.Partition },
        },
    };

    /// <summary>Asks for the reservations of a budget that have expired.</summary>
    public static QueryRequest Expired(string key, DateTimeOffset now) => new()
    {
        KeyConditionExpression = "#pk = :pk AND #sk BETWEEN :first AND :last",
        ExpressionAttributeNames = new() { ["#pk"] = Attributes.Partition, ["#sk"] = Attributes.Sort },
        ExpressionAttributeValues = new()
        {
            [":pk"] = Attributes.Text(CostAddress.OfBudget(key)),
            [":first"] = Attributes.Text(ReservationPrefix),

            // A time that is now has '#' after it, which sorts before '~'.
            [":last"] = Attributes.Text($"{ReservationPrefix}{Ticks(now)}~"),
        },
    };

    public static string SortOf(BudgetReservation reservation) => $"{ReservationPrefix}{Ticks(reservation.ExpiresAt)}#{reservation.Id}";

    public static decimal AmountOf(Dictionary<string, AttributeValue> reservation) => reservation.Amount(Amount);

    public static BudgetState Read(Dictionary<string, AttributeValue>? item)
        => item is null ? default : new BudgetState(item.Amount(Spent), item.Amount(Committed) - item.Amount(Spent));

    private static string Ticks(DateTimeOffset time) => time.UtcTicks.ToString("d20", CultureInfo.InvariantCulture);
}
