using static AvatarKit.Tests.ExperimentTurns;

namespace AvatarKit.Tests;

public sealed class ExperimentResultsTests
{
    private static readonly ConversationKey Ada = new("c", "ada");
    private static readonly ConversationKey Ben = new("c", "ben");
    private static readonly ConversationKey Cleo = new("c", "cleo");
    private static readonly ConversationKey Dan = new("c", "dan");

    [Fact]
    public void A_report_is_what_is_computed_by_hand()
    {
        var results = new ExperimentResults();
        Add(results, Ada, "control", 1, 3);
        Add(results, Ben, "control", 2, 2, 5);
        Add(results, Cleo, "premier", 6);
        Add(results, Dan, "premier", 8, 10);

        ExperimentReport report = Assert.Single(results.CreateReports());
        ExperimentEstimate control = report.Arms[0].Of(ExperimentMeasure.CostUsd);
        ExperimentEstimate premier = report.Arms[1].Of(ExperimentMeasure.CostUsd);

        // Control: 13 / 5 = 2.6; off it 4 − 5.2 = −1.2 and 9 − 7.8 = 1.2; 2 · 2.88 / 25. Premier: 24 / 3 = 8; −2 and 2; 2 · 8 / 9.
        (double one, double other) = (2 * 2.88 / 25, 2 * 8 / 9.0);
        Assert.Equal(("tiers", "control", true), (report.Experiment, report.Arms[0].Arm, report.Arms[0].IsControl));
        Assert.Equal((2, 5, 0), (control.Units, control.Turns, control.LeftOut));
        Assert.Equal(2.6, control.Mean!.Value, tolerance: 1e-12);
        Assert.Equal(2.6 + (12.7062 * Math.Sqrt(one)), control.High!.Value, tolerance: 1e-3);
        Assert.Null(control.Difference);
        double freedom = Math.Pow(one + other, 2) / ((one * one) + (other * other));
        double reach = StudentT.ValueAbove(0.025, freedom) * Math.Sqrt(one + other);
        Assert.Equal(5.4, premier.Difference!.Value, tolerance: 1e-12);
        Assert.Equal(5.4 - reach, premier.Difference.Low, tolerance: 1e-9);
        Assert.Equal(5.4 + reach, premier.Difference.High, tolerance: 1e-9);
        Assert.Equal(2 * StudentT.Above(5.4 / Math.Sqrt(one + other), freedom), premier.Difference.PValue, tolerance: 1e-12);
        Assert.False(premier.Difference.IsShown);
    }

    [Fact]
    public void What_is_not_known_is_left_out_and_counted_never_nothing()
    {
        var results = new ExperimentResults();
        results.Add(Ada, Turn(Result("tiers", "control", usd: null, firstText: 200), rating: 4));
        results.Add(Ada, Turn(Result("tiers", "control", TurnStatus.Failed, usd: 3)));
        results.Add(Ada, Turn(Result("tiers", "control", TurnStatus.Interrupted, usd: 5, firstText: 400), rating: 2));
        results.Add(Ada, Turn(result: null));
        results.Add(Ada, Turn(new TurnResult { Status = TurnStatus.Completed, Answer = "", EndedAt = default }));

        ExperimentArmReport arm = Assert.Single(Assert.Single(results.CreateReports()).Arms);

        Assert.Equal((1, 3), (arm.Units, arm.Turns));
        Assert.Equal([3.0, 4, 300, 1 / 3.0, 1 / 3.0], arm.Estimates.Select(static one => one.Mean));
        Assert.Equal([1, 1, 1, 0, 0], arm.Estimates.Select(static one => one.LeftOut));
        Assert.All(arm.Estimates, static one => Assert.Null(one.Low));
    }

    [Fact]
    public void A_rate_of_none_may_be_more_in_people_not_seen()
    {
        var results = new ExperimentResults();
        for (int i = 0; i < 30; i++)
        {
            Add(results, new ConversationKey("c", $"p{i}"), "control", 1);
        }

        ExperimentEstimate failed = results.CreateReports()[0].Arms[0].Of(ExperimentMeasure.FailureRate);

        // The exact binomial interval: 1 − 0.025^(1/30).
        Assert.Equal((0, 0), (failed.Mean, failed.Low));
        Assert.Equal(0.1157, failed.High!.Value, tolerance: 0.0001);
    }

