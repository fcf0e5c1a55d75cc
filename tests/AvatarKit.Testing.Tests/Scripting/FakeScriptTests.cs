using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Testing.Tests.Scripting;

/// <summary>The fakes that are all script.</summary>
public sealed class FakeScriptTests
{
    [Fact]
    public async Task A_knowledge_base_finds_what_it_is_told_up_to_the_count_asked_for()
    {
        FakeKnowledgeBase knowledge = new FakeKnowledgeBase().RespondWith(
            [new KnowledgePassage("One", new SourceReference("A"), 1), new KnowledgePassage("Two", new SourceReference("B"), 0.5)]);
        knowledge.When(query => query.Text == "broken").FailWith(new KnowledgeException("knowledge.folder_missing", "Missing.", "fake"));

        Assert.Equal("One", Assert.Single(await knowledge.SearchAsync(new KnowledgeQuery("What?", 1))).Text);
        Assert.Equal(2, (await knowledge.SearchAsync(new KnowledgeQuery("What?"))).Count);
        await Assert.ThrowsAsync<KnowledgeException>(async () => await knowledge.SearchAsync(new KnowledgeQuery("broken")));
        Assert.Empty(await new FakeKnowledgeBase().SearchAsync(new KnowledgeQuery("What?")));
        Assert.Equal("Guide", (await new FakeKnowledgeBase().RespondWith("Text", "Guide").SearchAsync(new KnowledgeQuery("What?")))[0].Source.Title);
        Assert.Equal(3, knowledge.Calls.Count);
    }

    [Fact]
    public async Task A_router_goes_where_it_is_told()
    {
        var context = new ModelRoutingContext
        {
            Conversation = new("c"), Request = new AvatarRequest { Message = "Hi" }, Avatar = new AvatarProfile(),
        };
        FakeModelRouter router = new FakeModelRouter().RespondWith("pro").RespondWith("premier");

        Assert.Equal("pro", (await router.RouteAsync(context)).Tier);
        Assert.Equal("premier", (await router.RouteAsync(context)).Tier);
        Assert.Equal("lite", (await new FakeModelRouter().RouteAsync(context)).Tier);
        Assert.Equal("mine", (await new FakeModelRouter().RouteAsync(context with { PinnedTier = "mine" })).Tier);
    }

    [Fact]
    public void What_is_added_after_the_last_answer_was_given_again_comes_next()
    {
        FakeTokenCounter counter = new FakeTokenCounter().RespondWith(1);
        Assert.Equal([1, 1, 1], [counter.Count("a"), counter.Count("b"), counter.Count("c")]);

        counter.RespondWith(2).RespondWith(3);

        Assert.Equal([2, 3, 3], [counter.Count("d"), counter.Count("e"), counter.Count("f")]);
    }

    [Fact]
    public void A_scorer_a_counter_and_a_price_book_answer_as_told_and_record_it()
    {
        FakeComplexityScorer scorer = new FakeComplexityScorer().RespondWith(0.9);
        var counter = new FakeTokenCounter();
        counter.When(text => text == "x").RespondWith(42);
        FakePriceBook prices = new FakePriceBook().RespondWith("m", new ModelPrice(1, 2)).RespondWith("v", new SpeechPrice(3));
        DateTimeOffset at = DateTimeOffset.UnixEpoch;

        Assert.Equal(0.9, scorer.Score(new ComplexityInput("Hard?", 0)).Value);
        Assert.Equal(0, new FakeComplexityScorer().Score(new ComplexityInput("Hard?", 0)).Value);
        Assert.Equal((3, 42), (counter.Count("one two  three "), counter.Count("x")));
        Assert.Equal(new ModelPrice(1, 2), prices.FindModelPrice("m", at));
        Assert.Equal(new SpeechPrice(3), prices.FindSpeechPrice("v", at));
        Assert.Null(prices.FindModelPrice("v", at));
        Assert.Equal("Hard?", scorer.Calls[0].Message);
        Assert.Equal([new FakePriceCall("m", false, at), new FakePriceCall("v", true, at), new FakePriceCall("v", false, at)], prices.Calls);
    }

    [Fact]
    public async Task A_renderer_fails_after_the_segments_before()
    {
        FakeAvatarRenderer renderer = new FakeAvatarRenderer().RespondWith(
            new FakeRendering().Segments(1).FailWith(new InvalidOperationException("Broken.")));

        List<AvatarRendering> drawn = [];
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (AvatarRendering rendering in renderer.RenderAsync(RendererScene.Turn().ToAsyncEnumerable(), new RenderOptions()))
            {
                drawn.Add(rendering);
            }
        });

        Assert.Single(drawn);
        Assert.Equal(0, Assert.Single(renderer.Calls[0].Segments).Index);
        Assert.Equal(FakeStreamEnd.Failed, await renderer.Calls[0].Ended);
    }

    [Fact]
    public async Task The_first_rule_that_fits_answers_and_one_without_answers_leaves_it_to_the_fakes_own()
    {
        FakeModelRouter router = new FakeModelRouter().RespondWith("script");
        var context = new ModelRoutingContext
        {
            Conversation = new("c"), Request = new AvatarRequest { Message = "Hi" }, Avatar = new AvatarProfile(),
        };
        FakeAsyncRule<ModelRoutingContext, ModelRoute> silent = router.When(c => c.Message == "own");
        router.When(c => c.Message.Length < 10).RespondWith(new ModelRoute("rule", "short"));

        Assert.Equal(
            "lite", (await router.RouteAsync(context with { Request = new AvatarRequest { Message = "own" }, Avatar = new AvatarProfile() })).Tier);
        Assert.Equal("rule", (await router.RouteAsync(context)).Tier);
        Assert.Equal("script", (await router.RouteAsync(
            context with { Request = new AvatarRequest { Message = "a longer message" }, Avatar = new AvatarProfile() })).Tier);
        Assert.Single(silent.Calls);
    }

    [Fact]
    public async Task A_delay_is_for_the_answer_after_it_alone()
    {
        var time = new FakeTimeProvider();
        FakeModelRouter router =
            new FakeModelRouter(time).RespondWith("first").After(TimeSpan.FromSeconds(1)).RespondWith("second").RespondWith("third");
        var context = new ModelRoutingContext
        {
            Conversation = new("c"), Request = new AvatarRequest { Message = "Hi" }, Avatar = new AvatarProfile(),
        };

        Assert.Equal("first", (await router.RouteAsync(context)).Tier);
        Task<ModelRoute> second = router.RouteAsync(context).AsTask();
        Assert.False(second.IsCompleted);
        Assert.Equal("third", (await router.RouteAsync(context)).Tier);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("second", (await second).Tier);
    }

    [Fact]
    public async Task A_cancelled_delay_is_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        FakeModelRouter router = new FakeModelRouter(new FakeTimeProvider()).After(TimeSpan.FromHours(1)).RespondWith("never");
        Task<ModelRoute> route = router.RouteAsync(new ModelRoutingContext
        {
            Conversation = new("c"), Request = new AvatarRequest { Message = "Hi" }, Avatar = new AvatarProfile(),
        }, cancel.Token).AsTask();

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => route);
    }

    [Fact]
    public async Task Calls_of_many_threads_are_all_recorded_and_waited_for()
    {
        var counter = new FakeTokenCounter();
        Task all = counter.WaitForCallsAsync(1000);

        Parallel.For(0, 1000, i => counter.Count($"text {i}"));

        await all;
        Assert.Equal(1000, counter.Calls.Distinct().Count());
    }
}
