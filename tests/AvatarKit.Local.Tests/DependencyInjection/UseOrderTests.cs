#pragma warning disable MEAI001, AVATARKIT001
using System.Runtime.CompilerServices;
using AvatarKit.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AvatarKit.Local.Tests.DependencyInjection;

/// <summary>What the host chose wins over what a provider brings, in whatever order they are added.</summary>
public sealed class UseOrderTests
{
    public static TheoryData<string> Orders() => ["client local", "local client", "client local local", "local client local"];

    public static TheoryData<string> HostOrders() => ["host avatar local", "avatar host local", "avatar local host"];

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task A_text_to_speech_client_speaks_whenever_it_was_added(string order)
    {
        using var folder = new ScratchFolder();
        var client = new SilentClient();
        await using ServiceProvider provider = Build(
            order,
            folder,
            builder => builder.UseTextToSpeechClient(_ => client),
            services => services.AddKeyedSingleton<IChatClient>("lite", new FakeChatClient()));

        AvatarResponse response = await provider.GetRequiredService<IConversationEngine>()
            .GetResponseAsync(new AvatarRequest { Message = "Hello", Outputs = AvatarOutputs.Speech }).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(TurnOutcome.Completed, response.Outcome);
        Assert.True(client.Calls > 0, "Another voice spoke.");
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task A_chat_client_answers_whenever_it_was_added(string order)
    {
        using var folder = new ScratchFolder();
        var model = new FakeChatClient();
        string[] tiers = ["lite", "pro", "premier"];
        Array.ForEach(tiers, tier => model.RespondWith($"From the host's model for {tier}."));
        await using ServiceProvider provider = Build(order, folder, builder => builder.UseChatClient(_ => model));

        foreach (string tier in tiers)
        {
            Assert.Equal($"From the host's model for {tier}.", await AskAsync(provider, tier));
        }
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task A_chat_client_of_one_tier_answers_that_tier_and_leaves_the_others(string order)
    {
        using var folder = new ScratchFolder();
        var model = new FakeChatClient();
        model.RespondWith("From the host's model.");
        await using ServiceProvider provider = Build(order, folder, builder => builder.UseChatClient("pro", _ => model));

        Assert.Equal("From the host's model.", await AskAsync(provider, "pro"));
        Assert.NotEqual("From the host's model.", await AskAsync(provider, "lite"));
        Assert.Single(model.Calls);
    }

    [Theory]
    [InlineData("client tiers")]
    [InlineData("tiers client")]
    [InlineData("tiers client local")]
    [InlineData("local client tiers")]
    public async Task A_chat_client_answers_the_tiers_that_are_configured_whatever_they_are_called(string order)
    {
        using var folder = new ScratchFolder();
        var model = new FakeChatClient();
        model.RespondWith("From the host's model.");
        await using ServiceProvider provider = Build(order, folder, builder => builder.UseChatClient(_ => model));

        AvatarResponse response = await provider.GetRequiredService<IConversationEngine>()
            .GetResponseAsync(new AvatarRequest { Message = "Hello", Outputs = AvatarOutputs.None }).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal((null, TurnOutcome.Completed, "From the host's model."), (response.Error?.Code, response.Outcome, response.Text));
        Assert.Equal("quick", response.Route?.Tier);
    }

    [Theory]
    [MemberData(nameof(HostOrders))]
    public async Task Every_service_the_host_registered_wins(string order)
    {
        using var folder = new ScratchFolder();
        var store = new FakeConversationStore();
        var assets = new FakeAssetStore();
        var voice = new FakeSpeechSynthesizer();
        var knowledge = new FakeKnowledgeBase();
        var renderer = new FakeAvatarRenderer();
        var lips = new FakeLipSync();
        var router = new FakeModelRouter();
        var model = new FakeChatClient();
        var services = new ServiceCollection();
        services.AddLogging();
        IAvatarChatbotBuilder? avatar = null;
        foreach (string step in order.Split(' '))
        {
            switch (step)
            {
                case "host":
                    services
                        .AddSingleton<IConversationStore>(store).AddSingleton<IAssetStore>(assets).AddSingleton<ISpeechSynthesizer>(voice)
                        .AddSingleton<IKnowledgeBase>(knowledge).AddSingleton<IAvatarRenderer>(renderer).AddSingleton<ILipSync>(lips)
                        .AddSingleton<IModelRouter>(router).AddKeyedSingleton<IChatClient>("lite", model);
                    break;
                case "local":
                    avatar!.UseLocal(options => options.DataFolder = folder.Path);
                    break;
                default:
                    avatar = services.AddAvatarChatbot();
                    break;
            }
        }

        await using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Same(store, provider.GetRequiredService<IConversationStore>());
        Assert.Same(assets, provider.GetRequiredService<IAssetStore>());
        Assert.Same(voice, provider.GetRequiredService<ISpeechSynthesizer>());
        Assert.Same(knowledge, provider.GetRequiredService<IKnowledgeBase>());
        Assert.Same(renderer, provider.GetRequiredService<IAvatarRenderer>());
        Assert.Same(lips, provider.GetRequiredService<ILipSync>());
        Assert.Same(router, provider.GetRequiredService<IModelRouter>());
        Assert.Same(model, provider.GetRequiredKeyedService<IChatClient>("lite"));
    }

    [Theory]
    [InlineData("before")]
    [InlineData("after")]
    public async Task A_voice_the_host_registered_wins_over_a_client_it_added(string place)
    {
        var voice = new FakeSpeechSynthesizer();
        var services = new ServiceCollection();
        if (place == "before")
        {
            services.AddSingleton<ISpeechSynthesizer>(voice);
        }

        services.AddAvatarChatbot().UseTextToSpeechClient(_ => new SilentClient()).UseLocal();
        if (place == "after")
        {
            services.AddSingleton<ISpeechSynthesizer>(voice);
        }

        await using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Same(voice, provider.GetRequiredService<ISpeechSynthesizer>());
    }

    [Fact]
    public void A_knowledge_folder_that_is_not_there_is_refused_at_the_start_as_it_was_set()
    {
        using var folder = new ScratchFolder();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddAvatarChatbot().UseLocal(options =>
        {
            options.DataFolder = folder.Path;
            options.KnowledgeFolder = folder["missing"];
        });
        using ServiceProvider provider = services.BuildServiceProvider();

        IStartupValidator start = provider.GetRequiredService<IStartupValidator>();
        OptionsValidationException refused = Assert.Throws<OptionsValidationException>(start.Validate);

        Assert.Contains("KnowledgeFolder", refused.Message, StringComparison.Ordinal);
        Assert.Contains(folder["missing"], refused.Message, StringComparison.Ordinal);
    }

    private static async Task<string> AskAsync(ServiceProvider provider, string tier)
    {
        var request = new AvatarRequest { Message = "Hello", Tier = tier, Outputs = AvatarOutputs.None };
        AvatarResponse response = await provider.GetRequiredService<IConversationEngine>().GetResponseAsync(request)
            .WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal((TurnOutcome.Completed, tier), (response.Outcome, response.Route?.Tier));
        return response.Text;
    }

    private static ServiceProvider Build(
        string order, ScratchFolder folder, Action<IAvatarChatbotBuilder> client, Action<IServiceCollection>? more = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        more?.Invoke(services);
        IAvatarChatbotBuilder builder = services.AddAvatarChatbot();
        foreach (string step in order.Split(' '))
        {
            switch (step)
            {
                case "client":
                    client(builder);
                    break;
                case "tiers":
                    services.Configure<AvatarChatbotOptions>(SetTiers);
                    break;
                default:
                    builder.UseLocal(options => options.DataFolder = folder.Path);
                    break;
            }
        }

        return services.BuildServiceProvider();
    }

    private static void SetTiers(AvatarChatbotOptions options)
    {
        options.Tiers.Clear();
        options.Tiers["quick"] = new ModelTierOptions { Fallback = "thorough" };
        options.Tiers["thorough"] = new ModelTierOptions();
        options.Routing.SimpleTier = "quick";
        options.Routing.MediumTier = "thorough";
        options.Routing.ComplexTier = "thorough";
        options.History.SummaryTier = "quick";
    }

    private sealed class SilentClient : ITextToSpeechClient
    {
        private int calls;

        public int Calls => Volatile.Read(ref calls);

        public async IAsyncEnumerable<TextToSpeechResponseUpdate> GetStreamingAudioAsync(
            string text, TextToSpeechOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref calls);
            await Task.Yield();
            yield return new TextToSpeechResponseUpdate([new DataContent(new byte[24_000], "audio/pcm")])
            {
                Kind = TextToSpeechResponseUpdateKind.AudioUpdating,
            };
        }

        public Task<TextToSpeechResponse> GetAudioAsync(
            string text, TextToSpeechOptions? options = null, CancellationToken cancellationToken = default)
            => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
