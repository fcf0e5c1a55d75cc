using Amazon.DynamoDBv2;
using AvatarKit.Aws.Tests.Peers;

namespace AvatarKit.Aws.Tests.Privacy;

[Collection(PeersCollection.Name)]
public sealed class DynamoDbDataKeyStoreTests(DynamoDbLocal dynamoDb)
{
    private static readonly DataKeyOwner Ada = new("acme", "ada/%2F 🙂");

    [DynamoDbFact]
    public async Task Keys_are_added_once_replaced_where_they_are_and_gone_when_deleted()
    {
        DynamoDbOptions options = await dynamoDb.NewTableAsync();
        using AmazonDynamoDBClient client = dynamoDb.Client();
        var store = new DynamoDbDataKeyStore(client, options);
        var key = new WrappedDataKey("d1", "r1", [1, 2], DateTimeOffset.UnixEpoch);
        Assert.Empty(await store.FindAsync(Ada));
        Assert.False(await store.DeleteAsync(Ada));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(
            async () => await new DynamoDbDataKeyStore(client, options).AddAsync(Ada, key with { Id = $"d{number}" }, 0))));

        WrappedDataKey only = Assert.Single(await store.FindAsync(Ada));
        Assert.Equal([1, 2], only.Bytes);
        Assert.Equal(only.Id, Assert.Single(await store.AddAsync(Ada, key with { Id = "late" }, 0)).Id);
        Assert.Equal(2, (await store.AddAsync(Ada, key with { Id = "d99" }, 1)).Count);
        Assert.True(await store.ReplaceAsync(Ada, only with { RingKeyId = "r2" }));
        Assert.False(await store.ReplaceAsync(Ada, key with { Id = "none" }));
        Assert.Equal(["r2", "r1"], (await store.FindAsync(Ada)).Select(static known => known.RingKeyId));
        Assert.Equal([Ada], await store.ListAsync().ToListAsync());

        Assert.True(await store.DeleteAsync(Ada));
        Assert.Empty(await store.FindAsync(Ada));
        Assert.False(await store.ReplaceAsync(Ada, only));
        Assert.Empty(await store.ListAsync().ToListAsync());
    }

    [DynamoDbFact]
    public async Task Everybody_who_has_keys_is_listed_and_conversations_beside_them_are_not()
    {
        DynamoDbOptions options = await dynamoDb.NewTableAsync();
        using AmazonDynamoDBClient client = dynamoDb.Client();
        var store = new DynamoDbDataKeyStore(client, options);
        DataKeyOwner[] owners = [.. Enumerable.Range(0, 100).Select(static number => new DataKeyOwner("acme", $"person {number}"))];
        foreach (DataKeyOwner owner in owners)
        {
            await store.AddAsync(owner, new WrappedDataKey("d", "r", [1], DateTimeOffset.UnixEpoch), 0);
        }

        var conversations = new EncryptedConversationStore(
            new DynamoDbConversationStore(client, options, new InMemoryAssetStore()),
            new EncryptionKeys(new InMemoryKeyRing(), store));
        var key = new ConversationKey("c1", "somebody", "acme");
        DateTimeOffset now = DateTimeOffset.UnixEpoch;
        await conversations.StartTurnAsync(key, new TurnStart { TurnId = "t1", Message = "Hello", StartedAt = now, TakeOverBefore = now }, 0);
        await conversations.CompleteTurnAsync(
            key, "t1", 1, new TurnResult { Status = TurnStatus.Completed, Answer = "Hello there", EndedAt = now });
        await conversations.CutTurnAsync(key, "t1", 1, "Hello");

        Assert.Equal("Hello", (await conversations.GetWindowAsync(key, 1)).Turns[0].Result!.Answer);
        Assert.Equal(
            owners.Append(new DataKeyOwner("acme", "somebody")).Order(Comparer<DataKeyOwner>.Create(Compare)),
            (await store.ListAsync().ToListAsync()).Order(Comparer<DataKeyOwner>.Create(Compare)));
    }

    private static int Compare(DataKeyOwner one, DataKeyOwner other) => string.CompareOrdinal(one.UserId, other.UserId);
}
