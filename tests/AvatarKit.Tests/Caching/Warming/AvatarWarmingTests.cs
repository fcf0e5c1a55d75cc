using AvatarKit.Testing;
using AvatarKit.Tests.Support;
using Microsoft.Extensions.AI;

namespace AvatarKit.Tests.Caching.Warming;

public sealed class AvatarWarmingTests
{
    private const string Reset = "How do I reset my forgotten password?";
    private const string Invoice = "Where does a company download its invoices?";
    private const string Voices = "Which voices can an avatar have?";

    [Fact]
    public async Task A_question_that_was_answered_ahead_needs_no_model_and_no_voice()
    {
        await using var host = new WarmingHost();
        host.Model.RespondWith(WarmingHost.Answer());

        WarmingProgress made = Assert.Single(await host.WarmAsync([Reset]));
        int spoken = host.Host.Voice.Calls.Count;
        AvatarResponse answer = await host.AskAsync("how do i reset my forgotten password", "another");

        Assert.Equal((WarmingOutcome.Made, WarmingHost.AnswerUsd, 1), (made.Outcome, made.CostUsd, made.Done));
        Assert.Equal(2, spoken);
        Assert.Equal(ResponseCacheHitKind.Exact, answer.Cache?.Kind);
        Assert.NotEmpty(answer.SpokenText);
        Assert.Equal((1, spoken), (host.Model.Calls.Count, host.Host.Voice.Calls.Count));
        Assert.Equal(0, answer.Cost.TotalUsd);
    }

    [Fact]
    public async Task Nothing_of_the_warming_is_remembered_in_a_conversation()
    {
        await using var host = new WarmingHost();

        await host.WarmAsync([Reset]);

        Assert.DoesNotContain(host.Host.Store.Calls, static call => call.Operation == ConversationStoreOperation.StartTurn);
    }

    [Fact]
    public async Task What_is_there_already_costs_nothing()
    {
        await using var host = new WarmingHost();
        host.Model.When(static _ => true).RespondWith(WarmingHost.Answer());
        await host.WarmAsync([Reset]);

        List<WarmingProgress> again = await host.WarmAsync([Reset, Invoice]);

        Assert.Equal([WarmingOutcome.AlreadyThere, WarmingOutcome.Made], again.Select(static progress => progress.Outcome));
        Assert.Equal([0, WarmingHost.AnswerUsd], again.Select(static progress => progress.SpentUsd));
        Assert.Equal(2, host.Model.Calls.Count);
    }

    [Fact]
    public async Task What_hangs_on_the_moment_is_told_and_not_paid_for()
    {
        await using var host = new WarmingHost();

        WarmingProgress progress = Assert.Single(await host.WarmAsync(["Are you open today?"]));

        Assert.Equal(
            (WarmingOutcome.NotCacheable, NotCachedReason.Context, 0m), (progress.Outcome, progress.Reason!.Value, progress.CostUsd!.Value));
        Assert.Empty(host.Model.Calls);
        Assert.DoesNotContain(host.Host.Logs.GetSnapshot(), static record => record.Level > Microsoft.Extensions.Logging.LogLevel.Information);
    }

    [Fact]
    public async Task Without_a_response_cache_nothing_is_paid_for()
    {
        await using var host = new WarmingHost(cache: static options => options.Enabled = false);

        WarmingProgress progress = Assert.Single(await host.WarmAsync([Reset]));

        Assert.Equal((WarmingOutcome.NotCacheable, NotCachedReason.Off), (progress.Outcome, progress.Reason!.Value));
        Assert.Empty(host.Model.Calls);
    }

    [Fact]
    public async Task An_answer_that_took_a_tool_is_paid_for_once()
    {
        using var folder = new ScratchFolder();
        var run = new WarmingRun { JournalFolder = folder.Path };
        await using var host = new WarmingHost(
            avatar: static profile => profile.Tools.Add(AIFunctionFactory.Create(static () => "sunny", "weather")));
        host.Model.RespondWith(new FakeChatResponse().CallTool("weather").Usage(10, 5)).RespondWith(WarmingHost.Answer());

        WarmingProgress paid = Assert.Single(await host.WarmAsync([Reset], run));
        WarmingProgress known = Assert.Single(await host.WarmAsync([Reset], run));

        Assert.Equal((WarmingOutcome.NotCacheable, NotCachedReason.Tools), (paid.Outcome, paid.Reason!.Value));
        Assert.Equal((WarmingOutcome.NotCacheable, NotCachedReason.Tools), (known.Outcome, known.Reason!.Value));
        Assert.Equal([2 * WarmingHost.AnswerUsd, 0], [paid.CostUsd!.Value, known.CostUsd!.Value]);
        Assert.Equal(2, host.Model.Calls.Count);
    }

    [Fact]
    public async Task A_cache_that_keeps_nothing_is_found_out_without_a_second_answer()
    {
        await using var host = new WarmingHost(services: static services => services.AddForgetfulCache());
        host.Model.When(static _ => true).RespondWith(WarmingHost.Answer());

        WarmingProgress progress = Assert.Single(await host.WarmAsync([Reset]));

        Assert.Equal(
            (WarmingOutcome.NotCacheable, NotCachedReason.NotKept, WarmingHost.AnswerUsd),
            (progress.Outcome, progress.Reason!.Value, progress.CostUsd!.Value));
        Assert.Single(host.Model.Calls);
    }

    [Fact]
    public async Task A_knowledge_base_looks_at_its_documents_before_the_first_question()
    {
        await using var host = new WarmingHost(services: static services => services.AddUnreadKnowledge());
        host.Model.When(static _ => true).RespondWith(WarmingHost.Answer());

        WarmingProgress progress = Assert.Single(await host.WarmAsync([Reset]));

        Assert.Equal(WarmingOutcome.Made, progress.Outcome);
        Assert.Equal(ResponseCacheHitKind.Exact, (await host.AskAsync(Reset)).Cache?.Kind);
    }

