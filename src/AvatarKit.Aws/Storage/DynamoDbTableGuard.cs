using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace AvatarKit.Aws;

/// <summary>Looks at the table once, at first use: a table that is missing or laid out otherwise is
/// named before anything is written to it.</summary>
internal sealed class DynamoDbTableGuard(IAmazonDynamoDB client, DynamoDbOptions options, TimeProvider time)
{
    private bool isKnown;

    public async ValueTask CheckAsync(CancellationToken cancellationToken)
    {
        // Twice at once does no harm; a failure is not kept, so that a table made later is found.
        if (Volatile.Read(ref isKnown))
        {
            return;
        }

        if (options.CreateTable)
        {
            await DynamoDbTable.EnsureCreatedAsync(client, options, time, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            DescribeTableResponse answer;
            try
            {
                answer = await client.DescribeTableAsync(options.TableName, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (DynamoDbErrors.Translate(exception, "DescribeTable", options, cancellationToken) is { } translated)
            {
                throw translated;
            }

            Require(answer.Table, options);
        }

        Volatile.Write(ref isKnown, true);
    }

    /// <summary>Refuses a table that is laid out otherwise.</summary>
    public static void Require(TableDescription table, DynamoDbOptions options)
    {
        bool keyed = HasKey(table.KeySchema, Attributes.Partition, Attributes.Sort);
        bool typed = table.AttributeDefinitions is { } definitions
            && definitions.TrueForAll(static one =>
                one.AttributeName is not (Attributes.Partition or Attributes.Sort or Attributes.Day) || one.AttributeType == ScalarAttributeType.S);
        if (!keyed || !typed)
        {
            throw WrongKey(options, $"its key is not '{Attributes.Partition}' (partition key, String) and '{Attributes.Sort}' (sort key, String)");
        }

        GlobalSecondaryIndexDescription? index = table.GlobalSecondaryIndexes?.Find(static one => one.IndexName == Attributes.DayIndex);
        if (index is null || !HasKey(index.KeySchema, Attributes.Day))
        {
            throw WrongKey(
                options, $"it lacks the global secondary index '{Attributes.DayIndex}' with the partition key '{Attributes.Day}' (String)");
        }
    }

    private static bool HasKey(List<KeySchemaElement>? schema, params ReadOnlySpan<string> names)
    {
        if (schema is null || schema.Count != names.Length)
        {
            return false;
        }

        for (int index = 0; index < names.Length; index++)
        {
            KeyType type = index == 0 ? KeyType.HASH : KeyType.RANGE;
            string name = names[index];
            if (!schema.Exists(one => one.AttributeName == name && one.KeyType == type))
            {
                return false;
            }
        }

        return true;
    }

    private static StorageException WrongKey(DynamoDbOptions options, string reason) => new(
        "dynamodb.table_wrong_key",
        $"Table '{options.TableName}' cannot hold conversations: {reason}. Set DynamoDbOptions.TableName to a table of its own, "
            + "created with DynamoDbTable.EnsureCreatedAsync.",
        "dynamodb");
}
