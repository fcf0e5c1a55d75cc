using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AvatarKit.Aws.Tests.DependencyInjection;

public sealed class AvatarChatbotAwsBuilderExtensionsTests
{
    [Fact]
    public void Everything_comes_from_AWS()
    {
        using ServiceProvider provider = Build(static aws => (aws.Region, aws.S3.Bucket) = ("eu-central-1", "b"));

        Assert.IsType<DynamoDbConversationStore>(provider.GetRequiredService<IConversationStore>());
        Assert.IsType<S3AssetStore>(provider.GetRequiredService<IAssetStore>());
        Assert.IsType<PollySpeechSynthesizer>(provider.GetRequiredService<ISpeechSynthesizer>());
        Assert.IsType<BedrockPortraitGenerator>(provider.GetRequiredService<IPortraitGenerator>());
        Assert.IsType<BedrockChatClient>(provider.GetRequiredKeyedService<Microsoft.Extensions.AI.IChatClient>("pro"));
        Assert.NotNull(provider.GetRequiredService<IPriceBook>().FindSpeechPrice("polly/neural", TimeProvider.System.GetUtcNow()));
    }

    [Fact]
    public void What_is_set_for_all_holds_where_a_part_says_nothing()
    {
        using ServiceProvider provider = Build(static aws =>
        {
            (aws.Region, aws.Profile, aws.CreateMissing) = ("eu-central-1", "staging", true);
            (aws.S3.Bucket, aws.S3.Region) = ("b", "eu-west-1");
        });

        Assert.Equal(("eu-central-1", "staging"), (Value<BedrockOptions>(provider).Region, Value<BedrockOptions>(provider).Profile));
        Assert.Equal(("eu-central-1", "staging"), (Value<PollyOptions>(provider).Region, Value<PollyOptions>(provider).Profile));
        Assert.Equal(("eu-central-1", "staging", true),
            (Value<DynamoDbOptions>(provider).Region, Value<DynamoDbOptions>(provider).Profile, Value<DynamoDbOptions>(provider).CreateTable));
        Assert.Equal(("eu-west-1", "staging", true),
            (Value<S3AssetOptions>(provider).Region, Value<S3AssetOptions>(provider).Profile, Value<S3AssetOptions>(provider).CreateBucket));
    }

    [Fact]
    public void Settings_come_from_configuration_and_code_goes_before_it()
    {
        using ServiceProvider provider = Build(
            static aws => aws.DynamoDb.TableName = "from-code",
            new Dictionary<string, string?>
            {
                ["AvatarKit:Aws:Region"] = "us-west-2",
                ["AvatarKit:Aws:CreateMissing"] = "true",
                ["AvatarKit:Aws:DynamoDb:TableName"] = "from-configuration",
                ["AvatarKit:Aws:S3:Bucket"] = "from-configuration",
                ["AvatarKit:Aws:Polly:Engine"] = "Generative",
                ["AvatarKit:Aws:Bedrock:Tiers:pro:ModelId"] = "us.amazon.nova-2-lite-v1:0",
            });

        Assert.Equal(("from-code", "us-west-2", true),
            (Value<DynamoDbOptions>(provider).TableName, Value<DynamoDbOptions>(provider).Region, Value<DynamoDbOptions>(provider).CreateTable));
        Assert.Equal("from-configuration", Value<S3AssetOptions>(provider).Bucket);
        Assert.Equal(PollyEngine.Generative, Value<PollyOptions>(provider).Engine);
        Assert.Equal("us.amazon.nova-2-lite-v1:0", Value<BedrockOptions>(provider).Tiers["pro"].ModelId);
        Assert.Equal("amazon.nova-lite-v1:0", Value<BedrockOptions>(provider).Tiers["lite"].ModelId);
    }

    [Fact]
    public void A_part_taken_alone_hears_what_is_set_for_all()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(
            new ConfigurationBuilder().AddInMemoryCollection([new("AvatarKit:Aws:Region", "ap-southeast-2")]).Build());
        services.AddAvatarChatbot().UsePolly();
        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Equal("ap-southeast-2", Value<PollyOptions>(provider).Region);
    }

    [Fact]
    public void A_bucket_that_was_not_named_is_told_at_start_with_the_setting()
    {
        using ServiceProvider provider = Build(static aws => aws.Region = "eu-central-1");

        OptionsValidationException error = Assert.Throws<OptionsValidationException>(() => Value<S3AssetOptions>(provider));

        Assert.Contains("S3AssetOptions.Bucket", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_that_are_refused_are_applied_once_however_often_they_are_read()
    {
        int applied = 0;
        using ServiceProvider provider = Build(aws => (aws.Region, aws.Polly.SampleRate) = ("eu-central-1", 44_100),
            configurePolly: polly => polly.LexiconNames.Add($"lexicon{++applied}"));

        string first = Assert.Throws<OptionsValidationException>(() => Value<PollyOptions>(provider)).Message;
        string second = Assert.Throws<OptionsValidationException>(() => Value<PollyOptions>(provider)).Message;

        Assert.Equal((1, first), (applied, second));
        Assert.Equal(["lexicon1"], Value<AwsOptions>(provider).Polly.LexiconNames);
    }

    private static T Value<T>(ServiceProvider provider)
        where T : class => provider.GetRequiredService<IOptions<T>>().Value;

    private static ServiceProvider Build(
        Action<AwsOptions> configure, IReadOnlyDictionary<string, string?>? configuration = null, Action<PollyOptions>? configurePolly = null)
    {
        var services = new ServiceCollection();
        if (configuration is not null)
        {
            services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(configuration).Build());
        }

        services.AddAvatarChatbot().UseAws(configure).UsePolly(configurePolly);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }
}
