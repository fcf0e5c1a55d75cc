using AvatarKit.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests.Conversation;

public sealed class GroundingTests
{
    private static readonly KnowledgePassage Passage =
        new("Bicycles can be returned within 30 days.", new SourceReference("Returns") { Section = "Bicycles", Location = "returns.md" }, 0.9);

    [Fact]
    public async Task Passages_go_into_the_prompt_and_their_sources_into_the_response()
    {
        await using var host = WithKnowledge(new FakeKnowledgeBase().RespondWith([Passage]));

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask("Can I return it?"));

        Assert.Contains("within 30 days", host.Lite.Calls[0].AllText, StringComparison.Ordinal);
        Assert.Equal("Can I return it?", host.Lite.Calls[0].Messages[^1].Text);
        Assert.Equal(Passage.Source, Assert.Single(response.Sources));
        Assert.Equal(Passage.Source, Assert.Single((await host.StoredAsync())[0].Result!.Sources));
    }

    [Fact]
    public async Task A_models_own_citations_go_before_the_passages()
    {
        await using var host = WithKnowledge(new FakeKnowledgeBase().RespondWith([Passage]));
        host.Lite.RespondWith(new FakeChatResponse().Text("Yes. ").Cite("The law", new Uri("https://example.org/law")));

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal(new SourceReference("The law") { Location = "https://example.org/law" }, Assert.Single(response.Sources));
    }

    [Fact]
    public async Task A_knowledge_base_that_fails_costs_a_warning()
    {
        await using var host = WithKnowledge(
            new FakeKnowledgeBase().FailWith(new KnowledgeException("knowledge.folder_missing", "There is no folder 'docs'.", "fake")));

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal(TurnOutcome.Completed, response.Outcome);
        Assert.Equal("knowledge.folder_missing", Assert.Single(response.Warnings).Code);
    }

    [Fact]
    public async Task A_model_that_looks_things_up_itself_is_given_no_passages()
    {
        var knowledge = new FakeKnowledgeBase().RespondWith([Passage]);
        await using var host = new EngineHost(services: services => services
            .AddSingleton<IKnowledgeBase>(knowledge)
            .AddKeyedSingleton<IChatClient>("lite", (provider, _) => new SelfGrounding(knowledge)));

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal("From my own reading.", response.Text);
        Assert.Empty(knowledge.Calls);
    }

    [Fact]
    public async Task A_knowledge_base_that_keeps_failing_does_not_stop_another_avatars()
    {
        var healthy = new FakeKnowledgeBase().RespondWith([Passage]);
        await using var host = new EngineHost(
            services: services => services
                .AddKeyedSingleton<IKnowledgeBase>("broken", new FakeKnowledgeBase().FailWith(new TimeoutException()))
                .AddKeyedSingleton<IKnowledgeBase>("healthy", healthy),
            build: builder => builder
                .AddAvatar("ada", profile => profile.KnowledgeBase = "broken")
                .AddAvatar("bob", profile => profile.KnowledgeBase = "healthy"));
        for (int i = 0; i < 10; i++)
        {
            await host.Engine.GetResponseAsync(EngineHost.Ask(outputs: AvatarOutputs.None) with { AvatarId = "ada" });
        }

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask(outputs: AvatarOutputs.None) with { AvatarId = "bob" });

        Assert.Empty(response.Warnings);
        Assert.Equal(Passage.Source, Assert.Single(response.Sources));
    }

    private static EngineHost WithKnowledge(IKnowledgeBase knowledge) => new(services: services => services.AddSingleton(knowledge));

    private sealed class SelfGrounding(IKnowledgeBase knowledge) : DelegatingChatClient(new FakeChatClient().RespondWith("From my own reading."))
    {
        public override object? GetService(Type serviceType, object? serviceKey = null)
            => serviceType == typeof(IKnowledgeBase) ? knowledge : base.GetService(serviceType, serviceKey);
    }
}
