using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace AvatarKit.Aws;

/// <summary>Makes the parts of the transactions that write conversations.</summary>
internal sealed class ConversationItems(DynamoDbOptions options)
{
    // An entry of a user's list is written once a day of activity; it outlives the head, and what it leads to is looked up.
    private static readonly TimeSpan ListMargin = TimeSpan.FromDays(2);

    // A turn's place is written when it starts; the turn lives from its end on.
    private static readonly TimeSpan PlaceMargin = TimeSpan.FromDays(1);

    private const string HeadIsNew = "attribute_not_exists(#pk)";
    private const string HeadIsAsSeen = "#version = :version AND #generation = :generation";

    public TransactWriteItem Head(ConversationAddress address, ConversationHead? before, ConversationHead after)
    {
        var put = new Put { TableName = options.TableName, Item = after.ToItem(address) };
        Expire(put.Item, after.ActiveAt, TimeSpan.Zero);
        if (before is null)
        {
            put.ConditionExpression = HeadIsNew;
            put.ExpressionAttributeNames = new() { ["#pk"] = Attributes.Partition };
        }
        else
        {
            put.ConditionExpression = HeadIsAsSeen;
            put.ExpressionAttributeNames = new() { ["#version"] = Attributes.Version, ["#generation"] = Attributes.Generation };
            put.ExpressionAttributeValues = new()
            {
                [":version"] = Attributes.Number(before.Version), [":generation"] = Attributes.Text(before.Generation),
            };
        }

        return new TransactWriteItem { Put = put };
    }

    public TransactWriteItem NewTurn(ConversationAddress address, ConversationHead head, TurnStart start, StoredText message, string nonce)
    {
        var item = new Dictionary<string, AttributeValue>
        {
            [Attributes.Partition] = Attributes.Text(address.Partition),
            [Attributes.Sort] = Attributes.Text(SortKeys.Turn(head.Generation, head.LastTurn)),
            [Attributes.TurnId] = Attributes.Text(start.TurnId),
            [Attributes.Sequence] = Attributes.Number(head.LastTurn),
            [Attributes.Attempt] = Attributes.Number(1),
            [Attributes.Nonce] = Attributes.Text(nonce),
            [Attributes.StartedAt] = Attributes.Time(start.StartedAt),
            [Attributes.Status] = Attributes.Text(TurnItems.Pending),
            [Attributes.Version] = Attributes.Number(head.Version),
        };
        LargeTexts.Write(item, Attributes.Message, message);
        Expire(item, head.ActiveAt, TimeSpan.Zero);
        return new TransactWriteItem { Put = new Put { TableName = options.TableName, Item = item } };
    }

    public TransactWriteItem Place(ConversationAddress address, ConversationHead head, string turnId)
    {
        var item = new Dictionary<string, AttributeValue>
        {
            [Attributes.Partition] = Attributes.Text(address.Partition),
            [Attributes.Sort] = Attributes.Text(SortKeys.Place(head.Generation, turnId)),
            [Attributes.Sequence] = Attributes.Number(head.LastTurn),
        };
        Expire(item, head.ActiveAt, PlaceMargin);
        return new TransactWriteItem { Put = new Put { TableName = options.TableName, Item = item } };
    }

    /// <summary>The entry of the user's list; <see langword="null"/> where it already tells this day.</summary>
    public TransactWriteItem? ListEntry(ConversationKey key, ConversationAddress address, ConversationHead? before, ConversationHead after)
    {
        string day = DayOf(after.ActiveAt);
        if (before is not null && DayOf(before.ActiveAt) == day)
        {
            return null;
        }

        var item = new Dictionary<string, AttributeValue>
        {
            [Attributes.Partition] = Attributes.Text(address.ListPartition),
            [Attributes.Sort] = Attributes.Text(address.Partition),
            [Attributes.ConversationId] = Attributes.Text(key.ConversationId),
            [Attributes.Day] = Attributes.Text($"{day}#{address.Conversation[0]}"),
        };
        Expire(item, after.ActiveAt, ListMargin);
        return new TransactWriteItem { Put = new Put { TableName = options.TableName, Item = item } };
    }

    /// <summary>Ends a turn, unless it is at another attempt, began after this one, or has ended.</summary>
    public TransactWriteItem Ending(ConversationAddress address, ConversationHead head, int attempt, TurnResult ended, StoredText result)
    {
        Update update = TurnUpdate(address, head, attempt);
        string name = result.AssetId is null ? Attributes.Result : Attributes.Result + Attributes.AssetSuffix;
        update.UpdateExpression = "SET #state = :state, #result = :result, #version = :version" + Expiry(update, head.ActiveAt);
        update.ConditionExpression = "#attempt = :attempt AND #state = :pending AND #started <= :begun";
        update.ExpressionAttributeNames.Add("#started", Attributes.StartedAt);
        update.ExpressionAttributeValues.Add(":begun", Attributes.Time(ended.BegunAt ?? DateTimeOffset.MaxValue));
        update.ExpressionAttributeNames.Add("#result", name);
        update.ExpressionAttributeValues.Add(":result", Attributes.Text(result.AssetId ?? result.Inline!));
        update.ExpressionAttributeValues.Add(":state", Attributes.Text(TurnItems.Name(ended.Status)));
        update.ExpressionAttributeValues.Add(":pending", Attributes.Text(TurnItems.Pending));
        return new TransactWriteItem { Update = update };
    }

