using Amazon.Runtime;
using AvatarKit.Aws.Tests.Loopback;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Options;

namespace AvatarKit.Aws.Tests.DependencyInjection;

public class AvatarChatbotBedrockBuilderExtensionsTests
{
    [Fact]
    public async Task A_retired_premier_model_falls_back_to_pro_and_is_not_asked_again()
    {
        await using var server = new LoopbackServer();
        server.Otherwise = static call => call.Request.Target.Contains("premier", StringComparison.Ordinal)
            ? call.FailAsync(404, "ResourceNotFoundException", "This model version has reached the end of its life.")
            : Nova.Says("Hello", " from pro.")(call);
        var log = new FakeLoggerProvider();
        await using ServiceProvider services = Build(server, log: log);
        IConversationEngine engine = services.GetRequiredService<IConversationEngine>();

        AvatarResponse first = await engine.GetResponseAsync(Ask("premier"));
        AvatarResponse second = await engine.GetResponseAsync(Ask("premier"));

        Assert.All([first, second], static response => Assert.Equal("Hello from pro.", response.Text));
        Assert.Equal(
            [
                "/model/amazon.nova-premier-v1%3A0/converse-stream", "/model/amazon.nova-pro-v1%3A0/converse-stream",
                "/model/amazon.nova-pro-v1%3A0/converse-stream",
            ],
            server.Requests.Select(static request => request.Target));
        FakeLogRecord warning = Assert.Single(log.Collector.GetSnapshot(), static record => record.Id.Id == 200);
        Assert.Contains("BedrockOptions.Tiers[\"premier\"].ModelId", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_turn_says_which_models_were_tried_and_which_answered()
    {
        await using var server = new LoopbackServer()
            .Then(static call => call.FailAsync(404, "ResourceNotFoundException"))
            .Then(Nova.Says("Hello."));
        await using ServiceProvider services = Build(server);
        List<ModelSelected> selected = [];

        await foreach (AvatarResponseUpdate update in services.GetRequiredService<IConversationEngine>().GetStreamingResponseAsync(Ask("premier")))
        {
            if (update is ModelSelected model)
            {
                selected.Add(model);
            }
        }

        Assert.Equal(["amazon.nova-premier-v1:0", "amazon.nova-pro-v1:0"], selected.Select(static model => model.ModelId));
    }

    [Fact]
    public async Task A_model_that_breaks_off_ends_the_turn_as_failed_and_is_called_once()
    {
        await using var server = new LoopbackServer().Then(static async call =>
        {
            await call.BeginEventsAsync();
            await call.EventAsync("contentBlockDelta", Nova.Delta("Once upon a time. "));
            await call.WriteAsync(EventFrame.Exception("modelStreamErrorException", """{"message":"no"}"""));
        });
        await using ServiceProvider services = Build(server);

        List<AvatarResponseUpdate> updates = [];
        await foreach (AvatarResponseUpdate update in services.GetRequiredService<IConversationEngine>().GetStreamingResponseAsync(Ask("lite")))
        {
            updates.Add(update);
        }

        Assert.Equal("bedrock.stream_failed", Assert.IsType<TurnFailed>(updates[^1]).Error.Code);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Tiers_and_their_fallbacks_can_be_added()
    {
        await using var server = new LoopbackServer()
            .Then(static call => call.FailAsync(503, "ServiceUnavailableException"))
            .Then(static call => call.FailAsync(503, "ServiceUnavailableException"))
            .Then(Nova.Says("Hello."));
        await using ServiceProvider services = Build(
            server, options => options.Tiers["two"] = new() { ModelId = "us.amazon.nova-2-lite-v1:0", Fallback = "lite" });

        AvatarResponse response = await services.GetRequiredService<IConversationEngine>().GetResponseAsync(Ask("two"));

        Assert.Equal("Hello.", response.Text);
        Assert.NotNull(response.Cost.ModelUsd);
        Assert.Equal(
            [
                "/model/us.amazon.nova-2-lite-v1%3A0/converse-stream", "/model/us.amazon.nova-2-lite-v1%3A0/converse-stream",
                "/model/amazon.nova-lite-v1%3A0/converse-stream",
            ],
            server.Requests.Select(static request => request.Target));
    }

    [Fact]
    public async Task A_model_of_the_host_wins()
    {
        var services = new ServiceCollection();
        using var own = new BedrockChatClient("own");
        services.AddKeyedSingleton<IChatClient>("lite", own);
        services.AddAvatarChatbot().UseBedrock();

        await using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Same(own, provider.GetRequiredKeyedService<IChatClient>("lite"));
        Assert.IsType<BedrockChatClient>(provider.GetRequiredKeyedService<IChatClient>("pro"));
        Assert.IsType<BedrockPortraitGenerator>(provider.GetRequiredService<IPortraitGenerator>());
    }

    [Fact]
    public async Task Options_are_read_from_configuration_and_from_code_after_it()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AvatarKit:Aws:Bedrock:Region"] = "eu-west-1",
            ["AvatarKit:Aws:Bedrock:MaxTokens"] = "77",
            ["AvatarKit:Aws:Bedrock:Tiers:premier:ModelId"] = "eu.amazon.nova-2-pro-v1:0",
            ["AvatarKit:Aws:Bedrock:Guardrail:Id"] = "g1",
        }).Build();
        var services = new ServiceCollection();
        services.AddSingleton(configuration);
        services.AddAvatarChatbot().UseBedrock(static options => options.MaxTokens = 78);

        await using ServiceProvider provider = services.BuildServiceProvider();
        BedrockOptions options = provider.GetRequiredService<IOptions<BedrockOptions>>().Value;

        Assert.Equal(("eu-west-1", 78, "eu.amazon.nova-2-pro-v1:0", "amazon.nova-lite-v1:0", "g1"),
            (options.Region, options.MaxTokens, options.Tiers["premier"].ModelId, options.Tiers["lite"].ModelId, options.Guardrail?.Id));
    }

