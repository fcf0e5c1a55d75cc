using AvatarKit.Aws;
using AvatarKit.Local;
using AvatarKit.Testing;
using AvatarKit.Tests.Support;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.EndToEnd.Tests.DependencyInjection;

public sealed class UseOrderTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public static TheoryData<string, string, bool> Pairs()
    {
        var pairs = new TheoryData<string, string, bool>();
        foreach (string part in new[] { "UsePolly", "UseLocalVoices", "UseDynamoDb", "UseSqliteConversations", "UseS3Assets",
            "UseFileAssets", "UseBedrock", "UseChatClient", "UseChatClient(lite)" })
        {
            foreach (string bundle in new[] { "UseLocal", "UseAws" })
            {
                pairs.Add(part, bundle, true);
                pairs.Add(part, bundle, false);
            }
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task What_is_chosen_for_itself_wins_over_a_bundle_in_every_order(string part, string bundle, bool isFirst)
    {
        var services = new ServiceCollection();
        IAvatarChatbotBuilder builder = services.AddAvatarChatbot();
        foreach (string use in isFirst ? new[] { part, bundle } : [bundle, part])
        {
            Use(builder, use);
        }

        await using ServiceProvider provider = services.BuildServiceProvider();
        object found = part switch
        {
            "UsePolly" or "UseLocalVoices" => provider.GetRequiredService<ISpeechSynthesizer>(),
            "UseDynamoDb" or "UseSqliteConversations" => provider.GetRequiredService<IConversationStore>(),
            "UseS3Assets" or "UseFileAssets" => provider.GetRequiredService<IAssetStore>(),
            _ => Model(provider),
        };

        Type wanted = part switch
        {
            "UsePolly" => typeof(PollySpeechSynthesizer),
            "UseLocalVoices" => typeof(LocalSpeechSynthesizer),
            "UseDynamoDb" => typeof(DynamoDbConversationStore),
            "UseSqliteConversations" => typeof(SqliteConversationStore),
            "UseS3Assets" => typeof(S3AssetStore),
            "UseFileAssets" => typeof(FileSystemAssetStore),
            "UseBedrock" => typeof(BedrockChatClient),
            _ => typeof(FakeChatClient),
        };
        Assert.IsType(wanted, found);
    }

    [Theory]
    [InlineData("UseAws", "UseLocal")]
    [InlineData("UseLocal", "UseAws")]
    public async Task Of_two_bundles_the_later_wins_in_everything(string first, string second)
    {
        var services = new ServiceCollection();
        IAvatarChatbotBuilder builder = services.AddAvatarChatbot();
        Use(builder, first);
        Use(builder, second);
        await using ServiceProvider provider = services.BuildServiceProvider();

        bool isLocal = second == "UseLocal";
        Assert.IsType(isLocal ? typeof(LocalSpeechSynthesizer) : typeof(PollySpeechSynthesizer), provider.GetRequiredService<ISpeechSynthesizer>());
        Assert.IsType(isLocal ? typeof(FileSystemAssetStore) : typeof(S3AssetStore), provider.GetRequiredService<IAssetStore>());
        Assert.IsType(isLocal ? typeof(KnowledgeChatClient) : typeof(BedrockChatClient), Model(provider));
    }

    [Fact]
    public async Task On_AWS_the_settings_are_set_once_and_a_host_with_stores_of_its_own_names_no_bucket()
    {
        int called = 0;
        var services = new ServiceCollection();
        services.AddSingleton<IAssetStore>(new FakeAssetStore());
        services.AddAvatarChatbot().UseAws(aws =>
        {
            called++;
            aws.Region = "eu-central-1";
            aws.Polly.LexiconNames.Add("brands");
        });
        await using ServiceProvider provider = services.BuildServiceProvider();

        provider.GetRequiredService<Microsoft.Extensions.Options.IStartupValidator>().Validate();
        Assert.NotNull(provider.GetRequiredService<IConversationEngine>());
        Assert.Equal(1, called);
        Assert.Equal(["brands"], provider.GetRequiredService<Microsoft.Extensions.Options.IOptions<PollyOptions>>().Value.LexiconNames);
    }

    public void Dispose() => folder.Dispose();

    /// <summary>The model of a tier as the engine finds it.</summary>
    private static IChatClient Model(ServiceProvider provider)
    {
        Type clients = typeof(IConversationEngine).Assembly.GetType("AvatarKit.TierClients", throwOnError: true)!;
        object? found = clients.GetMethod("Find")!.Invoke(provider.GetRequiredService(clients), ["lite"]);
        return Assert.IsAssignableFrom<IChatClient>(found);
    }

    private void Use(IAvatarChatbotBuilder builder, string use) => _ = use switch
    {
        "UseLocal" => builder.UseLocal(local => local.DataFolder = folder.Path),
        "UseAws" => builder.UseAws(static aws =>
        {
            aws.Region = "eu-central-1";
            aws.S3.Bucket = "b";
        }),
        "UsePolly" => builder.UsePolly(static polly => polly.Region = "eu-central-1"),
        "UseLocalVoices" => builder.UseLocalVoices(voices => voices.CacheFolder = folder["cache"]),
        "UseDynamoDb" => builder.UseDynamoDb(static table => table.Region = "eu-central-1"),
        "UseSqliteConversations" => builder.UseSqliteConversations(store => store.Path = folder["c.db"]),
        "UseS3Assets" => builder.UseS3Assets(static assets => (assets.Region, assets.Bucket) = ("eu-central-1", "b")),
        "UseFileAssets" => builder.UseFileAssets(assets => assets.Folder = folder["assets"]),
        "UseBedrock" => builder.UseBedrock(static bedrock => bedrock.Region = "eu-central-1"),
        "UseChatClient" => builder.UseChatClient(static _ => new FakeChatClient()),
        _ => builder.UseChatClient("lite", static _ => new FakeChatClient()),
    };
}
