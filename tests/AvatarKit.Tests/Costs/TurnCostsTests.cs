using AvatarKit.Testing;
using AvatarKit.Tests.Conversation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Costs;

/// <summary>Turns that are entered into the ledger, and budgets that hold them back.</summary>
public sealed class TurnCostsTests
{
    private const decimal Cost = 0.001m;

    private static readonly DateOnly Day = new(2026, 11, 28);
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 28, 12, 0, 0, TimeSpan.Zero));
    private readonly FakePriceBook prices = new FakePriceBook()
        .RespondWith("fake", new SpeechPrice(0))
        .RespondWith("lite-model", new ModelPrice(10, 0))
        .RespondWith("pro-model", new ModelPrice(10, 0))
        .RespondWith("premier-model", new ModelPrice(10, 0));

    [Fact]
    public async Task A_turn_is_entered_with_what_it_used_and_cost()
    {
        await using EngineHost host = Host();
        host.Lite.RespondWith(Reply());

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        CostSum sum = await SumAsync(host, CostScope.Conversation(new ConversationKey("c1")));
        Assert.Equal(1, sum.Turns);
        Assert.Equal(Cost, sum.TotalUsd);
        Assert.Equal(response.Cost.TotalUsd, sum.TotalUsd);
        Assert.Equal(response.Usage.InputTokens, sum.InputTokens);
        Assert.Equal(response.Usage.SpeechCharacters, sum.SpeechCharacters);
    }

    [Fact]
    public async Task The_same_turn_again_is_entered_once_and_a_refused_one_never()
    {
        await using EngineHost host = Host();
        host.Lite.RespondWith(Reply());

        await host.Engine.GetResponseAsync(EngineHost.Ask(turnId: "t1"));
        await host.Engine.GetResponseAsync(EngineHost.Ask(turnId: "t1"));
        await host.Engine.GetResponseAsync(EngineHost.Ask(message: " "));

        Assert.Equal(1, (await SumAsync(host, CostScope.Everything)).Turns);
    }

    [Fact]
    public async Task A_turn_that_failed_or_was_not_to_be_kept_is_entered_too()
    {
        await using EngineHost host = Host();
        host.Lite.RespondWith(Reply());
        await host.Engine.GetResponseAsync(EngineHost.Ask() with { Remember = false });
        host.Store.On(ConversationStoreOperation.CompleteTurn).FailWith(new StorageException("store.down", "Down.", "fake"));
        AvatarResponse failed = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal(TurnOutcome.Failed, failed.Outcome);
        Assert.Equal(2, (await SumAsync(host, CostScope.Everything)).Turns);
        Assert.Equal(2 * Cost, (await SumAsync(host, CostScope.Everything)).TotalUsd);
    }

    [Fact]
    public async Task A_turn_without_a_price_makes_the_total_unknown_never_nothing()
    {
        await using EngineHost host = Host(services: services => services.AddSingleton<IPriceBook>(new FakePriceBook()));
        host.Lite.RespondWith(Reply());

        await host.Engine.GetResponseAsync(EngineHost.Ask());

        CostSum sum = await SumAsync(host, CostScope.Everything);
        Assert.Equal(1, sum.UnpricedTurns);
        Assert.Null(sum.TotalUsd);
    }

    [Fact]
    public async Task A_thousand_turns_at_once_spend_a_budget_of_five_hundred_and_no_more()
    {
        const int Affordable = 500;
        await using EngineHost host = Host(options =>
        {
            options.Budgets["month"] = new BudgetOptions { LimitUsd = Affordable * Cost, SoftShare = 1 };
            options.Costs.ReservedPerTurnUsd = Cost;
        });
        host.Lite.RespondWith(Reply());

        AvatarResponse[] responses = await Task.WhenAll(Enumerable.Range(0, 2 * Affordable)
            .Select(i => host.Engine.GetResponseAsync(EngineHost.Ask(conversation: $"c{i}", outputs: AvatarOutputs.None)))).WaitAsync(Soon);

        Assert.Equal(Affordable, responses.Count(static response => response.Outcome == TurnOutcome.Completed));
        Assert.Equal(Affordable * Cost, (await SumAsync(host, CostScope.Everything)).TotalUsd);
        Assert.Equal(Affordable, host.Lite.Calls.Count);
    }

    [Fact]
    public async Task A_refusal_names_the_budget_and_when_to_come_back()
    {
        await using EngineHost host = Host(options => options.Budgets["people"] = new BudgetOptions
        {
            LimitUsd = 1.5m * Cost, Per = BudgetPer.User, Period = BudgetPeriod.Day,
        });
        host.Lite.RespondWith(Reply());
        await host.Engine.GetResponseAsync(EngineHost.Ask() with { UserId = "one" });

        AvatarResponse refused = await host.Engine.GetResponseAsync(EngineHost.Ask() with { UserId = "one" });
        AvatarResponse other = await host.Engine.GetResponseAsync(EngineHost.Ask() with { UserId = "two" });

        var exception = Assert.Throws<BudgetExhaustedException>(() => refused.EnsureCompleted());
        Assert.Equal("budget.exhausted", exception.Code);
        Assert.Equal("people", exception.Budget);
        Assert.Equal(TimeSpan.FromHours(12), exception.RetryAfter);
        Assert.Equal(TurnOutcome.Completed, other.Outcome);
        time.Advance(TimeSpan.FromHours(12));
        Assert.Equal(TurnOutcome.Completed, (await host.Engine.GetResponseAsync(EngineHost.Ask() with { UserId = "one" })).Outcome);
    }

    [Fact]
    public async Task Turns_under_way_are_worth_waiting_for()
    {
        await using EngineHost host = Host(options => options.Budgets["day"] = new BudgetOptions { LimitUsd = Cost });
        var answer = new TaskCompletionSource();
        var asked = new TaskCompletionSource();
        host.Lite.When(_ => asked.TrySetResult()).After(answer.Task).RespondWith(_ => Reply());
        Task<AvatarResponse> first = host.Engine.GetResponseAsync(EngineHost.Ask(conversation: "c1"));
        await asked.Task.WaitAsync(Soon);

        AvatarResponse second = await host.Engine.GetResponseAsync(EngineHost.Ask(conversation: "c2"));
        answer.SetResult();
        await first;

        Assert.Equal(TimeSpan.FromSeconds(5), Assert.Throws<BudgetExhaustedException>(() => second.EnsureCompleted()).RetryAfter);
    }

    [Theory]
    [InlineData(BudgetAction.CheapestTier)]
    [InlineData(BudgetAction.TextOnly)]
    public async Task A_budget_that_runs_out_can_be_answered_for_less(BudgetAction action)
    {
        await using EngineHost host = Host(options => options.Budgets["month"] = new BudgetOptions { LimitUsd = Cost, AtLimit = action });
        host.Lite.RespondWith(Reply());
        host.Premier.RespondWith(Reply());

        AvatarResponse before = await host.Engine.GetResponseAsync(EngineHost.Ask() with { Tier = "premier" });
        AvatarResponse after = await host.Engine.GetResponseAsync(EngineHost.Ask() with { Tier = "premier" });

        Assert.Equal("premier", before.Route!.Tier);
        Assert.NotEmpty(before.Segments);
        Assert.Equal("lite", after.Route!.Tier);
        Assert.Contains("month", after.Route.Reason, StringComparison.Ordinal);
        Assert.Equal(action == BudgetAction.TextOnly, after.Segments.Count == 0);
    }

    [Fact]
    public async Task A_budget_past_its_soft_limit_presses_more_and_more()
    {
        var router = new PressedRouter();
        await using EngineHost host = Host(
            options =>
            {
                options.Budgets["month"] = new BudgetOptions { LimitUsd = 10 * Cost, SoftShare = 0.5 };
                options.Costs.ReservedPerTurnUsd = Cost;
            },
            services => services.AddSingleton<IModelRouter>(router));
        host.Lite.RespondWith(Reply());
        for (int i = 0; i < 10; i++)
        {
            await host.Engine.GetResponseAsync(EngineHost.Ask());
        }

        Assert.Equal([0, 0, 0, 0, 0, 0.2, 0.4, 0.6, 0.8, 1], router.Pressures.Select(static pressure => Math.Round(pressure, 6)));
    }

    [Fact]
    public async Task A_turn_nobody_ends_holds_its_budget_no_longer_than_a_turn_may_take()
    {
        var ledger = new InMemoryCostLedger(time);
        await using EngineHost host = Host(
            options =>
            {
                options.Budgets["month"] = new BudgetOptions { LimitUsd = Cost };
                options.Limits.TurnTimeout = TimeSpan.FromMinutes(2);
            },
            services => services.AddSingleton<ICostLedger>(new ForgetfulLedger(ledger)));
        host.Lite.RespondWith(Reply());

        await host.Engine.GetResponseAsync(EngineHost.Ask());
        AvatarResponse held = await host.Engine.GetResponseAsync(EngineHost.Ask());
        time.Advance(TimeSpan.FromMinutes(2));
        AvatarResponse free = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal(TurnOutcome.Failed, held.Outcome);
        Assert.Equal(TurnOutcome.Completed, free.Outcome);
    }

    [Theory]
    [InlineData(true, TurnOutcome.Completed)]
    [InlineData(false, TurnOutcome.Failed)]
    public async Task A_ledger_that_fails_costs_the_turn_only_where_the_host_wants_it(bool answers, TurnOutcome outcome)
    {
        await using EngineHost host = Host(
            options =>
            {
                options.Budgets["month"] = new BudgetOptions { LimitUsd = 1 };
                options.Costs.AnswerWithoutLedger = answers;
            },
            services => services.AddSingleton<ICostLedger>(new BrokenLedger()));
        host.Lite.RespondWith(Reply());

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal(outcome, response.Outcome);
        if (answers)
        {
            Assert.Contains(response.Degradations, static part => part is { What: "ledger", Code: "ledger.down" });
        }
        else
        {
            Assert.Equal("budget.unavailable", response.Error!.Code);
            Assert.Empty(host.Lite.Calls);
        }
    }

    [Fact]
    public async Task Erasing_a_person_erases_what_they_cost()
    {
        await using EngineHost host = Host();
        host.Lite.RespondWith(Reply());
        await host.Engine.GetResponseAsync(EngineHost.Ask() with { UserId = "one" });

        await host.Services.GetRequiredService<IConversationHistory>().EraseUserAsync("default", "one");

        Assert.Equal(0, (await SumAsync(host, CostScope.User("default", "one"))).Turns);
        Assert.Equal(0, (await SumAsync(host, CostScope.Conversation(new ConversationKey("c1", "one")))).Turns);
        Assert.Equal(1, (await SumAsync(host, CostScope.Everything)).Turns);
    }

    [Theory]
    [InlineData("LimitUsd is 0; it takes more than 0", 0, BudgetAction.None, BudgetAction.Refuse, 0.01)]
    [InlineData("AtSoftLimit is Refuse; it takes nothing stricter than AtLimit, TextOnly", 1, BudgetAction.Refuse, BudgetAction.TextOnly, 0.01)]
    [InlineData("AtLimit is 9; it takes None, CheapestTier, TextOnly, Refuse", 1, BudgetAction.None, (BudgetAction)9, 0.01)]
    [InlineData("ReservedPerTurnUsd is -1; it takes 0 or more", 1, BudgetAction.None, BudgetAction.Refuse, -1)]
    public async Task A_budget_that_makes_no_sense_is_refused_by_name(
        string reason, int limit, BudgetAction soft, BudgetAction hard, double reserved)
    {
        await using EngineHost host = Host(options =>
        {
            options.Budgets["month"] = new BudgetOptions { LimitUsd = limit, AtSoftLimit = soft, AtLimit = hard };
            options.Costs.ReservedPerTurnUsd = (decimal)reserved;
        });

        OptionsValidationException refusal =
            await Assert.ThrowsAsync<OptionsValidationException>(() => host.Engine.GetResponseAsync(EngineHost.Ask()));

        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    private static FakeChatResponse Reply() => new FakeChatResponse().Text("Yes.").Usage(100, 5);

    private static ValueTask<CostSum> SumAsync(EngineHost host, CostScope scope)
        => host.Services.GetRequiredService<ICostLedger>().SumAsync(scope, Day, Day.AddDays(1));

    private EngineHost Host(Action<AvatarChatbotOptions>? configure = null, Action<IServiceCollection>? services = null)
        => new(
            configure,
            collection =>
            {
                services?.Invoke(collection);
                if (collection.All(static known => known.ServiceType != typeof(IPriceBook)))
                {
                    collection.AddSingleton<IPriceBook>(prices);
                }
            },
            time);

    private sealed class PressedRouter : IModelRouter
    {
        public List<double> Pressures { get; } = [];

        public ValueTask<ModelRoute> RouteAsync(ModelRoutingContext context, CancellationToken cancellationToken = default)
        {
            Pressures.Add(context.Pressure);
            return new(new ModelRoute("lite", "always"));
        }
    }
}