    /// <summary>Puts another result in the place of a turn's own, unless it is at another attempt.</summary>
    public TransactWriteItem OtherResult(ConversationAddress address, ConversationHead head, int attempt, TurnStatus status, StoredText result)
    {
        const string asset = Attributes.Result + Attributes.AssetSuffix;
        Update update = TurnUpdate(address, head, attempt);
        update.UpdateExpression = "SET #state = :state, #result = :result, #version = :version" + Expiry(update, head.ActiveAt) + " REMOVE #other";
        update.ConditionExpression = "#attempt = :attempt AND #state <> :pending";
        update.ExpressionAttributeNames.Add("#result", result.AssetId is null ? Attributes.Result : asset);
        update.ExpressionAttributeNames.Add("#other", result.AssetId is null ? asset : Attributes.Result);
        update.ExpressionAttributeValues.Add(":result", Attributes.Text(result.AssetId ?? result.Inline!));
        update.ExpressionAttributeValues.Add(":state", Attributes.Text(TurnItems.Name(status)));
        update.ExpressionAttributeValues.Add(":pending", Attributes.Text(TurnItems.Pending));
        return new TransactWriteItem { Update = update };
    }

    /// <summary>Keeps a rating with a turn that is there.</summary>
    public TransactWriteItem Rating(ConversationAddress address, ConversationHead head, long sequence, string rating) => new()
    {
        Update = new Update
        {
            TableName = options.TableName,
            Key = DynamoDbCalls.Key(address.Partition, SortKeys.Turn(head.Generation, sequence)),
            UpdateExpression = "SET #rating = :rating",
            ConditionExpression = "attribute_exists(#pk)",
            ExpressionAttributeNames = new() { ["#rating"] = Attributes.Rating, ["#pk"] = Attributes.Partition },
            ExpressionAttributeValues = new() { [":rating"] = Attributes.Text(rating) },
        },
    };

    /// <summary>Makes a turn pending again, as the next attempt.</summary>
    public TransactWriteItem NextAttempt(ConversationAddress address, ConversationHead head, int attempt, DateTimeOffset startedAt, string nonce)
    {
        Update update = TurnUpdate(address, head, attempt);
        update.UpdateExpression = "SET #state = :state, #attempt = :next, #started = :started, #nonce = :nonce, #version = :version"
            + Expiry(update, head.ActiveAt) + " REMOVE #result, #resultAsset, #rating";
        update.ConditionExpression = "#attempt = :attempt";
        update.ExpressionAttributeNames.Add("#started", Attributes.StartedAt);
        update.ExpressionAttributeNames.Add("#nonce", Attributes.Nonce);
        update.ExpressionAttributeNames.Add("#result", Attributes.Result);
        update.ExpressionAttributeNames.Add("#resultAsset", Attributes.Result + Attributes.AssetSuffix);
        update.ExpressionAttributeNames.Add("#rating", Attributes.Rating);
        update.ExpressionAttributeValues.Add(":state", Attributes.Text(TurnItems.Pending));
        update.ExpressionAttributeValues.Add(":next", Attributes.Number(attempt + 1));
        update.ExpressionAttributeValues.Add(":started", Attributes.Time(startedAt));
        update.ExpressionAttributeValues.Add(":nonce", Attributes.Text(nonce));
        return new TransactWriteItem { Update = update };
    }

    public TransactWriteItem Summary(ConversationAddress address, ConversationHead head, StoredText text, long through)
    {
        var item = new Dictionary<string, AttributeValue>
        {
            [Attributes.Partition] = Attributes.Text(address.Partition),
            [Attributes.Sort] = Attributes.Text(SortKeys.Summary(head.Generation)),
            [Attributes.Through] = Attributes.Number(through),
        };
        LargeTexts.Write(item, Attributes.Summary, text);
        Expire(item, head.ActiveAt, TimeSpan.Zero);
        return new TransactWriteItem { Put = new Put { TableName = options.TableName, Item = item } };
    }

    public static string DayOf(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private Update TurnUpdate(ConversationAddress address, ConversationHead head, int attempt) => new()
    {
        TableName = options.TableName,
        Key = DynamoDbCalls.Key(address.Partition, SortKeys.Turn(head.Generation, head.LastTurn)),
        ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
        ExpressionAttributeNames = new() { ["#state"] = Attributes.Status, ["#attempt"] = Attributes.Attempt, ["#version"] = Attributes.Version },
        ExpressionAttributeValues = new() { [":attempt"] = Attributes.Number(attempt), [":version"] = Attributes.Number(head.Version) },
    };

    private string Expiry(Update update, DateTimeOffset now)
    {
        if (ExpiresAt(now, TimeSpan.Zero) is not { } expires)
        {
            return "";
        }

        update.ExpressionAttributeNames.Add("#expires", Attributes.Expires);
        update.ExpressionAttributeValues.Add(":expires", expires);
        return ", #expires = :expires";
    }

    private void Expire(Dictionary<string, AttributeValue> item, DateTimeOffset now, TimeSpan margin)
    {
        if (ExpiresAt(now, margin) is { } expires)
        {
            item[Attributes.Expires] = expires;
        }
    }

    private AttributeValue? ExpiresAt(DateTimeOffset now, TimeSpan margin)
        => options.TimeToLive is { } timeToLive ? Attributes.Number((now + timeToLive + margin).ToUnixTimeSeconds()) : null;
}
