using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.S3;
using AvatarKit.Aws.TestHost;
using AvatarKit.Aws.Tests.Peers;
using AvatarKit.Aws.Tests.Turns;
using Microsoft.Extensions.DependencyInjection;
using Snapshooter.Xunit;
using static AvatarKit.Aws.Tests.Storage.StoreTesting;

namespace AvatarKit.Aws.Tests.Access;

[Collection(PeersCollection.Name)]
public sealed class AwsAccessPolicyTests(DynamoDbLocal dynamoDb, S3Server s3)
{
    private const string Account = "123456789012";

    private static AwsOptions Options => new()
    {
        Region = "eu-central-1",
        DynamoDb = new DynamoDbOptions { TableName = "avatarkit" },
        S3 = new S3AssetOptions { Bucket = "acme-avatar-assets", PartBytes = S3AssetOptions.MinPartBytes },
    };

    [Fact]
    public void It_reads_as_it_did() => Snapshot.Match(AwsAccessPolicy.Create(Options, Account));

    [Fact]
    public void The_documentation_shows_it_as_it_is()
        => Assert.Contains(AwsAccessPolicy.Create(Options, Account).ReplaceLineEndings("\n"),
            File.ReadAllText(Path.Combine(Peer.Home, "../../docs/aws.md")).ReplaceLineEndings("\n"), StringComparison.Ordinal);