    [Fact]
    public async Task An_avatar_that_does_not_know_is_not_warmed()
    {
        await using var host = new WarmingHost();
        host.Model.RespondWith(WarmingHost.Answer("I do not know."));

        WarmingProgress progress = Assert.Single(await host.WarmAsync([Reset]));

        Assert.Equal((WarmingOutcome.NotCacheable, NotCachedReason.NotKnown), (progress.Outcome, progress.Reason!.Value));
    }

    [Fact]
    public async Task A_model_that_fails_is_told_and_asked_again_the_next_time()
    {
        using var folder = new ScratchFolder();
        var run = new WarmingRun { JournalFolder = folder.Path };
        await using var host = new WarmingHost();
        host.Model.FailWith(new HttpRequestException()).RespondWith(WarmingHost.Answer());
        host.Host.Pro.FailWith(new HttpRequestException());
        host.Host.Premier.FailWith(new HttpRequestException());

        WarmingProgress failed = Assert.Single(await host.WarmAsync([Reset], run));
        WarmingProgress made = Assert.Single(await host.WarmAsync([Reset], run));

        Assert.Equal((WarmingOutcome.Failed, true), (failed.Outcome, failed.Error is not null));
        Assert.Equal(WarmingOutcome.Made, made.Outcome);
    }

    [Fact]
    public async Task A_run_is_stopped_by_its_budget_and_goes_on_where_it_was()
    {
        await using var host = new WarmingHost();
        host.Model.When(static _ => true).RespondWith(WarmingHost.Answer());
        var run = new WarmingRun { BudgetUsd = 2 * WarmingHost.AnswerUsd };

        List<WarmingProgress> first = await host.WarmAsync([Reset, Invoice, Voices], run);
        List<WarmingProgress> second = await host.WarmAsync([Reset, Invoice, Voices], run);

        Assert.Equal([WarmingOutcome.Made, WarmingOutcome.Made, WarmingOutcome.Skipped], first.Select(static progress => progress.Outcome));
        Assert.Equal(
            [WarmingOutcome.AlreadyThere, WarmingOutcome.AlreadyThere, WarmingOutcome.Made], second.Select(static progress => progress.Outcome));
        Assert.Equal((2 * WarmingHost.AnswerUsd, 0m), (first[^1].SpentUsd, first[^1].LeftUsd!.Value));
        Assert.Equal(3, host.Model.Calls.Count);
    }

    [Fact]
    public async Task A_cost_that_is_not_known_counts_as_what_is_reserved()
    {
        await using var host = new WarmingHost(services: static services => services.AddSingletonPriceBook(new FakePriceBook()));
        host.Model.When(static _ => true).RespondWith(WarmingHost.Answer());

        List<WarmingProgress> all = await host.WarmAsync([Reset, Invoice], new WarmingRun { BudgetUsd = 0.02m });

        Assert.Equal([WarmingOutcome.Made, WarmingOutcome.Skipped], all.Select(static progress => progress.Outcome));
        Assert.Equal((null, 0.02m, true), (all[0].CostUsd, all[0].SpentUsd, all[0].IsEstimated));
    }

    [Fact]
    public async Task Several_are_asked_at_once_and_no_more_than_that()
    {
        await using var host = new WarmingHost();
        var gate = new TaskCompletionSource();
        host.Model.When(static _ => true).RespondWith(WarmingHost.Answer().After(gate.Task));
        Task<List<WarmingProgress>> run = host.WarmAsync([Reset, Invoice, Voices], new WarmingRun { MaxConcurrent = 2 });
        while (host.Model.Calls.Count < 2)
        {
            await Task.Yield();
        }

        int atOnce = host.Model.Calls.Count;
        gate.SetResult();
        List<WarmingProgress> all = await run;

        Assert.Equal((2, 3), (atOnce, all.Count(static progress => progress.Outcome == WarmingOutcome.Made)));
    }

    [Fact]
    public async Task A_run_that_is_cancelled_interrupts_what_is_under_way()
    {
        await using var host = new WarmingHost();
        using var stop = new CancellationTokenSource();
        host.Model.When(static _ => true).RespondWith(WarmingHost.Answer().After(new TaskCompletionSource().Task));
        Task<List<WarmingProgress>> run = host.WarmAsync([Reset], token: stop.Token);
        while (host.Model.Calls.Count == 0)
        {
            await Task.Yield();
        }

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Single(host.Model.Calls);
    }

    [Theory]
    [InlineData(0, 1.0, "MaxConcurrent is 0; it takes 1 to 64")]
    [InlineData(1, -1.0, "BudgetUsd is below 0")]
    public async Task A_run_that_cannot_be_is_refused_by_name(int concurrent, double budget, string expected)
    {
        await using var host = new WarmingHost();

        var run = new WarmingRun { MaxConcurrent = concurrent, BudgetUsd = (decimal)budget };
        ArgumentException refused = Assert.Throws<ArgumentException>(
            () => host.Warming.WarmAsync(AsyncEnumerable.Empty<WarmingQuestion>(), run));

        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erasing_who_asks_removes_what_was_made_ahead()
    {
        await using var host = new WarmingHost();
        host.Model.When(static _ => true).RespondWith(WarmingHost.Answer());
        await host.WarmAsync([Reset], new WarmingRun { UserId = "warmer" });

        await host.Host.Services.GetRequiredHistory().EraseUserAsync("default", "warmer");
        AvatarResponse answer = await host.AskAsync(Reset);

        Assert.Null(answer.Cache);
    }
}
