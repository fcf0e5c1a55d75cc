using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using AvatarKit.Aws.Tests.Peers;
using AvatarKit.Aws.TestHost;
using Microsoft.Extensions.Time.Testing;
using static AvatarKit.Aws.Tests.Storage.StoreTesting;

namespace AvatarKit.Aws.Tests.Storage;

[Collection(PeersCollection.Name)]
public sealed class DynamoDbConversationStoreTests(DynamoDbLocal dynamoDb, S3Server s3)
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
    public async Task Large_texts_go_to_the_asset_store_come_back_whole_and_are_erased_with_the_conversation()
    {
        DynamoDbOptions options = await dynamoDb.NewTableAsync();
        S3AssetOptions bucket = await s3.NewBucketAsync();
        using AmazonDynamoDBClient client = dynamoDb.Client();
        using Amazon.S3.AmazonS3Client s3Client = s3.Client();
        var store = new DynamoDbConversationStore(client, options, new S3AssetStore(s3Client, bucket));
        string message = new('m', 1_000_000);
        string answer = string.Concat(Enumerable.Repeat("ответ ", 100_000));
        await store.SayAsync(Key, "t1", message, answer);
        await store.SaveSummaryAsync(Key, new ConversationSummary(answer, 1));

        ConversationWindow window = await store.GetWindowAsync(Key, 5);
        Assert.Equal((message, answer, answer), (window.Turns[0].Message, window.Turns[0].Result!.Answer, window.Summary!.Text));
        Assert.Equal(3, Objects(bucket).Length);
        Assert.True(await store.EraseAsync(Key));
        Assert.Empty(Objects(bucket));
        Assert.Empty(await ItemsAsync(client, options));
    }

    [DynamoDbFact]
    public async Task A_large_text_that_is_gone_from_the_asset_store_is_named_and_the_conversation_can_be_erased()
    {
        DynamoDbOptions options = await dynamoDb.NewTableAsync();
        S3AssetOptions bucket = await s3.NewBucketAsync();
        using AmazonDynamoDBClient client = dynamoDb.Client();
        using Amazon.S3.AmazonS3Client s3Client = s3.Client();
        var store = new DynamoDbConversationStore(client, options, new S3AssetStore(s3Client, bucket));
        await store.SayAsync(Key, "t1", new string('m', 100_000));
        Array.ForEach(Objects(bucket), File.Delete);
        StorageException window = await Assert.ThrowsAsync<StorageException>(async () => await store.GetWindowAsync(Key, 1));
        StorageException export = await Assert.ThrowsAsync<StorageException>(async () => await store.ExportAsync(Key).ToArrayAsync());
        Assert.Equal(("dynamodb.text_missing", "dynamodb.text_missing"), (window.Code, export.Code));
        StorageException without = await Assert.ThrowsAsync<StorageException>(async () => await new DynamoDbConversationStore(client, options).GetWindowAsync(Key, 1));
        Assert.Equal("dynamodb.no_assets", without.Code);
        Assert.True(await store.EraseAsync(Key));
        Assert.Equal(0, (await store.GetWindowAsync(Key, 1)).Version);
    }

    [DynamoDbFact]
    public async Task A_large_text_of_a_write_that_loses_is_not_left_behind()
    {
        DynamoDbOptions options = await dynamoDb.NewTableAsync();
        S3AssetOptions bucket = await s3.NewBucketAsync();
        using AmazonDynamoDBClient plain = dynamoDb.Client();
        using Amazon.S3.AmazonS3Client s3Client = s3.Client();
        var quicker = new DynamoDbConversationStore(plain, options);
        int writes = 0;
        using var race = new Scripted(request =>
        {
            if (request.Operation == "TransactWriteItems" && Interlocked.Increment(ref writes) == 1)
            {
                quicker.StartTurnAsync(Key, Start("quicker"), 0).AsTask().GetAwaiter().GetResult();
            }

            return null;
        });
        using AmazonDynamoDBClient client = dynamoDb.Client(race);
        var store = new DynamoDbConversationStore(client, options, new S3AssetStore(s3Client, bucket));
        ConversationConflictException conflict = await Assert.ThrowsAsync<ConversationConflictException>(
            async () => await store.StartTurnAsync(Key, Start("t1", new string('m', 500_000)), 0));
        Assert.Equal((0, 1), (conflict.ExpectedVersion, conflict.ActualVersion));
        Assert.Empty(Objects(bucket));
    }

    [DynamoDbFact]
    public async Task A_text_that_fits_nowhere_is_refused_with_the_way_out()
    {
        DynamoDbOptions options = await dynamoDb.NewTableAsync();
        using AmazonDynamoDBClient client = dynamoDb.Client();
        var store = new DynamoDbConversationStore(client, options, new InMemoryAssetStore());
        StorageException refused = await Assert.ThrowsAsync<StorageException>(async () => await store.StartTurnAsync(Key, Start("t1", new string('m', 200_000)), 0));
        Assert.Equal("dynamodb.too_large", refused.Code);
        Assert.Contains("UseS3Assets()", refused.Message, StringComparison.Ordinal);
        await store.SayAsync(Key, "t1", new string('m', 190_000), new string('a', 190_000));
        Assert.Equal(190_000, (await store.GetWindowAsync(Key, 1)).Turns[0].Result!.Answer.Length);
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
        Dictionary<string, AttributeValue> ahead = new(head) { ["version"] = new() { N = "3" }, ["turns"] = new() { N = "2" }, ["lastTurn"] = new() { N = "2" }, ["lastTurnVersion"] = new() { N = "3" } };
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
        using var busy = new Scripted(request => request.Operation == "TransactWriteItems" && Interlocked.Increment(ref writes) <= 3 ? DynamoDbFaults.Cancelled("TransactionConflict", "None", "None", "None") : null);
        using AmazonDynamoDBClient client = dynamoDb.Client(busy);
        Assert.True((await new DynamoDbConversationStore(client, options).StartTurnAsync(Key, Start("t1"), 0)).Started);
        Assert.Equal(4, writes);

        using var jammed = new Scripted(request => request.Operation == "TransactWriteItems" ? DynamoDbFaults.Cancelled("None", "TransactionConflict", "None") : null);
        using AmazonDynamoDBClient other = dynamoDb.Client(jammed);
        StorageException exception = await Assert.ThrowsAsync<StorageException>(
            async () => await new DynamoDbConversationStore(other, options).CompleteTurnAsync(Key, "t1", 1, Result()));
        Assert.Equal(("dynamodb.conflict", true), (exception.Code, exception.IsTransient));
    }

    [DynamoDbFact]
    public async Task A_throttle_within_a_transaction_is_told_from_a_conflict()
    {
        DynamoDbOptions options = await dynamoDb.NewTableAsync();
        using var full = new Scripted(request => request.Operation == "TransactWriteItems" ? DynamoDbFaults.Cancelled("ConditionalCheckFailed", "ThrottlingError", "None") : null);
        using AmazonDynamoDBClient client = dynamoDb.Client(full);
        StorageException exception = await Assert.ThrowsAsync<StorageException>(async () => await new DynamoDbConversationStore(client, options).StartTurnAsync(Key, Start("t1"), 0));
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
        Assert.All(await ItemsAsync(client, options), item => Assert.DoesNotContain("example", item["pk"].S + item["sk"].S, StringComparison.Ordinal));
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

    internal static async Task<List<Dictionary<string, AttributeValue>>> ItemsAsync(AmazonDynamoDBClient client, DynamoDbOptions options)
        => (await client.ScanAsync(new ScanRequest { TableName = options.TableName, ConsistentRead = true })).Items ?? [];

    private string[] Objects(S3AssetOptions bucket)
        => [.. Directory.EnumerateFiles(Path.Combine(s3.Folder, bucket.Bucket), "*._S3rver_object", SearchOption.AllDirectories)];
}
