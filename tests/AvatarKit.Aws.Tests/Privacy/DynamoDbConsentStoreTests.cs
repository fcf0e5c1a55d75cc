using Amazon.DynamoDBv2;
using AvatarKit.Aws.Tests.Peers;

namespace AvatarKit.Aws.Tests.Privacy;

[Collection(PeersCollection.Name)]
public sealed class DynamoDbConsentStoreTests(DynamoDbLocal dynamoDb)
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    [DynamoDbFact]
    public async Task What_was_consented_to_is_there_for_every_node()
    {
        DynamoDbOptions options = await dynamoDb.NewTableAsync();
        using AmazonDynamoDBClient client = dynamoDb.Client();
        var one = new DynamoDbConsentStore(client, options);
        var other = new DynamoDbConsentStore(client, options);
        await one.GiveAsync("acme", "ann", "v1", Noon);
        await one.GiveAsync("other", "ann", "v1", Noon);
        Assert.Equal(1, await other.WithdrawAsync("acme", "ann", Noon.AddHours(1)));
        await one.GiveAsync("acme", "ann", "v1", Noon.AddHours(2));
        await other.GiveAsync("acme", "ann", "v1", Noon.AddHours(3));

        Assert.Equal(
            [
                new ConsentRecord { Version = "v1", GivenAt = Noon, WithdrawnAt = Noon.AddHours(1) },
                new ConsentRecord { Version = "v1", GivenAt = Noon.AddHours(2) },
            ],
            await other.ReadAsync("acme", "ann"));
        Assert.Equal(2, await one.EraseUserAsync("acme", "ann"));
        Assert.Equal(0, await one.EraseUserAsync("acme", "ann"));
        Assert.Equal(0, await one.WithdrawAsync("acme", "ann", Noon));
        Assert.Empty(await other.ReadAsync("acme", "ann"));
        Assert.Single(await other.ReadAsync("other", "ann"));
    }

    [DynamoDbFact]
    public async Task What_two_nodes_note_at_once_is_one_record()
    {
        DynamoDbOptions options = await dynamoDb.NewTableAsync();
        using AmazonDynamoDBClient client = dynamoDb.Client();
        DynamoDbConsentStore[] nodes = [new(client, options), new(client, options)];

        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => nodes[i % 2].GiveAsync("acme", "ann", "v1", Noon).AsTask()));

        Assert.Single(await nodes[0].ReadAsync("acme", "ann"));
    }
}
