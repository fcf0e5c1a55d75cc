using Amazon.DynamoDBv2;
using Amazon.S3;
using AvatarKit.Aws.TestHost;
using AvatarKit.Aws.Tests.Peers;
using AvatarKit.Testing;

namespace AvatarKit.EndToEnd.Tests.Aws;

/// <summary>Everything of AWS that a program calls, on loopback: Bedrock and Polly emulated, Amazon's DynamoDB Local, and an S3 server.</summary>
public sealed class AwsWorld : IAsyncLifetime
{
    // The one key that the S3 server knows.
    private const string Key = "S3RVER";

    private Peer? table;
    private Peer? bucket;
    private BedrockEmulator? bedrock;
    private PollyEmulator? polly;

    public BedrockEmulator Bedrock => bedrock!;

    public PollyEmulator Polly => polly!;

    public async Task InitializeAsync()
    {
        if (Requires.Java is null && Requires.Node is null)
        {
            bedrock = await BedrockEmulator.StartAsync(static options => (options.AccessKeyId, options.SecretKey) = (Key, Key));
            polly = await PollyEmulator.StartAsync(static options => (options.AccessKeyId, options.SecretKey) = (Key, Key));
            table = await Peer.StartAsync("dynamodb-local.mjs");
            bucket = await Peer.StartAsync("s3-server.mjs");
        }
    }

    public async Task DisposeAsync()
    {
        foreach (IAsyncDisposable? part in (IAsyncDisposable?[])[bedrock, polly, table, bucket])
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }
    }

    public IAmazonDynamoDB Table() => LoopbackClients.DynamoDb(table!.Url);

    public IAmazonS3 Buckets() => LoopbackClients.S3(bucket!.Url);

    /// <summary>The environment of a program that finds this world and nothing else of AWS, whatever the machine has.</summary>
    /// <param name="home">An empty folder.</param>
    public Dictionary<string, string?> EnvironmentIn(string home) => new(Bedrock.EnvironmentVariables!)
    {
        ["AWS_ENDPOINT_URL_POLLY"] = Polly.EnvironmentVariables["AWS_ENDPOINT_URL_POLLY"],
        ["AWS_ENDPOINT_URL_DYNAMODB"] = table!.Url,
        ["AWS_ENDPOINT_URL_S3"] = bucket!.Url,
        ["AWS_ENDPOINT_URL"] = null,
        ["AWS_EC2_METADATA_DISABLED"] = "true",
        ["AWS_PROFILE"] = null,
        ["AWS_DEFAULT_REGION"] = null,
        ["AWS_SESSION_TOKEN"] = null,
        ["AWS_BEARER_TOKEN_BEDROCK"] = null,
        ["AWS_SHARED_CREDENTIALS_FILE"] = null,
        ["AWS_CONFIG_FILE"] = null,
        ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] = null,
        ["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = null,
        ["AWS_WEB_IDENTITY_TOKEN_FILE"] = null,
        ["HOME"] = home,
        ["COLUMNS"] = "400",
    };
}
