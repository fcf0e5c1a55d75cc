using Amazon.DynamoDBv2;
using AvatarKit.Aws.Tests.Peers;
using AvatarKit.Aws.TestHost;

namespace AvatarKit.Aws.Tests.Storage;

[Collection(PeersCollection.Name)]
public sealed class DynamoDbLoadTests(DynamoDbLocal dynamoDb)
{
    /// <summary>The full size is a command: dotnet run -c Release --project tests/AvatarKit.Aws.TestHost -- load 10000 3</summary>
    [DynamoDbFact]
    public async Task Two_processes_under_throttles_conflicts_and_lost_answers_store_every_turn_exactly_once()
    {
        const int conversations = 200;
        const int turns = 3;
        DynamoDbOptions options = await dynamoDb.NewTableAsync();
        string[] reports = await LoadRun.WriteAsync(dynamoDb.Url, options.TableName, conversations, turns);
        Assert.All(reports, report => Assert.DoesNotContain("met 0 faults", report, StringComparison.Ordinal));
        using AmazonDynamoDBClient client = dynamoDb.Client();
        Assert.Empty(await TurnCheck.RunAsync(new DynamoDbConversationStore(client, options), conversations, turns));
    }
}
