using Amazon.DynamoDBv2.Model;

namespace AvatarKit.Aws;

/// <summary>Makes the parts of the transactions that write sums, and reads sums.</summary>
internal sealed class CostItems(DynamoDbOptions options)
{
    public const string Item = "-";

    private static readonly TimeSpan IdsKept = TimeSpan.FromDays(2);
    private static readonly TimeSpan SumsKept = TimeSpan.FromDays(400);

    private static readonly (string Name, Func<CostSum, decimal> Value)[] Columns =
    [
        ("n", static sum => sum.Turns), ("unpriced", static sum => sum.UnpricedTurns), ("model", static sum => sum.ModelUsd),
        ("speech", static sum => sum.SpeechUsd), ("resources", static sum => sum.ResourcesUsd), ("saved", static sum => sum.SavedUsd),
        ("tokensIn", static sum => sum.InputTokens), ("tokensCached", static sum => sum.CachedInputTokens),
        ("tokensOut", static sum => sum.OutputTokens), ("characters", static sum => sum.SpeechCharacters),
    ];

    /// <summary>Notes an id, unless it is noted already.</summary>
    public TransactWriteItem Count(string id, DateTimeOffset now)
    {
        Dictionary<string, AttributeValue> item = DynamoDbCalls.Key(CostAddress.OfCounted(id), Item);
        item[Attributes.Expires] = Attributes.Number((now + IdsKept).ToUnixTimeSeconds());
        return new TransactWriteItem
        {
            Put = new Put
            {
                TableName = options.TableName,
                Item = item,
                ConditionExpression = "attribute_not_exists(#pk) OR #expires <= :now",
                ExpressionAttributeNames = new() { ["#pk"] = Attributes.Partition, ["#expires"] = Attributes.Expires },
                ExpressionAttributeValues = new() { [":now"] = Attributes.Number(now.ToUnixTimeSeconds()) },
            },
        };
    }

    public TransactWriteItem Add(CostScope scope, CostEntry entry)
    {
        var address = CostAddress.Of(scope);
        CostSum one = CostSum.Nothing.Plus(entry);
        var update = new Update
        {
            TableName = options.TableName,
            Key = DynamoDbCalls.Key(address.Partition, address.Sort(entry.Day, Random.Shared.Next(address.Shards))),
            UpdateExpression = "SET #expires = :expires ADD " + string.Join(", ", Columns.Select(static (_, i) => $"#c{i} :c{i}")),
            ExpressionAttributeNames = new() { ["#expires"] = Attributes.Expires },
            ExpressionAttributeValues = new() { [":expires"] = Attributes.Number((entry.At + SumsKept).ToUnixTimeSeconds()) },
        };
        for (int i = 0; i < Columns.Length; i++)
        {
            update.ExpressionAttributeNames[$"#c{i}"] = Columns[i].Name;
            update.ExpressionAttributeValues[$":c{i}"] = Attributes.Number(Columns[i].Value(one));
        }

        return new TransactWriteItem { Update = update };
    }

    public static CostSum Read(Dictionary<string, AttributeValue> item) => new()
    {
        Turns = item.Number("n"),
        UnpricedTurns = item.Number("unpriced"),
        ModelUsd = item.Amount("model"),
        SpeechUsd = item.Amount("speech"),
        ResourcesUsd = item.Amount("resources"),
        SavedUsd = item.Amount("saved"),
        InputTokens = item.Number("tokensIn"),
        CachedInputTokens = item.Number("tokensCached"),
        OutputTokens = item.Number("tokensOut"),
        SpeechCharacters = item.Number("characters"),
    };
}
