using Amazon.DynamoDBv2;
using Amazon.S3;
using AvatarKit.Aws.TestHost;
using AvatarKit.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AvatarKit.Aws.Tests.DependencyInjection;

public sealed class StoreRegistrationTests
{
    [Fact]
    public async Task Stores_are_made_from_options_and_take_the_place_of_those_in_memory()
    {
        var services = new ServiceCollection();
        services.AddAvatarChatbot().UseDynamoDb(options => options.Region = "eu-central-1")
            .UseS3Assets(options => (options.Region, options.Bucket) = ("eu-central-1", "b"));
        await using ServiceProvider provider = services.BuildServiceProvider();
        Assert.IsType<DynamoDbConversationStore>(provider.GetRequiredService<IConversationStore>());
        Assert.IsType<S3AssetStore>(provider.GetRequiredService<IAssetStore>());
    }

    [Fact]
    public async Task Clients_of_the_host_are_used_and_left_alone()
    {
        using AmazonDynamoDBClient dynamoDb = LoopbackClients.DynamoDb("http://127.0.0.1:1");
        using AmazonS3Client s3 = LoopbackClients.S3("http://127.0.0.1:1");
        var services = new ServiceCollection();
        services.AddSingleton<IAmazonDynamoDB>(dynamoDb).AddSingleton<IAmazonS3>(s3);
        services.AddAvatarChatbot().UseDynamoDb().UseS3Assets(options => options.Bucket = "b");
        await using (ServiceProvider provider = services.BuildServiceProvider())
        {
            Assert.Same(dynamoDb, provider.GetRequiredService<StoreClients>().DynamoDb);
            Assert.Same(s3, provider.GetRequiredService<StoreClients>().S3);
            Assert.IsType<DynamoDbConversationStore>(provider.GetRequiredService<IConversationStore>());
        }

        // A client that was disposed throws ObjectDisposedException here.
        await Assert.ThrowsAsync<HttpRequestException>(() => dynamoDb.ListTablesAsync());
    }

    [Fact]
    public void A_store_that_the_host_registers_wins()
    {
        var services = new ServiceCollection();
        services.AddAvatarChatbot().UseDynamoDb().UseS3Assets(options => options.Bucket = "b");
        services.AddSingleton<IConversationStore, InMemoryConversationStore>().AddSingleton<IAssetStore, InMemoryAssetStore>();
        using ServiceProvider provider = services.BuildServiceProvider();
        Assert.IsType<InMemoryConversationStore>(provider.GetRequiredService<IConversationStore>());
        Assert.IsType<InMemoryAssetStore>(provider.GetRequiredService<IAssetStore>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Settings_of_a_store_that_is_not_used_are_not_asked_for(bool hostComesFirst)
    {
        var services = new ServiceCollection();
        IAvatarChatbotBuilder builder = services.AddAvatarChatbot().UseChatClient(static _ => new FakeChatClient("model"));
        if (hostComesFirst)
        {
            services.AddSingleton<IConversationStore, InMemoryConversationStore>().AddSingleton<IAssetStore, InMemoryAssetStore>();
        }

        builder.UseDynamoDb(options => options.TableName = "").UseS3Assets();
        if (!hostComesFirst)
        {
            using ServiceProvider used = services.BuildServiceProvider();
            Assert.Equal(
                typeof(S3AssetOptions), Assert.Throws<OptionsValidationException>(() => used.GetRequiredService<IAssetStore>()).OptionsType);
            Assert.Equal(
                typeof(DynamoDbOptions), Assert.Throws<OptionsValidationException>(() => used.GetRequiredService<IConversationStore>()).OptionsType);
            services.AddSingleton<IConversationStore, InMemoryConversationStore>().AddSingleton<IAssetStore, InMemoryAssetStore>();
        }

        using ServiceProvider provider = services.BuildServiceProvider();
        provider.GetRequiredService<IStartupValidator>().Validate();
    }

    [Fact]
    public void Settings_come_from_configuration_too_and_are_checked()
    {
        IConfigurationRoot configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["DynamoDb:TableName"] = "talks", ["DynamoDb:TimeToLive"] = "90.00:00:00", ["S3:StorageClass"] = "IntelligentTiering",
            ["S3:Tags:kind"] = "speech",
        }).Build();
        var services = new ServiceCollection();
        services.AddAvatarChatbot().UseDynamoDb(configuration.GetSection("DynamoDb").Bind).UseS3Assets(configuration.GetSection("S3").Bind);
        using ServiceProvider provider = services.BuildServiceProvider();
        DynamoDbOptions dynamoDb = provider.GetRequiredService<IOptions<DynamoDbOptions>>().Value;
        Assert.Equal(("talks", TimeSpan.FromDays(90)), (dynamoDb.TableName, dynamoDb.TimeToLive));
        OptionsValidationException refused = Assert.Throws<OptionsValidationException>(
            () => provider.GetRequiredService<IOptions<S3AssetOptions>>().Value);
        Assert.Contains("S3AssetOptions.Bucket", refused.Message, StringComparison.Ordinal);
    }
}
