using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Testing.Tests.DependencyInjection;

public sealed class AvatarChatbotFakesBuilderExtensionsTests
{
    [Fact]
    public void Every_contract_is_faked_and_the_fakes_can_be_asked_for()
    {
        using ServiceProvider services = Build(_ => { });

        AvatarFakes fakes = services.GetRequiredService<AvatarFakes>();
        Assert.Same(fakes.Speech, services.GetRequiredService<ISpeechSynthesizer>());
        Assert.Same(fakes.Recognizer, services.GetRequiredService<ISpeechRecognizer>());
        Assert.Same(fakes.LipSync, services.GetRequiredService<ILipSync>());
        Assert.Same(fakes.Renderer, services.GetRequiredService<IAvatarRenderer>());
        Assert.Same(fakes.Conversations, services.GetRequiredService<IConversationStore>());
        Assert.Same(fakes.Assets, services.GetRequiredService<IAssetStore>());
        Assert.Same(fakes.Knowledge, services.GetRequiredService<IKnowledgeBase>());
        Assert.Same(fakes.Router, services.GetRequiredService<IModelRouter>());
        Assert.Same(fakes.Scorer, services.GetRequiredService<IComplexityScorer>());
        Assert.Same(fakes.Prices, services.GetRequiredService<IPriceBook>());
        Assert.Same(fakes.Tokens, services.GetRequiredService<ITokenCounter>());
        Assert.All(new AvatarChatbotOptions().Tiers.Keys, tier => Assert.Same(fakes.Chat, services.GetRequiredKeyedService<IChatClient>(tier)));
    }

    [Fact]
    public void A_fake_takes_the_place_of_what_the_host_had()
    {
        using ServiceProvider services = Build(_ => { }, before: collection => collection
            .AddSingleton<ISpeechSynthesizer, SilentSpeechSynthesizer>()
            .AddKeyedSingleton<IChatClient>("lite", new FakeChatClient("hosts")));

        Assert.IsType<FakeSpeechSynthesizer>(Assert.Single(services.GetServices<ISpeechSynthesizer>()));
        Assert.Equal("fake-model", Assert.IsType<FakeChatClient>(Assert.Single(services.GetKeyedServices<IChatClient>("lite"))).ModelId);
    }

    [Fact]
    public void What_is_set_to_null_stays_the_hosts()
    {
        using ServiceProvider services = Build(
            fakes => (fakes.Speech, fakes.Router) = (null, null),
            before: collection => collection.AddSingleton<ISpeechSynthesizer, SilentSpeechSynthesizer>());

        Assert.IsType<SilentSpeechSynthesizer>(services.GetRequiredService<ISpeechSynthesizer>());
        Assert.Null(services.GetService<IModelRouter>());
    }

    [Fact]
    public async Task A_tier_can_have_a_model_of_its_own()
    {
        using ServiceProvider services = Build(fakes =>
        {
            fakes.Chat!.RespondWith("any");
            fakes.ChatOf("pro").RespondWith("pro");
            fakes.ChatOf("mine").RespondWith("mine");
        });

        Assert.Equal("any", (await services.GetRequiredKeyedService<IChatClient>("lite").GetResponseAsync("?")).Text);
        Assert.Equal("pro", (await services.GetRequiredKeyedService<IChatClient>("pro").GetResponseAsync("?")).Text);
        Assert.Equal("mine", (await services.GetRequiredKeyedService<IChatClient>("mine").GetResponseAsync("?")).Text);
    }

    [Fact]
    public void The_fakes_run_on_the_hosts_clock()
    {
        var time = new FakeTimeProvider();
        using ServiceProvider services = Build(_ => { }, before: collection => collection.AddSingleton<TimeProvider>(time));

        Assert.Same(time, services.GetRequiredService<AvatarFakes>().TimeProvider);
    }

    [Fact]
    public void The_default_voice_and_model_are_used_as_services_without_scopes_in_the_way()
    {
        using ServiceProvider services = Build(_ => { });
        using IServiceScope scope = services.CreateScope();

        Assert.Same(services.GetRequiredService<ISpeechSynthesizer>(), scope.ServiceProvider.GetRequiredService<ISpeechSynthesizer>());
    }

    private static ServiceProvider Build(Action<AvatarFakes> configure, Action<IServiceCollection>? before = null)
    {
        var services = new ServiceCollection();
        before?.Invoke(services);
        new Builder(services).UseFakes(configure);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    private sealed record Builder(IServiceCollection Services) : IAvatarChatbotBuilder;
}
