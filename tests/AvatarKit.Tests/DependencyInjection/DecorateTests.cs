using AvatarKit.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests.DependencyInjection;

public sealed class DecorateTests
{
    [Fact]
    public async Task The_first_wrapper_of_the_engine_is_outermost_and_what_is_wrapped_is_found()
    {
        var services = new ServiceCollection();
        List<string> passed = [];
        services.AddAvatarChatbot()
            .UseEngine((inner, _) => new Passing(inner, "first", passed))
            .UseEngine((inner, _) => new Passing(inner, "second", passed))
            .UseChatClient(_ => new FakeChatClient().RespondWith("Hello."));
        await using ServiceProvider provider = services.BuildServiceProvider(
            new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        IConversationEngine engine = provider.GetRequiredService<IConversationEngine>();

        Assert.Equal("Hello.", (await engine.GetResponseAsync(new AvatarRequest { Message = "Hi" })).Text);
        Assert.Equal(["first", "second"], passed);
        Assert.Same(engine, engine.GetService(typeof(Passing)));
        Assert.NotNull(engine.GetService(typeof(ConversationEngine)));
        Assert.Null(engine.GetService(typeof(ConversationEngine), "key"));
    }

    [Theory]
    [InlineData("lite")]
    [InlineData("premier")]
    public async Task The_model_of_every_tier_is_wrapped_the_first_wrapper_outermost(string tier)
    {
        var services = new ServiceCollection();
        List<string> passed = [];
        using var own = new FakeChatClient();
        using var every = new FakeChatClient();
        services.AddAvatarChatbot()
            .DecorateChatClients((inner, _, name) => new PassingModel(inner, "first " + name, passed))
            .DecorateChatClients((inner, _, name) => new PassingModel(inner, "second " + name, passed))
            .UseChatClient(_ => every)
            .UseChatClient("premier", _ => own);
        await using ServiceProvider provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IConversationEngine>().GetResponseAsync(new AvatarRequest { Message = "Hi", Tier = tier });

        Assert.Equal(["first " + tier, "second " + tier], passed);
        Assert.Single((tier == "premier" ? own : every).Calls);
    }

    [Theory]
    [InlineData("default")]
    [InlineData("host")]
    [InlineData("provided before")]
    [InlineData("provided after")]
    [InlineData("provided twice after")]
    public async Task What_is_wrapped_is_whatever_stands_there_and_is_disposed_once(string how)
    {
        var services = new ServiceCollection();
        var mine = new Counted();
        if (how == "host")
        {
            services.AddSingleton<ITokenCounter>(_ => mine);
        }

        IAvatarChatbotBuilder builder = services.AddAvatarChatbot();
        if (how == "provided before")
        {
            builder.Provide<ITokenCounter>(_ => mine);
        }

        builder.Decorate<ITokenCounter>(static (inner, _) => new Wrapping(inner));
        if (how.EndsWith("after", StringComparison.Ordinal))
        {
            builder.Provide<ITokenCounter>(_ => how == "provided after" ? mine : new Counted());
        }

        if (how == "provided twice after")
        {
            builder.Provide<ITokenCounter>(_ => mine);
        }

        await using (ServiceProvider provider = services.BuildServiceProvider())
        {
            var wrapping = Assert.IsType<Wrapping>(provider.GetRequiredService<ITokenCounter>());
            Assert.Equal(how != "default", ReferenceEquals(mine, wrapping.Inner));
            Assert.Single(provider.GetServices<ITokenCounter>());
        }

        Assert.Equal(how == "default" ? 0 : 1, mine.Disposed);
    }

    [Fact]
    public async Task An_instance_of_the_host_stays_the_hosts_and_a_wrapper_that_delegates_disposes_of_nothing()
    {
        var services = new ServiceCollection();
        var mine = new CountedVoice();
        services.AddSingleton<ISpeechSynthesizer>(mine);
        services.AddAvatarChatbot().Decorate<ISpeechSynthesizer>(static (inner, _) => new OtherVoice(inner));

        await using (ServiceProvider provider = services.BuildServiceProvider())
        {
            Assert.Same(mine, provider.GetRequiredService<ISpeechSynthesizer>().GetService<CountedVoice>());
        }

        Assert.Equal(0, mine.Disposed);
    }

    [Fact]
    public void What_is_wrapped_before_anything_stands_there_is_wrapped_when_it_comes()
    {
        var services = new ServiceCollection();
        var knowledge = new FakeKnowledgeBase();
        services.AddAvatarChatbot()
            .Decorate<IKnowledgeBase>(static (inner, _) => new OtherKnowledge(inner))
            .Provide<IKnowledgeBase>(_ => new FakeKnowledgeBase())
            .Provide<IKnowledgeBase>(_ => knowledge);

        var other = Assert.IsType<OtherKnowledge>(services.BuildServiceProvider().GetRequiredService<IKnowledgeBase>());
        Assert.Same(knowledge, other.Inner);
    }

    private sealed class PassingModel(IChatClient inner, string name, List<string> passed) : DelegatingChatClient(inner)
    {
        public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            passed.Add(name);
            return base.GetStreamingResponseAsync(messages, options, cancellationToken);
        }
    }

    private sealed class Passing(IConversationEngine inner, string name, List<string> passed) : DelegatingConversationEngine(inner)
    {
        public override IAsyncEnumerable<AvatarResponseUpdate> GetStreamingResponseAsync(
            AvatarRequest request, CancellationToken cancellationToken = default)
        {
            passed.Add(name);
            return base.GetStreamingResponseAsync(request, cancellationToken);
        }
    }

    private sealed class Wrapping(ITokenCounter inner) : ITokenCounter
    {
        public ITokenCounter Inner => inner;

        public bool IsEstimate => inner.IsEstimate;

        public int Count(string text) => inner.Count(text);
    }

    private sealed class Counted : ITokenCounter, IDisposable
    {
        public int Disposed { get; private set; }

        public bool IsEstimate => false;

        public int Count(string text) => 1;

        public void Dispose() => Disposed++;
    }

    private sealed class OtherKnowledge(IKnowledgeBase inner) : IKnowledgeBase
    {
        public IKnowledgeBase Inner => inner;

        public ValueTask<IReadOnlyList<KnowledgePassage>> SearchAsync(KnowledgeQuery query, CancellationToken cancellationToken = default)
            => inner.SearchAsync(query, cancellationToken);
    }

    private sealed class OtherVoice(ISpeechSynthesizer inner) : DelegatingSpeechSynthesizer(inner);

    private sealed class CountedVoice() : DelegatingSpeechSynthesizer(new SilentSpeechSynthesizer()), IDisposable
    {
        public int Disposed { get; private set; }

        public void Dispose() => Disposed++;
    }
}