    [Fact]
    public void Configuration_says_control_unit_and_beginning()
    {
        var options = new AvatarChatbotOptions();
        options.Experiments["Tiers"] = new ExperimentOptions
        {
            Control = "plain", Unit = ExperimentUnit.Conversation, StartsAt = new DateTimeOffset(2026, 11, 29, 0, 0, 0, TimeSpan.Zero),
            Arms = { ["plain"] = new(), ["premier"] = new() },
        };
        var results = new ExperimentResults(options);
        results.Add(new ConversationKey("one", "ada"), Turn(Result("tiers", "premier")));
        results.Add(new ConversationKey("one", "ada"), Turn(Result("tiers", "plain")));
        results.Add(new ConversationKey("two", "ada"), Turn(Result("tiers", "plain")));
        results.Add(new ConversationKey("three", "ada"), Turn(Result("tiers", "plain"), startedAt: DateTimeOffset.UnixEpoch));

        ExperimentReport report = Assert.Single(results.CreateReports());

        Assert.Equal([("plain", true, 2), ("premier", false, 1)], report.Arms.Select(static arm => (arm.Arm, arm.IsControl, arm.Units)));
    }

    [Fact]
    public async Task All_conversations_of_the_people_named_are_read_from_a_store()
    {
        var store = new InMemoryConversationStore();
        foreach (ConversationKey key in (ConversationKey[])[Ada, new("d", "ada"), Ben, Cleo])
        {
            await store.StartTurnAsync(key, Start, 0);
            await store.CompleteTurnAsync(key, "t", 1, Result("tiers", "control"));
        }

        ConversationPerson[] people = [new("default", "ada"), new("default", "ben"), new("other", "cleo")];
        ExperimentResults results = await ExperimentResults.ReadAsync(store, people.ToAsyncEnumerable());

        ExperimentArmReport arm = Assert.Single(Assert.Single(results.CreateReports()).Arms);
        Assert.Equal((2, 3), (arm.Units, arm.Turns));
    }

    [Fact]
    public void Intervals_cover_the_truth_as_often_as_they_say_though_turns_of_one_person_are_alike()
    {
        const int Runs = 2_000;
        const double Rate = 0.3;
        var random = new Random(20261129);
        (int cost, int rate, int difference) = (0, 0, 0);
        for (int run = 0; run < Runs; run++)
        {
            ExperimentReport report = Simulate(random, Rate);
            (ExperimentArmReport control, ExperimentArmReport other) = (report.Arms[0], report.Arms[1]);
            cost += Covers(control.Of(ExperimentMeasure.CostUsd), 10) ? 1 : 0;
            rate += Covers(control.Of(ExperimentMeasure.InterruptionRate), Rate) ? 1 : 0;
            difference += other.Of(ExperimentMeasure.CostUsd).Difference is { Low: <= 0, High: >= 0 } ? 1 : 0;
        }

        Assert.Equal(0.95, cost / (double)Runs, tolerance: 0.015);
        Assert.Equal(0.95, rate / (double)Runs, tolerance: 0.015);
        Assert.Equal(0.95, difference / (double)Runs, tolerance: 0.015);
    }

    [Fact]
    public void Of_many_comparisons_few_are_shown_by_chance()
    {
        const int Runs = 500;
        var random = new Random(7);

        int shown = Enumerable.Range(0, Runs).Count(
            _ => Simulate(random, 0.3).Arms.SelectMany(static arm => arm.Estimates).Any(static one => one.Difference is { IsShown: true }));

        Assert.InRange(shown, 1, Runs * 0.07);
    }

    // Two arms of 80 people with 2 to 8 turns each; what people are counts as much as what a turn is.
    private static ExperimentReport Simulate(Random random, double rate)
    {
        var results = new ExperimentResults();
        for (int person = 0; person < 160; person++)
        {
            double own = Normal(random);
            double patience = rate + (0.2 * (random.NextDouble() - 0.5));
            for (int turns = random.Next(2, 9); turns > 0; turns--)
            {
                TurnStatus status = random.NextDouble() < patience ? TurnStatus.Interrupted : TurnStatus.Completed;
                TurnResult result = Result("aa", person % 2 == 0 ? "control" : "same", status, (decimal)(10 + own + Normal(random)));
                results.Add(new ConversationKey("c", $"p{person}"), Turn(result));
            }
        }

        return results.CreateReports()[0];
    }

    private static TurnStart Start
        => new() { TurnId = "t", Message = "Hello", StartedAt = DateTimeOffset.UnixEpoch, TakeOverBefore = DateTimeOffset.UnixEpoch };

    private static bool Covers(ExperimentEstimate estimate, double truth) => estimate.Low <= truth && truth <= estimate.High;

    private static void Add(ExperimentResults results, ConversationKey key, string arm, params decimal[] costs)
    {
        foreach (decimal usd in costs)
        {
            results.Add(key, Turn(Result("tiers", arm, usd: usd)));
        }
    }
}
