using Amazon.DynamoDBv2;
using AvatarKit.Aws.Tests.Peers;
using static AvatarKit.Aws.Tests.Storage.StoreTesting;

namespace AvatarKit.Aws.Tests.Storage;

[Collection(PeersCollection.Name)]
public sealed class DynamoDbLargeTextTests(DynamoDbLocal dynamoDb, S3Server s3)
{
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
        Assert.Empty(await DynamoDbConversationStoreTests.ItemsAsync(client, options));
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
        StorageException without = await Assert.ThrowsAsync<StorageException>(
            async () => await new DynamoDbConversationStore(client, options).GetWindowAsync(Key, 1));
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
    public async Task A_large_text_that_is_replaced_is_not_left_behind()
    {
        DynamoDbOptions options = await dynamoDb.NewTableAsync();
        S3AssetOptions bucket = await s3.NewBucketAsync();
        using AmazonDynamoDBClient client = dynamoDb.Client();
        using Amazon.S3.AmazonS3Client s3Client = s3.Client();
        var store = new DynamoDbConversationStore(client, options, new S3AssetStore(s3Client, bucket));
        await store.SayAsync(Key, "t1");
        await store.SaveSummaryAsync(Key, new ConversationSummary(new string('s', 100_000), 1));
        await store.SaveSummaryAsync(Key, new ConversationSummary(new string('t', 100_000), 1));
        Assert.Single(Objects(bucket));
        Assert.StartsWith("ttt", (await store.GetWindowAsync(Key, 1)).Summary!.Text, StringComparison.Ordinal);
        await store.SaveSummaryAsync(Key, new ConversationSummary("short", 1));
        Assert.Empty(Objects(bucket));

        TurnStartResult failing = await store.StartTurnAsync(Key, Start("t2"), (await store.GetWindowAsync(Key, 1)).Version);
        await store.CompleteTurnAsync(Key, "t2", failing.Turn.Attempt, Result(new string('a', 100_000), TurnStatus.Failed));
        Assert.Single(Objects(bucket));
        Assert.True((await store.StartTurnAsync(Key, Start("t2"), 0)).Started);
        Assert.Empty(Objects(bucket));
    }

    [DynamoDbFact]
    public async Task A_replaced_text_that_cannot_be_deleted_fails_no_write()
    {
        DynamoDbOptions options = await dynamoDb.NewTableAsync();
        S3AssetOptions bucket = await s3.NewBucketAsync();
        using AmazonDynamoDBClient client = dynamoDb.Client();
        using Amazon.S3.AmazonS3Client s3Client = s3.Client();
        var assets = new NeverDeletes(new S3AssetStore(s3Client, bucket), new InvalidOperationException("The host's store is out of order."));
        var store = new DynamoDbConversationStore(client, options, assets);
        await store.SayAsync(Key, "t1");
        await store.SaveSummaryAsync(Key, new ConversationSummary(new string('s', 100_000), 1));
        await store.SaveSummaryAsync(Key, new ConversationSummary("short", 1));
        Assert.Equal("short", (await store.GetWindowAsync(Key, 1)).Summary!.Text);
        Assert.Single(Objects(bucket));
    }

    [DynamoDbFact]
    public async Task An_export_while_a_large_answer_is_cut_has_the_answer_that_was_cut()
    {
        DynamoDbOptions options = await dynamoDb.NewTableAsync();
        S3AssetOptions bucket = await s3.NewBucketAsync();
        using AmazonDynamoDBClient client = dynamoDb.Client();
        using Amazon.S3.AmazonS3Client s3Client = s3.Client();
        var other = new DynamoDbConversationStore(client, options, new S3AssetStore(s3Client, bucket));
        await other.SayAsync(Key, "t1", answer: "Once upon " + new string('a', 100_000));
        var assets = new BeforeOpening(
            new S3AssetStore(s3Client, bucket), async () => await other.CutTurnAsync(Key, "t1", 1, "Once upon"));
        ConversationTurn turn = Assert.Single(
            await new DynamoDbConversationStore(client, options, assets).ExportAsync(Key).ToArrayAsync());
        Assert.Equal((TurnStatus.Interrupted, "Once upon"), (turn.Status, turn.Result!.Answer));
    }

    [DynamoDbFact]
    public async Task An_export_ends_where_the_conversation_is_erased_meanwhile()
    {
        DynamoDbOptions options = await dynamoDb.NewTableAsync();
        S3AssetOptions bucket = await s3.NewBucketAsync();
        using AmazonDynamoDBClient client = dynamoDb.Client();
        using Amazon.S3.AmazonS3Client s3Client = s3.Client();
        var other = new DynamoDbConversationStore(client, options, new S3AssetStore(s3Client, bucket));
        await other.SayAsync(Key, "t1", answer: new string('a', 100_000));
        var assets = new BeforeOpening(new S3AssetStore(s3Client, bucket), async () => await other.EraseAsync(Key));
        Assert.Empty(await new DynamoDbConversationStore(client, options, assets).ExportAsync(Key).ToArrayAsync());
    }

    [DynamoDbFact]
    public async Task A_text_that_fits_nowhere_is_refused_with_the_way_out()
    {
        DynamoDbOptions options = await dynamoDb.NewTableAsync();
        using AmazonDynamoDBClient client = dynamoDb.Client();
        var store = new DynamoDbConversationStore(client, options, new InMemoryAssetStore());
        StorageException refused = await Assert.ThrowsAsync<StorageException>(
            async () => await store.StartTurnAsync(Key, Start("t1", new string('m', 200_000)), 0));
        Assert.Equal("dynamodb.too_large", refused.Code);
        Assert.Contains("UseS3Assets()", refused.Message, StringComparison.Ordinal);
        await store.SayAsync(Key, "t1", new string('m', 190_000), new string('a', 190_000));
        Assert.Equal(190_000, (await store.GetWindowAsync(Key, 1)).Turns[0].Result!.Answer.Length);
    }

    private string[] Objects(S3AssetOptions bucket)
        => [.. Directory.EnumerateFiles(Path.Combine(s3.Folder, bucket.Bucket), "*._S3rver_object", SearchOption.AllDirectories)
            .Where(static file => !file.Contains("/erased/", StringComparison.Ordinal))];
}
