using System.Net;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using AvatarKit.Aws.Tests.Peers;
using AvatarKit.Aws.TestHost;
using static AvatarKit.Aws.Tests.Storage.StoreTesting;

namespace AvatarKit.Aws.Tests.Storage;

[Collection(PeersCollection.Name)]
public sealed class DynamoDbErasureTests(DynamoDbLocal dynamoDb)
{
    // Erasing one conversation makes fewer than this many calls.
    private const int MoreThanAnErasure = 40;

    [DynamoDbFact]
    public async Task An_erasure_broken_off_at_any_call_is_gone_for_readers_or_whole_and_is_finished_by_the_next()
    {
        DynamoDbOptions options = await dynamoDb.NewTableAsync();
        using AmazonDynamoDBClient client = dynamoDb.Client();
        var store = new DynamoDbConversationStore(client, options);
        int brokenOff = 0;
        for (int calls = 1; calls < MoreThanAnErasure; calls++)
        {
            for (int turn = 0; turn < 30; turn++)
            {
                await store.SayAsync(Key, $"t{turn}");
            }

            await store.SaveSummaryAsync(Key, new ConversationSummary("About it", 3));
            int left = calls;
            using var dies = new Scripted(request => request.Operation != "DescribeTable"
                && --left < 0 ? DynamoDbFaults.Error(HttpStatusCode.InternalServerError, "InternalServerError") : null);
            using AmazonDynamoDBClient dying = dynamoDb.Client(dies);
            try
            {
                await new DynamoDbConversationStore(dying, options).EraseUserAsync(Key.TenantId, Key.UserId);
                Assert.Empty(await DynamoDbConversationStoreTests.ItemsAsync(client, options));
                Assert.True(brokenOff > 5);
                return;
            }
            catch (StorageException)
            {
                brokenOff++;
            }

            ConversationWindow window = await store.GetWindowAsync(Key, 100);
            Assert.True(window is { Version: 0, Turns.Count: 0, Summary: null } or { Version: 61, Turns.Count: 30 },
                $"version {window.Version} with {window.Turns.Count} turns");
            Assert.Equal(window.Turns.Count, await store.ExportAsync(Key).CountAsync());
            await store.EraseUserAsync(Key.TenantId, Key.UserId);
            Assert.Empty(await DynamoDbConversationStoreTests.ItemsAsync(client, options));
        }

        Assert.Fail("The erasure never came to its end.");
    }

    [DynamoDbFact]
    public async Task A_conversation_begun_anew_while_the_old_one_is_erased_stays()
    {
        DynamoDbOptions options = await dynamoDb.NewTableAsync();
        using AmazonDynamoDBClient client = dynamoDb.Client();
        var store = new DynamoDbConversationStore(client, options);
        await store.SayAsync(Key, "t1", "Old words");
        await store.SaveSummaryAsync(Key, new ConversationSummary("Old words", 1));
        bool begun = false;
        using var between = new Scripted(request =>
        {
            if (request.Operation == "BatchWriteItem" && !begun)
            {
                begun = true;
                store.SayAsync(Key, "t1", "New words").GetAwaiter().GetResult();
            }

            return null;
        });
        using AmazonDynamoDBClient erasing = dynamoDb.Client(between);
        Assert.True(await new DynamoDbConversationStore(erasing, options).EraseAsync(Key));

        Assert.True(begun);
        ConversationWindow window = await store.GetWindowAsync(Key, 5);
        Assert.Equal((2, null, "New words"), (window.Version, window.Summary, Assert.Single(window.Turns).Message));
        Assert.Single(await store.ListAsync(Key.TenantId, Key.UserId).ToArrayAsync());
        Assert.Equal(["t1"], await store.ExportAsync(Key).Select(turn => turn.TurnId).ToArrayAsync());
        List<Dictionary<string, AttributeValue>> items = await DynamoDbConversationStoreTests.ItemsAsync(client, options);
        Assert.Equal(4, items.Count);
    }

    [DynamoDbFact]
    public async Task What_DynamoDB_leaves_of_a_deletion_is_deleted_again_and_given_up_on_at_last()
    {
        DynamoDbOptions options = await dynamoDb.NewTableAsync();
        using AmazonDynamoDBClient client = dynamoDb.Client();
        var store = new DynamoDbConversationStore(client, options);
        await store.SayAsync(Key, "t1");
        string partition = (await DynamoDbConversationStoreTests.ItemsAsync(client, options)).First(item => item["sk"].S == "~H")["pk"].S;
        int batches = 0;
        using var slow = new Scripted(
            request => request.Operation == "BatchWriteItem" && ++batches <= 2 ? Unprocessed(options.TableName, partition) : null);
        using AmazonDynamoDBClient slowClient = dynamoDb.Client(slow);
        Assert.True(await new DynamoDbConversationStore(slowClient, options).EraseAsync(Key));
        Assert.Empty(await DynamoDbConversationStoreTests.ItemsAsync(client, options));

        await store.SayAsync(Key, "t1");
        using var full = new Scripted(request => request.Operation == "BatchWriteItem" ? Unprocessed(options.TableName, partition) : null);
        using AmazonDynamoDBClient fullClient = dynamoDb.Client(full);
        StorageException exception = await Assert.ThrowsAsync<StorageException>(
            async () => await new DynamoDbConversationStore(fullClient, options).EraseAsync(Key));
        Assert.Equal(("dynamodb.throttled", true), (exception.Code, exception.IsTransient));
        Assert.Equal(8, full.Seen.Count(request => request.Operation == "BatchWriteItem"));
    }

    [DynamoDbFact]
    public async Task A_damaged_entry_of_a_list_is_an_error_of_the_store_and_keeps_no_other_conversation()
    {
        DynamoDbOptions options = await dynamoDb.NewTableAsync();
        using AmazonDynamoDBClient client = dynamoDb.Client();
        var store = new DynamoDbConversationStore(client, options);
        await store.SayAsync(Key, "t1");
        Dictionary<string, AttributeValue> entry =
            (await DynamoDbConversationStoreTests.ItemsAsync(client, options)).Single(item => item.ContainsKey("day"));
        string whole = $$$"""{"pk":{"S":"{{{entry["pk"].S}}}"},"sk":{"S":"{{{entry["sk"].S}}}"}}""";
        using var damaged = new Scripted(request => request.Operation == "Scan"
            ? new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent($$$"""{"Items":[{"pk":{"S":"U#x"}},{{{whole}}}]}""") }
            : null);
        using AmazonDynamoDBClient reading = dynamoDb.Client(damaged);

        StorageException exception = await Assert.ThrowsAsync<StorageException>(
            async () => await new DynamoDbConversationStore(reading, options).EraseInactiveAsync(DateTimeOffset.MaxValue));

        Assert.Equal("dynamodb.corrupt", exception.Code);
        Assert.Empty(await DynamoDbConversationStoreTests.ItemsAsync(client, options));
    }

    private static HttpResponseMessage Unprocessed(string table, string partition) => new(HttpStatusCode.OK)
    {
        Content = new StringContent(
            $$$$$"""{"UnprocessedItems":{"{{{{{table}}}}}":[{"DeleteRequest":{"Key":{"pk":{"S":"{{{{{partition}}}}}"},"sk":{"S":"I#nothing#0"}}}}]}}"""),
    };
}
