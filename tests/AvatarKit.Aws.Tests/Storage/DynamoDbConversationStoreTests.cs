using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using AvatarKit.Aws.Tests.Peers;
using AvatarKit.Aws.TestHost;
using Microsoft.Extensions.Time.Testing;
using static AvatarKit.Aws.Tests.Storage.StoreTesting;

namespace AvatarKit.Aws.Tests.Storage;

[Collection(PeersCollection.Name)]
public sealed class DynamoDbConversationStoreTests(DynamoDbLocal dynamoDb)
{
    [DynamoDbFact]
    public async Task What_has_expired_is_not_read_although_DynamoDB_has_not_deleted_it_yet()
    {
        DynamoDbOptions options = await dynamoDb.NewTableAsync(options => options.TimeToLive = TimeSpan.FromDays(1));
        using AmazonDynamoDBClient client = dynamoDb.Client();

        // Ahead of the real clock: DynamoDB Local deletes what has expired by its own.
        var time = new FakeTimeProvider(new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var store = new DynamoDbConversationStore(client, options, timeProvider: time);
        await store.SayAsync(Key, "t1", "Old words");
        await store.SaveSummaryAsync(Key, new ConversationSummary("Old words", 1));
        time.Advance(TimeSpan.FromHours(20));
        await store.SayAsync(Key, "t2");
        time.Advance(TimeSpan.FromHours(5));

        ConversationWindow window = await store.GetWindowAsync(Key, 10);
        Assert.Equal((5, null), (window.Version, window.Summary));
        Assert.Equal([2L], window.Turns.Select(turn => turn.Sequence));
        Assert.Equal(["t2"], await store.ExportAsync(Key).Select(turn => turn.TurnId).ToArrayAsync());

        time.Advance(TimeSpan.FromHours(20));
        Assert.Equal(0, (await store.GetWindowAsync(Key, 10)).Version);
        Assert.Empty(await store.ListAsync(Key.TenantId, Key.UserId).ToArrayAsync());
        Assert.Empty(await store.ExportAsync(Key).ToArrayAsync());
        Assert.True((await ItemsAsync(client, options)).Count > 5);

        TurnStartResult anew = await store.StartTurnAsync(Key, Start("t1", "New words"), 0);
        Assert.Equal((true, 1L, 1L), (anew.Started, anew.Turn.Sequence, anew.Version));
        Assert.Equal("New words", Assert.Single((await store.GetWindowAsync(Key, 10)).Turns).Message);
    }

    [DynamoDbFact]
    public async Task A_start_whose_acknowledgement_was_lost_is_the_callers_when_it_is_given_again()
    {
        DynamoDbOptions options = await dynamoDb.NewTableAsync();
        using var loses = new LosesFirst("TransactWriteItems");
        using AmazonDynamoDBClient client = dynamoDb.Client(loses);
        var store = new DynamoDbConversationStore(client, options);
        TurnStart start = Start("t1");
        StorageException lost = await Assert.ThrowsAsync<StorageException>(async () => await store.StartTurnAsync(Key, start, 0));
        Assert.Equal(("dynamodb.unavailable", true), (lost.Code, lost.IsTransient));

        TurnStartResult another = await store.StartTurnAsync(Key, Start("t1"), 0);
        TurnStartResult again = await store.StartTurnAsync(Key, start, 0);
        TurnStartResult later = await store.StartTurnAsync(Key, start, 0);
        Assert.Equal((false, true, false), (another.Started, again.Started, later.Started));
        Assert.Equal((1, 1L), (again.Turn.Attempt, again.Version));
        Assert.Single((await store.GetWindowAsync(Key, 5)).Turns);
    }

    [DynamoDbFact]
    public async Task A_window_read_between_the_parts_of_a_transaction_is_read_again()
    {
        DynamoDbOptions options = await dynamoDb.NewTableAsync();
        using AmazonDynamoDBClient client = dynamoDb.Client();
        var store = new DynamoDbConversationStore(client, options);
        await store.SayAsync(Key, "t1");
        Dictionary<string, AttributeValue> head = (await ItemsAsync(client, options)).Single(item => item["sk"].S == "~H");
        Dictionary<string, AttributeValue> ahead = new(head)
        {
            ["version"] = new() { N = "3" }, ["turns"] = new() { N = "2" }, ["lastTurn"] = new() { N = "2" },
            ["lastTurnVersion"] = new() { N = "3" },
        };
        await client.PutItemAsync(options.TableName, ahead);
        StorageException torn = await Assert.ThrowsAsync<StorageException>(async () => await store.GetWindowAsync(Key, 5));
        Assert.Equal(("dynamodb.conflict", true), (torn.Code, torn.IsTransient));

        int queries = 0;
        using var mends = new Scripted(request =>
        {
            if (request.Operation == "Query" && ++queries == 3)
            {
                client.PutItemAsync(options.TableName, head).GetAwaiter().GetResult();
            }

            return null;
        });
        using AmazonDynamoDBClient patient = dynamoDb.Client(mends);
        Assert.Equal(2, (await new DynamoDbConversationStore(patient, options).GetWindowAsync(Key, 5)).Version);
        Assert.Equal(3, queries);
    }

    [DynamoDbFact]
    public async Task Conflicts_with_other_transactions_are_waited_out_and_given_up_on_at_last()
    {
        DynamoDbOptions options = await dynamoDb.NewTableAsync();
        int writes = 0;
        using var busy = new Scripted(request => request.Operation == "TransactWriteItems"
            && Interlocked.Increment(ref writes) <= 3 ? DynamoDbFaults.Cancelled("TransactionConflict", "None", "None", "None") : null);
        using AmazonDynamoDBClient client = dynamoDb.Client(busy);
        Assert.True((await new DynamoDbConversationStore(client, options).StartTurnAsync(Key, Start("t1"), 0)).Started);
        Assert.Equal(4, writes);

        using var jammed = new Scripted(
            request => request.Operation == "TransactWriteItems" ? DynamoDbFaults.Cancelled("None", "TransactionConflict", "None") : null);
        using AmazonDynamoDBClient other = dynamoDb.Client(jammed);
        StorageException exception = await Assert.ThrowsAsync<StorageException>(
            async () => await new DynamoDbConversationStore(other, options).CompleteTurnAsync(Key, "t1", 1, Result()));
        Assert.Equal(("dynamodb.conflict", true), (exception.Code, exception.IsTransient));
    }

    [DynamoDbFact]
    public async Task A_throttle_within_a_transaction_is_told_from_a_conflict()
    {
        DynamoDbOptions options = await dynamoDb.NewTableAsync();
        using var full = new Scripted(request =>
            request.Operation == "TransactWriteItems" ? DynamoDbFaults.Cancelled("ConditionalCheckFailed", "ThrottlingError", "None") : null);
        using AmazonDynamoDBClient client = dynamoDb.Client(full);
        StorageException exception = await Assert.ThrowsAsync<StorageException>(
            async () => await new DynamoDbConversationStore(client, options).StartTurnAsync(Key, Start("t1"), 0));
        Assert.Equal(("dynamodb.throttled", true), (exception.Code, exception.IsTransient));
        Assert.Single(full.Seen, request => request.Operation == "TransactWriteItems");
    }

    [DynamoDbFact]
    public async Task Keys_tell_no_ids_and_take_ids_of_any_length()
    {
        DynamoDbOptions options = await dynamoDb.NewTableAsync();
        using AmazonDynamoDBClient client = dynamoDb.Client();
        var store = new DynamoDbConversationStore(client, options);
        var key = new ConversationKey("conversation-" + new string('c', 5000), "ada@example.com", "acme");
        await store.SayAsync(key, "turn-" + new string('t', 3000));
        Assert.Equal(key, Assert.Single(await store.ListAsync("acme", "ada@example.com").ToArrayAsync()).Key);
        Assert.All(
            await ItemsAsync(client, options), item => Assert.DoesNotContain("example", item["pk"].S + item["sk"].S, StringComparison.Ordinal));
        await Assert.ThrowsAsync<ArgumentException>(async () => await store.GetWindowAsync(new ConversationKey("half \uD83D"), 1));
        await Assert.ThrowsAsync<ArgumentException>(async () => await store.EraseUserAsync("acme", ""));
    }

    [DynamoDbFact]
    public async Task The_entry_of_a_users_list_is_written_once_a_day()
    {
        DynamoDbOptions options = await dynamoDb.NewTableAsync();
        using AmazonDynamoDBClient client = dynamoDb.Client();
        var time = new FakeTimeProvider(Noon);
        var store = new DynamoDbConversationStore(client, options, timeProvider: time);
        await store.SayAsync(Key, "t1");
        Assert.StartsWith("2026-11-27#", (await EntryAsync()).S, StringComparison.Ordinal);
        time.Advance(TimeSpan.FromDays(3));
        await store.SayAsync(Key, "t2");
        Assert.StartsWith("2026-11-30#", (await EntryAsync()).S, StringComparison.Ordinal);
        Assert.Equal(0, await store.EraseInactiveAsync(Noon.AddDays(2)));
        Assert.Equal(0, await store.EraseInactiveAsync(Noon.AddDays(3)));
        Assert.Equal(1, await store.EraseInactiveAsync(Noon.AddDays(3).AddTicks(1)));
        Assert.Empty(await ItemsAsync(client, options));

        async Task<AttributeValue> EntryAsync() => (await ItemsAsync(client, options)).Single(item => item.ContainsKey("day"))["day"];
    }

    /// <summary>All items, but for those that tell for a day what was erased.</summary>
    internal static async Task<List<Dictionary<string, AttributeValue>>> ItemsAsync(AmazonDynamoDBClient client, DynamoDbOptions options)
        => [.. ((await client.ScanAsync(new ScanRequest { TableName = options.TableName, ConsistentRead = true })).Items ?? [])
            .Where(static item => item["sk"].S != "~E")];
}
