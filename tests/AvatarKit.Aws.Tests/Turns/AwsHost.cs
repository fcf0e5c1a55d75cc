using Amazon.Runtime;
using AvatarKit.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Aws.Tests.Turns;

/// <summary>A host with <c>UseAws()</c>, over Bedrock and Polly emulated, DynamoDB Local and an S3 server.</summary>
internal sealed class AwsHost : IAsyncDisposable
{
    public const string Region = "eu-central-1";

    // The one key that the S3 server knows.
    public const string Key = "S3RVER";

    private AwsHost(BedrockEmulator bedrock, PollyEmulator polly) => (Bedrock, Polly) = (bedrock, polly);

    public BedrockEmulator Bedrock { get; }

    public PollyEmulator Polly { get; }

    public ServiceProvider Services { get; private set; } = null!;

    public IConversationEngine Engine => Services.GetRequiredService<IConversationEngine>();

    public static async Task<AwsHost> StartAsync(
        string dynamoDb, string s3, Action<AwsOptions>? configure = null, Action<IServiceCollection>? register = null,
        double? tokensPerSecond = null)
    {
        BedrockEmulator bedrock = await BedrockEmulator.StartAsync(options =>
        {
            (options.AccessKeyId, options.SecretKey, options.Region) = (Key, Key, Region);
            options.TokensPerSecond = tokensPerSecond;
        });
        PollyEmulator polly = await PollyEmulator.StartAsync(
            static options => (options.AccessKeyId, options.SecretKey, options.Region) = (Key, Key, Region));
        var host = new AwsHost(bedrock, polly);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<AWSCredentials>(new BasicAWSCredentials(Key, Key));
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AvatarKit:Aws:Region"] = Region,
            ["AvatarKit:Aws:Bedrock:ServiceUrl"] = bedrock.Endpoint.ToString(),
            ["AvatarKit:Aws:Polly:ServiceUrl"] = polly.Endpoint.ToString(),
            ["AvatarKit:Aws:DynamoDb:ServiceUrl"] = dynamoDb,
            ["AvatarKit:Aws:DynamoDb:TableName"] = $"t-{Guid.NewGuid():N}",
            ["AvatarKit:Aws:S3:ServiceUrl"] = s3,
            ["AvatarKit:Aws:S3:Bucket"] = $"b-{Guid.NewGuid():N}",
        }).Build());
        register?.Invoke(services);
        services.AddAvatarChatbot(static options => options.Speech.Store = true).AddAvatar(static profile => profile.Instructions = "You are Ava.")
            .UseAws(aws =>
        {
            aws.CreateMissing = true;
            configure?.Invoke(aws);
        });
        host.Services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        await Bedrock.DisposeAsync();
        await Polly.DisposeAsync();
    }
}