    [Theory]
    [InlineData("MaxTokens")]
    [InlineData("Temperature")]
    [InlineData("UnavailableModelPause")]
    [InlineData("ServiceUrl")]
    [InlineData("ServiceTier")]
    [InlineData("InferenceProfilePrefix")]
    [InlineData("Guardrail")]
    [InlineData("premier")]
    public async Task A_wrong_setting_is_named_at_start(string setting)
    {
        var services = new ServiceCollection();
        services.AddAvatarChatbot().UseBedrock(options => Spoil(options, setting));
        await using ServiceProvider provider = services.BuildServiceProvider();

        OptionsValidationException exception = Assert.Throws<OptionsValidationException>(
            () => provider.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains(setting, exception.Message, StringComparison.Ordinal);
    }

    private static void Spoil(BedrockOptions options, string setting)
    {
        switch (setting)
        {
            case "MaxTokens": options.MaxTokens = 0; break;
            case "Temperature": options.Temperature = 2; break;
            case "UnavailableModelPause": options.UnavailableModelPause = TimeSpan.FromSeconds(-1); break;
            case "ServiceUrl": options.ServiceUrl = "localhost"; break;
            case "ServiceTier": options.ServiceTier = "fast"; break;
            case "InferenceProfilePrefix": options.InferenceProfilePrefix = "US."; break;
            case "Guardrail": options.Guardrail = new BedrockGuardrailOptions(); break;
            default: options.Tiers["premier"].ModelId = " "; break;
        }
    }

    private static AvatarRequest Ask(string tier)
        => new() { UserId = "user", ConversationId = Guid.NewGuid().ToString("N"), Message = "Hi", Tier = tier };

    private static ServiceProvider Build(LoopbackServer server, Action<BedrockOptions>? configure = null, FakeLoggerProvider? log = null)
    {
        var services = new ServiceCollection();
        services.AddLogging(builder => builder.AddProvider(log ?? new FakeLoggerProvider()));
        services.AddSingleton<AWSCredentials>(new BasicAWSCredentials("AKIDEXAMPLE", "secret"));
        services.AddAvatarChatbot().UseBedrock(options =>
        {
            options.Region = "eu-central-1";
            options.ServiceUrl = server.Url;
            configure?.Invoke(options);
        });
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }
}
