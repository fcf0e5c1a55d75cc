using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Testing.Tests.Chaos;

public sealed class WithChaosTests
{
    public static TheoryData<ChaosContract> Contracts => [.. Calls.Keys];

    /// <summary>A call of each contract, but of models, which a host finds by their tier.</summary>
    private static Dictionary<ChaosContract, Func<ChaosHost, Task>> Calls { get; } = new()
    {
        [ChaosContract.Voice] = static host => ReadAsync(host.Get<ISpeechSynthesizer>().SynthesizeAsync(new SpeechRequest { Text = "Hello" })),
        [ChaosContract.Recognizer] = static host => ReadAsync(host.Get<ISpeechRecognizer>().RecognizeAsync(
            new SpeechRecognitionRequest { Locale = "en-US", Format = AudioFormat.Pcm16(16_000) }, AsyncEnumerable.Empty<ReadOnlyMemory<byte>>())),
        [ChaosContract.LipSync] = static host => Task.Run(() => host.Get<ILipSync>().CreateTrack(new LipSyncInput
        {
            Format = AudioFormat.Pcm16(16_000), Audio = new byte[3_200], Length = 1_600, Text = "Hello", Locale = "en-US",
        })),
        [ChaosContract.Renderer] = static host => ReadAsync(
            host.Get<IAvatarRenderer>().RenderAsync(AsyncEnumerable.Empty<SpokenSegment>(), new RenderOptions())),
        [ChaosContract.Conversations] = static async host => await host.Get<IConversationStore>().GetWindowAsync(new ConversationKey("c"), 5),
        [ChaosContract.Assets] = static async host => await host.Get<IAssetStore>().FindAsync("none"),
        [ChaosContract.Knowledge] = static async host => await host.Get<IKnowledgeBase>().SearchAsync(new KnowledgeQuery("bicycle")),
        [ChaosContract.Router] = static async host => await host.Get<IModelRouter>().RouteAsync(new ModelRoutingContext
        {
            Conversation = new ConversationKey("c"), Request = new AvatarRequest { Message = "Hello" }, Avatar = new AvatarProfile(),
        }),
        [ChaosContract.Scorer] = static host => Task.Run(() => host.Get<IComplexityScorer>().Score(new ComplexityInput("Hello", 0))),
        [ChaosContract.Confidence] = static async host => await host.Get<IAnswerConfidence>().RateAsync(new AnswerToRate
        {
            Message = "Hello", Answer = "Hello.", Locale = "en-US", Tier = "lite", Score = 0.1,
        }),
        [ChaosContract.ResponseCache] = static async host => await host.Get<IResponseCache>().ClearAsync(),
        [ChaosContract.SpeechCache] = static async host => await host.Get<ISpeechCache>().ClearAsync(),
        [ChaosContract.Ledger] = static async host => await host.Get<ICostLedger>().ReadBudgetAsync("day"),
        [ChaosContract.Prices] = static host => Task.Run(() => host.Get<IPriceBook>().FindModelPrice("fake-model", DateTimeOffset.UnixEpoch)),
        [ChaosContract.Tokens] = static host => Task.Run(() => host.Get<ITokenCounter>().Count("Hello")),
    };

    [Theory]
    [MemberData(nameof(Contracts))]
    public async Task Every_contract_is_wrapped(ChaosContract contract)
    {
        await using var host = new ChaosHost(options => options.On(contract).Set(ChaosFault.Lasting, 1));

        Exception? failure = await Record.ExceptionAsync(() => Calls[contract](host));
        host.Control.IsOn = false;
        Exception? withoutChaos = await Record.ExceptionAsync(() => Calls[contract](host));

        Assert.NotNull(failure);
        Assert.Null(withoutChaos);
        Assert.Equal(1, host.Control.Report.Injected(contract, ChaosFault.Lasting));
        Assert.Equal(2, host.Control.Report.Calls(contract));
        Assert.Equal(0, host.Control.Running);
    }

    [Fact]
    public async Task The_model_of_every_tier_is_wrapped()
    {
        await using var host = new ChaosHost(
            static options => options.On(ChaosContract.Model).Set(ChaosFault.Lasting, 1), fakes: static fakes => fakes.Router = null);

        AvatarResponse answer = await host.AskAsync();

        Assert.Equal(TurnOutcome.Failed, answer.Outcome);
        Assert.Empty(host.Fakes.Chat!.Calls);
        Assert.True(host.Control.Report.Injected(ChaosContract.Model, ChaosFault.Lasting) > 1, "Only one tier was asked.");
    }

    [Fact]
    public async Task A_model_for_every_tier_is_wrapped_too()
    {
        using var model = new FakeChatClient();
        var services = new ServiceCollection();
        services.AddAvatarChatbot().UseChatClient(_ => model).WithChaos(static options => options.On(ChaosContract.Model)
            .Set(ChaosFault.Lasting, 1));
        await using ServiceProvider provider = services.BuildServiceProvider();

        AvatarResponse answer = await provider.GetRequiredService<IConversationEngine>().GetResponseAsync(new AvatarRequest { Message = "Hi" });

        Assert.Equal(TurnOutcome.Failed, answer.Outcome);
        Assert.Empty(model.Calls);
    }

    [Fact]
    public async Task The_knowledge_base_of_one_avatar_is_wrapped_and_still_the_containers()
    {
        await using var host = new ChaosHost(
            static options => options.On(ChaosContract.Knowledge).Set(ChaosFault.Lasting, 1),
            add: static services => services.AddKeyedSingleton<IKnowledgeBase>("shop", (_, _) => new FakeKnowledgeBase()));
        var shop = host.Get<IKnowledgeBase>("shop");

        await Assert.ThrowsAnyAsync<Exception>(async () => await shop.SearchAsync(new KnowledgeQuery("bicycle")));

        Assert.NotNull(shop.GetService(typeof(FakeKnowledgeBase)));
    }

    [Fact]
    public async Task What_is_wrapped_is_still_found()
    {
        await using var host = new ChaosHost(static _ => { });

        Assert.Same(host.Fakes.Speech, host.Get<ISpeechSynthesizer>().GetService(typeof(FakeSpeechSynthesizer)));
        Assert.Same(host.Fakes.Conversations, host.Get<IConversationStore>().GetService(typeof(FakeConversationStore)));
        Assert.Same(host.Fakes.Tokens, host.Get<ITokenCounter>().GetService(typeof(FakeTokenCounter)));
        Assert.Same(host.Fakes.Prices, host.Get<IPriceBook>().GetService(typeof(FakePriceBook)));
    }

    [Fact]
    public async Task Without_rates_a_turn_is_as_without_chaos()
    {
        await using var host = new ChaosHost(static _ => { });

        AvatarResponse answer = await host.AskAsync();

        Assert.Equal(TurnOutcome.Completed, answer.Outcome);
        Assert.Empty(answer.Warnings);
        Assert.Equal(0, host.Control.Report.TotalInjected);
        Assert.True(host.Control.Report.Calls(ChaosContract.Conversations) > 1);
        Assert.Equal(1, host.Control.Report.Calls(ChaosContract.Model));
        Assert.Equal(0, host.Control.Running);
    }

    [Fact]
    public void Chaos_is_added_once()
    {
        IAvatarChatbotBuilder builder = new ServiceCollection().AddAvatarChatbot().WithChaos(static _ => { });

        Assert.Throws<InvalidOperationException>(() => builder.WithChaos(static _ => { }));
    }

    private static async Task ReadAsync<T>(IAsyncEnumerable<T> items)
    {
        await foreach (T _ in items)
        {
        }
    }
}
