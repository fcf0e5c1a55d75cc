using Amazon.Runtime;
using AvatarKit.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace AvatarKit.Aws.Tests.DependencyInjection;

public sealed class HostStartTests
{
    private const string Region = "eu-central-1";
    private const string Key = "emulated";

    public static TheoryData<string, Action<IAvatarChatbotBuilder>> WrongSettings => new()
    {
        { "DynamoDbOptions.TableName", static builder => builder.UseDynamoDb(options => (options.Region, options.TableName) = (Region, "")) },
        { "S3AssetOptions.Bucket", static builder => builder.UseS3Assets(options => options.Region = Region) },
        { "S3AssetOptions.Bucket", static builder => builder.UseAws(aws => aws.Region = Region) },
    };

    [Theory]
    [MemberData(nameof(WrongSettings))]
    public async Task A_store_with_a_wrong_setting_keeps_the_host_from_starting_and_names_it(string setting, Action<IAvatarChatbotBuilder> use)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        use(builder.Services.AddAvatarChatbot().UseChatClient(static _ => new FakeChatClient("model")));
        using IHost host = builder.Build();

        OptionsValidationException error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains(setting, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_with_stores_of_its_own_needs_no_bucket()
    {
        await using BedrockEmulator bedrock = await BedrockEmulator.StartAsync(
            static options => (options.AccessKeyId, options.SecretKey, options.Region) = (Key, Key, Region));
        await using PollyEmulator polly = await PollyEmulator.StartAsync(
            static options => (options.AccessKeyId, options.SecretKey, options.Region) = (Key, Key, Region));
        bedrock.RespondWith("Hello Ann.");
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Services.AddSingleton<AWSCredentials>(new BasicAWSCredentials(Key, Key));
        builder.Services.AddSingleton<IConversationStore, InMemoryConversationStore>().AddSingleton<IAssetStore, InMemoryAssetStore>();
        builder.Services.AddAvatarChatbot().UseAws(aws =>
        {
            aws.Region = Region;
            aws.Bedrock.ServiceUrl = bedrock.Endpoint.ToString();
            aws.Polly.ServiceUrl = polly.Endpoint.ToString();
        });
        using IHost host = builder.Build();

        await host.StartAsync();
        AvatarResponse response = await host.Services.GetRequiredService<IConversationEngine>()
            .GetResponseAsync(new AvatarRequest { UserId = "ann", ConversationId = "talk", Message = "Hi" });
        await host.StopAsync();

        Assert.Equal("Hello Ann.", response.EnsureNotFailed().Text);
        Assert.Empty(response.Warnings);
    }
}
