using AvatarKit.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests.Conversation.Turns;

public sealed class CachedTurnTests
{
    private const string Question = "How do I reset my forgotten password?";

    [Fact]
    public async Task A_question_that_was_answered_before_needs_no_model()
    {
        await using EngineHost host = Host();
        host.Lite.RespondWith(new FakeChatResponse().Text("[mood:happy] Click on the link. Then choose a new one.").Usage(20, 8));
        AvatarResponse first = await host.Engine.GetResponseAsync(EngineHost.Ask(Question));

        AvatarResponse again = await host.Engine.GetResponseAsync(EngineHost.Ask("how do i reset my forgotten password", conversation: "c2"));

        Assert.Null(first.Cache);
        Assert.Equal((ResponseCacheHitKind.Exact, 1.0), (again.Cache!.Kind, again.Cache.Similarity));
        Assert.Equal(
            (first.Text, first.SpokenText, first.Route?.Tier, first.ModelId), (again.Text, again.SpokenText, again.Route?.Tier, again.ModelId));
        Assert.Equal((28, 0), (first.Usage.InputTokens + first.Usage.OutputTokens, again.Usage.InputTokens + again.Usage.OutputTokens));
        Assert.Single(host.Lite.Calls);
    }

    [Fact]
    public async Task A_cached_turn_is_part_of_its_conversation()
    {
        await using EngineHost host = Host();
        await host.Engine.GetResponseAsync(EngineHost.Ask(Question));
        AvatarRequest cached = EngineHost.Ask(Question, "t7", "c2");
        await host.Engine.GetResponseAsync(cached);

        ConversationTurn turn = Assert.Single(await host.StoredAsync("c2"));
        AvatarResponse replay = await host.Engine.GetResponseAsync(cached);
        await host.Engine.GetResponseAsync(EngineHost.Ask("And then?", conversation: "c2"));

        Assert.Equal((TurnStatus.Completed, ResponseCacheHitKind.Exact), (turn.Status, turn.Result!.Cache!.Kind));
        Assert.True(replay.IsReplay);
        Assert.Equal(ResponseCacheHitKind.Exact, replay.Cache?.Kind);
        Assert.Contains(
            host.Lite.Calls[1].Messages,
            message => message.Role == ChatRole.Assistant && message.Text.Contains(Question, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_UseResponseCache_every_turn_asks_a_model()
    {
        await using var host = new EngineHost();
        await host.Engine.GetResponseAsync(EngineHost.Ask(Question));
        AvatarResponse again = await host.Engine.GetResponseAsync(EngineHost.Ask(Question, conversation: "c2"));

        Assert.Null(again.Cache);
        Assert.Equal(2, host.Lite.Calls.Count);
    }

    [Fact]
    public async Task Thirty_two_who_ask_the_same_at_once_ask_the_model_once()
    {
        await using EngineHost host = Host();
        var gate = new TaskCompletionSource();
        host.Lite.When(_ => true).RespondWith(new FakeChatResponse().After(gate.Task).Text("So."));
        Task<AvatarResponse>[] asked =
        [
            .. Enumerable.Range(0, 32).Select(number => Task.Run(() => host.Engine.GetResponseAsync(
                EngineHost.Ask(Question, conversation: $"c{number}", outputs: AvatarOutputs.None)))),
        ];
        while (host.Lite.Calls.Count == 0)
        {
            await Task.Yield();
        }

        gate.SetResult();
        AvatarResponse[] all = await Task.WhenAll(asked);

        Assert.Single(host.Lite.Calls);
        Assert.All(all, static response => Assert.Equal("So.", response.Text));
        Assert.Equal(31, all.Count(static response => response.Cache is not null));
    }

    [Fact]
    public async Task An_answer_that_rests_on_what_was_said_before_is_not_kept()
    {
        await using EngineHost host = Host();
        await host.Engine.GetResponseAsync(EngineHost.Ask("I have two accounts and one telephone"));
        await host.Engine.GetResponseAsync(EngineHost.Ask(Question));
        AvatarResponse other = await host.Engine.GetResponseAsync(EngineHost.Ask(Question, conversation: "c2"));

        Assert.Null(other.Cache);
    }

    [Fact]
    public async Task An_answer_for_which_a_tool_was_called_is_not_kept()
    {
        await using EngineHost host = Host(avatar: profile => profile.Tools.Add(AIFunctionFactory.Create(() => "12.50", "balance")));
        host.Lite.RespondWith(new FakeChatResponse().CallTool("balance")).RespondWith("You have 12.50.").RespondWith("Ask at the desk.");
        await host.Engine.GetResponseAsync(EngineHost.Ask("How much money is on my account?"));
        AvatarResponse other = await host.Engine.GetResponseAsync(EngineHost.Ask("How much money is on my account?", conversation: "c2"));

        Assert.Null(other.Cache);
        Assert.DoesNotContain("12.50", other.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("attachments")]
    [InlineData("properties")]
    [InlineData("not allowed")]
    [InlineData("tools")]
    [InlineData("instructions")]
    [InlineData("tags")]
    [InlineData("tenant")]
    [InlineData("locale")]
    [InlineData("tier")]
    [InlineData("avatar")]
    public async Task What_changes_an_answer_keeps_it_apart(string what)
    {
        await using EngineHost host = Host(build: static builder => builder.AddAvatar("ada"));
        AvatarRequest plain = EngineHost.Ask(Question);
        AvatarRequest other = what switch
        {
            "attachments" => plain with { Attachments = [new DataContent(new byte[] { 1 }, "image/png")] },
            "properties" => plain with { AdditionalProperties = new Dictionary<string, object?> { ["customer"] = 7 } },
            "not allowed" => plain with { AllowCached = false },
            "tools" => plain with { ChatOptions = new ChatOptions { Tools = [AIFunctionFactory.Create(static () => 1, "one")] } },
            "instructions" => plain with { ChatOptions = new ChatOptions { Instructions = "The customer's balance is 12.50." } },
            "tags" => plain with { Tags = ["gold"] },
            "tenant" => plain with { TenantId = "globex" },
            "locale" => plain with { Locale = "en-GB" },
            "tier" => plain with { Tier = "pro" },
            _ => plain with { AvatarId = "ada" },
        };
        await host.Engine.GetResponseAsync(plain with { ConversationId = "a1" });
        Assert.Null((await host.Engine.GetResponseAsync(other with { ConversationId = "a2" })).Cache);

        // And the other way round, with a question that was first asked so.
        const string second = "Where can I park my old bicycle?";
        await host.Engine.GetResponseAsync(other with { ConversationId = "a3", Message = second });
        Assert.Null((await host.Engine.GetResponseAsync(plain with { ConversationId = "a4", Message = second })).Cache);
        Assert.NotNull((await host.Engine.GetResponseAsync(plain with { ConversationId = "a5" })).Cache);
    }

    [Fact]
    public async Task The_hosts_partition_keeps_answers_apart()
    {
        await using EngineHost host = Host(
            configure: static options => options.Partition = static request => request.AdditionalProperties["plan"] as string);
        AvatarRequest gold = EngineHost.Ask(Question) with { AdditionalProperties = new Dictionary<string, object?> { ["plan"] = "gold" } };
        AvatarRequest tin = gold with { AdditionalProperties = new Dictionary<string, object?> { ["plan"] = "tin" } };
        await host.Engine.GetResponseAsync(gold);

        Assert.Null((await host.Engine.GetResponseAsync(tin with { ConversationId = "c2" })).Cache);
        Assert.NotNull((await host.Engine.GetResponseAsync(gold with { ConversationId = "c3" })).Cache);
    }

    [Fact]
    public async Task Other_knowledge_makes_other_answers()
    {
        var knowledge = new VersionedKnowledge();
        await using EngineHost host = Host(services: services => services.AddSingleton<IKnowledgeBase>(knowledge));
        await host.Engine.GetResponseAsync(EngineHost.Ask(Question));
        Assert.NotNull((await host.Engine.GetResponseAsync(EngineHost.Ask(Question, conversation: "c2"))).Cache);
        knowledge.Version = "2";

        Assert.Null((await host.Engine.GetResponseAsync(EngineHost.Ask(Question, conversation: "c3"))).Cache);
    }

    [Fact]
    public async Task An_answer_without_its_knowledge_is_not_kept()
    {
        var knowledge = new FakeKnowledgeBase().FailWith(new InvalidOperationException());
        await using EngineHost host = Host(services: services => services.AddSingleton<IKnowledgeBase>(knowledge));
        await host.Engine.GetResponseAsync(EngineHost.Ask(Question));

        Assert.Null((await host.Engine.GetResponseAsync(EngineHost.Ask(Question, conversation: "c2"))).Cache);
    }

    [Fact]
    public async Task Who_asks_again_is_given_another_answer()
    {
        await using EngineHost host = Host();
        await host.Engine.GetResponseAsync(EngineHost.Ask(Question));
        await host.Engine.GetResponseAsync(EngineHost.Ask(Question, conversation: "c2"));

        Assert.Null((await host.Engine.GetResponseAsync(EngineHost.Ask(Question, conversation: "c2"))).Cache);
    }

    [Fact]
    public async Task A_greeting_does_not_make_a_question_dependent()
    {
        await using EngineHost host = Host(avatar: static profile => profile.Greeting = "How can I help you?");
        foreach (string conversation in (string[])["c1", "c2"])
        {
            await host.Engine.GetResponseAsync(EngineHost.Ask("", conversation: conversation) with { Verbatim = "How can I help you?" });
        }

        await host.Engine.GetResponseAsync(EngineHost.Ask(Question));

        Assert.NotNull((await host.Engine.GetResponseAsync(EngineHost.Ask(Question, conversation: "c2"))).Cache);
    }

    [Fact]
    public async Task Erasing_a_conversation_takes_the_answers_that_came_up_in_it()
    {
        await using EngineHost host = Host();
        await host.Engine.GetResponseAsync(EngineHost.Ask(Question));
        await host.Services.GetRequiredService<IConversationHistory>().EraseAsync(new ConversationKey("c1"));

        Assert.Null((await host.Engine.GetResponseAsync(EngineHost.Ask(Question, conversation: "c2"))).Cache);
    }

    [Fact]
    public async Task A_bad_rating_takes_the_answer_out()
    {
        await using EngineHost host = Host();
        await host.Engine.GetResponseAsync(EngineHost.Ask(Question));
        AvatarResponse cached = await host.Engine.GetResponseAsync(EngineHost.Ask(Question, conversation: "c2"));
        await host.Services.GetRequiredService<IConversationHistory>().RateAsync(new ConversationKey("c2"), cached.TurnId, 1);

        Assert.Null((await host.Engine.GetResponseAsync(EngineHost.Ask(Question, conversation: "c3"))).Cache);
    }

    [Fact]
    public async Task A_cache_that_throws_costs_the_hit_and_not_the_turn()
    {
        await using EngineHost host = Host(services: static services => services.AddSingleton<IResponseCache>(new BrokenCache()));

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask(Question));

        Assert.Equal(TurnOutcome.Completed, response.Outcome);
        Assert.Equal("cache", Assert.Single(response.Degradations).What);
        Assert.Equal("cache.failed", Assert.Single(response.Warnings).Code);
        Assert.Single(host.Lite.Calls);
    }

    [Fact]
    public async Task When_the_one_who_is_answered_interrupts_the_next_asks_the_model()
    {
        await using EngineHost host = Host();
        var begun = new TaskCompletionSource();
        host.Lite.RespondWith(new FakeChatResponse().Text("So ").Content(() =>
        {
            begun.SetResult();
            return new TextContent("it ");
        }).After(new TaskCompletionSource().Task)).RespondWith("So.");
        using var interrupt = new CancellationTokenSource();
        Task<AvatarResponse> first = host.Engine.GetResponseAsync(EngineHost.Ask(Question, outputs: AvatarOutputs.None), interrupt.Token);
        await begun.Task;
        Task<AvatarResponse> second = host.Engine.GetResponseAsync(EngineHost.Ask(Question, conversation: "c2", outputs: AvatarOutputs.None));
        await interrupt.CancelAsync();

        Assert.Equal(TurnOutcome.Interrupted, (await first).Outcome);
        Assert.Equal(("So.", null), ((await second).Text, (await second).Cache));
    }

    [Fact]
    public async Task When_the_model_fails_nobody_waits_for_ever()
    {
        await using EngineHost host = Host();
        host.Lite.FailWith(new InvalidOperationException()).RespondWith("So.");
        host.Pro.FailWith(new InvalidOperationException());
        AvatarResponse failed = await host.Engine.GetResponseAsync(EngineHost.Ask(Question));
        AvatarResponse second = await host.Engine.GetResponseAsync(EngineHost.Ask(Question, conversation: "c2"));

        Assert.Equal((TurnOutcome.Failed, TurnOutcome.Completed), (failed.Outcome, second.Outcome));
        Assert.Null(second.Cache);
    }

    private static EngineHost Host(
        Action<ResponseCacheOptions>? configure = null,
        Action<IServiceCollection>? services = null,
        Action<AvatarProfile>? avatar = null,
        Action<IAvatarChatbotBuilder>? build = null)
        => new(services: services, avatar: avatar, build: builder =>
        {
            builder.UseResponseCache(configure);
            build?.Invoke(builder);
        });

    private sealed class VersionedKnowledge : IKnowledgeBase, IKnowledgeVersion
    {
        public string Version { get; set; } = "1";

        public ValueTask<IReadOnlyList<KnowledgePassage>> SearchAsync(KnowledgeQuery query, CancellationToken cancellationToken = default)
            => ValueTask.FromResult<IReadOnlyList<KnowledgePassage>>([new KnowledgePassage("So.", new SourceReference("Help"), 1)]);
    }

    private sealed class BrokenCache : DelegatingResponseCache
    {
        public BrokenCache()
            : base(new ResponseCache(new ResponseCacheOptions()))
        {
        }

        public override ValueTask<ResponseCacheLookup> FindAsync(ResponseCacheQuery query, CancellationToken cancellationToken = default)
            => throw new InvalidOperationException("broken");
    }
}