    [DynamoDbFact]
    public async Task It_allows_what_is_called_and_nothing_more()
    {
        AwsOptions options = Options;
        options.CreateMissing = true;
        options.Polly.RefreshVoices = true;
        var table = new CalledActions();
        var bucket = new CalledActions();
        using AmazonDynamoDBClient tableClient = LoopbackClients.DynamoDb(dynamoDb.Url, table);
        using AmazonS3Client bucketClient = LoopbackClients.S3(s3.Url, bucket);
        IReadOnlyList<string> services;
        await using (AwsHost host = await AwsHost.StartAsync(
            dynamoDb.Url,
            s3.Url,
            aws => (aws.Polly.RefreshVoices, aws.S3.PartBytes) = (true, S3AssetOptions.MinPartBytes),
            register => register.AddSingleton<IAmazonDynamoDB>(tableClient).AddSingleton<IAmazonS3>(bucketClient)))
        {
            await EverythingAsync(host);
            services = [.. host.Bedrock.Requests.Select(static request => Action(request.Operation)),
                .. host.Polly.Requests.Select(static request => $"polly:{request.Operation}")];
        }

        Assert.Equal(
            Actions(AwsAccessPolicy.Create(options, Account)).Order(StringComparer.Ordinal),
            table.Actions.Concat(bucket.Actions).Concat(services).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Tags_keys_guardrails_and_profiles_are_allowed_where_they_are_set()
    {
        AwsOptions options = Options;
        options.S3.Tags["keep"] = "90-days";
        options.S3.KmsKeyId = "1234abcd-12ab-34cd-56ef-1234567890ab";
        options.Bedrock.InferenceProfilePrefix = "eu";
        options.Bedrock.Guardrail = new BedrockGuardrailOptions { Id = "g1" };
        options.Bedrock.Tiers["pro"].ModelId = "arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/abc";

        string policy = AwsAccessPolicy.Create(options, Account);

        Assert.Contains("s3:PutObjectTagging", policy, StringComparison.Ordinal);
        Assert.Contains("arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab", policy, StringComparison.Ordinal);
        Assert.Contains("arn:aws:bedrock:eu-central-1:123456789012:guardrail/g1", policy, StringComparison.Ordinal);
        Assert.Contains("arn:aws:bedrock:eu-central-1:123456789012:inference-profile/eu.amazon.nova-lite-v1:0", policy, StringComparison.Ordinal);
        Assert.Contains("arn:aws:bedrock:*::foundation-model/amazon.nova-lite-v1:0", policy, StringComparison.Ordinal);
        Assert.Contains("application-inference-profile/abc", policy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cn-north-1", "arn:aws-cn:dynamodb:cn-north-1:")]
    [InlineData("us-gov-west-1", "arn:aws-us-gov:dynamodb:us-gov-west-1:")]
    [InlineData("eusc-de-east-1", "arn:aws-eusc:dynamodb:eusc-de-east-1:")]
    public void Other_parts_of_AWS_have_ARNs_of_their_own(string region, string expected)
    {
        AwsOptions options = Options;
        options.Region = region;
        Assert.Contains(expected, AwsAccessPolicy.Create(options, Account), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_account_or_no_region_is_refused()
    {
        Assert.Throws<ArgumentException>(() => AwsAccessPolicy.Create(Options, "12345"));
        Assert.Throws<ArgumentException>(() => AwsAccessPolicy.Create(new AwsOptions(), Account));
    }

    private static string Action(string operation)
        => operation == "ConverseStream" ? "bedrock:InvokeModelWithResponseStream" : "bedrock:InvokeModel";

    private static SortedSet<string> Actions(string policy)
    {
        using JsonDocument json = JsonDocument.Parse(policy);
        return new SortedSet<string>(
            json.RootElement.GetProperty("Statement").EnumerateArray().SelectMany(static one => one.GetProperty("Action").EnumerateArray())
                .Select(static action => action.GetString()!),
            StringComparer.Ordinal);
    }

    // A turn, a portrait, and every promise of both stores.
    private static async Task EverythingAsync(AwsHost host)
    {
        await host.Engine.GetResponseAsync(new AvatarRequest { Message = "Hi", ConversationId = "talk", UserId = "ann" });
        await host.Services.GetRequiredService<IPortraitGenerator>().GenerateAsync(new PortraitRequest("A librarian."));
        await host.Services.GetRequiredService<ISpeechSynthesizer>().GetVoicesAsync();
        IAssetStore assets = host.Services.GetRequiredService<IAssetStore>();
        IConversationStore store = host.Services.GetRequiredService<IConversationStore>();
        var key = new ConversationKey("talk", "ann");

        // Longer than an item takes, so that it goes to the bucket and is fetched back; and begun again, so that a start is looked up.
        var start = new TurnStart
        {
            TurnId = "long", Message = new string('x', 100_000), StartedAt = TimeProvider.System.GetUtcNow(),
            TakeOverBefore = DateTimeOffset.MinValue,
        };
        await store.StartTurnAsync(key, start, 2);
        await store.StartTurnAsync(key, start, 2);
        await store.SaveSummaryAsync(key, new ConversationSummary("They greeted each other.", 1));
        await store.GetWindowAsync(key, 10);
        await foreach (ConversationTurn _ in store.ExportAsync(key))
        {
        }

        await foreach (ConversationInfo _ in store.ListAsync("default", "ann"))
        {
        }

        await store.EraseInactiveAsync(TimeProvider.System.GetUtcNow().AddDays(-1));
        await store.EraseUserAsync("default", "ann");

        AssetInfo large = await assets.PutAsync(Upload("ann", "video/mp4"), new MemoryStream(new byte[(2 * S3AssetOptions.MinPartBytes) + 1]));
        await Assert.ThrowsAnyAsync<Exception>(
            () => assets.PutAsync(Upload("ann", "video/mp4"), new BreakingStream(2 * S3AssetOptions.MinPartBytes)).AsTask());
        Assert.NotNull(await assets.FindAsync(large.Id));
        await using (Stream? opened = await assets.OpenAsync(large.Id))
        {
            Assert.NotNull(opened);
        }

        await assets.DeleteAsync(large.Id);
        await assets.PutAsync(Upload("ann", "audio/wav"), new MemoryStream([1]));
        await assets.DeleteByOwnerAsync(Owner("ann"));
    }

    /// <summary>Gives zeros, then breaks.</summary>
    private sealed class BreakingStream(int length) : MemoryStream(new byte[length])
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer) is > 0 and int read ? read : throw new IOException("broken");

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            => cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled<int>(cancellationToken) : new(Read(buffer.Span));
    }
}
