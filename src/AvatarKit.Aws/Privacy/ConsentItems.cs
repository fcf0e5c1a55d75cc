using Amazon.DynamoDBv2.Model;

namespace AvatarKit.Aws;

/// <summary>A person's consents as one item of the table: who they are is a hash, and the item counts its writes.</summary>
internal sealed class ConsentItems(DynamoDbOptions options)
{
    public const string Item = "-";

    private const string Revision = "rev";
    private const string Records = "records";
    private const string Version = "v";
    private const string Given = "given";
    private const string Withdrawn = "withdrawn";

    public static string PartitionOf(string tenantId, string userId) => $"$P#{KeyHash.Of(tenantId, userId)}";

    public static long RevisionOf(Dictionary<string, AttributeValue>? item) => item is null ? 0 : item.Number(Revision);

    public static List<ConsentRecord> Read(Dictionary<string, AttributeValue>? item)
        => item is null ? [] : [.. (item.GetValueOrDefault(Records)?.L ?? []).Select(static record => ReadOne(record.M ?? []))];

    /// <summary>Writes the item, unless it was written since it was read.</summary>
    public TransactWriteItem Put(string partition, long revision, IEnumerable<ConsentRecord> records)
    {
        Dictionary<string, AttributeValue> item = DynamoDbCalls.Key(partition, Item);
        item[Revision] = Attributes.Number(revision + 1);
        item[Records] = new AttributeValue { L = [.. records.Select(Write)] };
        return new TransactWriteItem
        {
            Put = new Put
            {
                TableName = options.TableName,
                Item = item,
                ConditionExpression = revision == 0 ? "attribute_not_exists(#rev)" : "#rev = :rev",
                ExpressionAttributeNames = new() { ["#rev"] = Revision },
                ExpressionAttributeValues = revision == 0 ? null : new() { [":rev"] = Attributes.Number(revision) },
            },
        };
    }

    private static ConsentRecord ReadOne(Dictionary<string, AttributeValue> record) => new()
    {
        Version = record.Text(Version),
        GivenAt = record.Time(Given),
        WithdrawnAt = record.ContainsKey(Withdrawn) ? record.Time(Withdrawn) : null,
    };

    private static AttributeValue Write(ConsentRecord record)
    {
        var written = new Dictionary<string, AttributeValue>
        {
            [Version] = Attributes.Text(record.Version), [Given] = Attributes.Time(record.GivenAt),
        };
        if (record.WithdrawnAt is { } withdrawnAt)
        {
            written[Withdrawn] = Attributes.Time(withdrawnAt);
        }

        return new AttributeValue { M = written };
    }
}
