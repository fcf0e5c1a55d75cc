using Amazon.DynamoDBv2;
using AvatarKit.Aws.Tests.Peers;
using AvatarKit.Testing;

namespace AvatarKit.Aws.Tests.Costs;

[Collection(PeersCollection.Name)]
public sealed class DynamoDbCostLedgerTests(DynamoDbLocal dynamoDb)
{
    private static readonly string[] Names =
        [.. new CostLedgerConformance(_ => default, advance: static _ => { }, reopen: (_, _) => default).Cases.Select(one => one.Name)];

    public static TheoryData<string> Cases => [.. Names];

    [DynamoDbTheory]
    [MemberData(nameof(Cases))]
    public async Task It_keeps_the_contract(string name)
    {
        DynamoDbOptions options = await dynamoDb.NewTableAsync();
        using AmazonDynamoDBClient client = dynamoDb.Client();

        // A clock that goes on, as waiting needs one, and can be moved besides.
        var time = new MovedClock();
        await new CostLedgerConformance(_ => new(Open()), time, time.Advance, (_, _) => new(Open()))
            .Cases.Single(one => one.Name == name).RunAsync();

        DynamoDbCostLedger Open() => new(client, options, time);
    }

    private sealed class MovedClock : TimeProvider
    {
        private TimeSpan ahead;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;

        public void Advance(TimeSpan by) => ahead += by;
    }
}
