using Amazon.DynamoDBv2.Model;

namespace AvatarKit.Aws;

/// <summary>When conversations and persons were erased: an item for each, under its hash, for a day.</summary>
internal sealed class ErasureItems(DynamoDbOptions options)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public TransactWriteItem Add(string partition, DateTimeOffset now) => new()
    {
        Put = new Put
        {
            TableName = options.TableName,
            Item = new()
            {
                [Attributes.Partition] = Attributes.Text(partition),
                [Attributes.Sort] = Attributes.Text(SortKeys.Erasure),
                [Attributes.ErasedAt] = Attributes.Time(now),
                [Attributes.Expires] = Attributes.Number((now + Kept).ToUnixTimeSeconds()),
            },
        },
    };

    /// <summary>The conditions under which a message that was asked at a moment may be stored: nobody has erased it since.</summary>
    public TransactWriteItem[] Checks(ConversationAddress address, DateTimeOffset askedAt)
        => [Check(address.ErasedConversation, askedAt), Check(address.ErasedUser, askedAt)];

    private TransactWriteItem Check(string partition, DateTimeOffset askedAt) => new()
    {
        ConditionCheck = new ConditionCheck
        {
            TableName = options.TableName,
            Key = DynamoDbCalls.Key(partition, SortKeys.Erasure),
            ConditionExpression = "attribute_not_exists(#pk) OR #erased <= :asked",
            ExpressionAttributeNames = new() { ["#pk"] = Attributes.Partition, ["#erased"] = Attributes.ErasedAt },
            ExpressionAttributeValues = new() { [":asked"] = Attributes.Time(askedAt) },
        },
    };
}
