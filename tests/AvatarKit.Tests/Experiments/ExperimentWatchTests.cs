using Microsoft.Extensions.Logging.Testing;
using static AvatarKit.Tests.ExperimentTurns;

namespace AvatarKit.Tests;

public sealed class ExperimentWatchTests
{
    private readonly FakeLogger<ExperimentResults> logger = new();
    private readonly AvatarChatbotOptions options = new();
    private readonly ExperimentWatch watch;

    public ExperimentWatchTests() => watch = new ExperimentWatch(new ExperimentLog(logger));

    [Theory]
    [InlineData(nameof(ExperimentStopOptions.MaxInterruptionIncrease))]
    [InlineData(nameof(ExperimentStopOptions.MaxFailureIncrease))]
    [InlineData(nameof(ExperimentStopOptions.MaxCostIncrease))]
    [InlineData(nameof(ExperimentStopOptions.MaxFirstTextIncrease))]
    [InlineData(nameof(ExperimentStopOptions.MaxRatingDecrease))]
    public void An_arm_that_does_harm_is_stopped(string limit)
    {
        ExperimentOptions experiment = Add(new ExperimentStopOptions
        {
            MinTurns = 50,
            MaxInterruptionIncrease = limit == nameof(ExperimentStopOptions.MaxInterruptionIncrease) ? 0.1 : null,
            MaxFailureIncrease = limit == nameof(ExperimentStopOptions.MaxFailureIncrease) ? 0.1 : null,
            MaxCostIncrease = limit == nameof(ExperimentStopOptions.MaxCostIncrease) ? 0.5 : null,
            MaxFirstTextIncrease = limit == nameof(ExperimentStopOptions.MaxFirstTextIncrease) ? 0.5 : null,
            MaxRatingDecrease = limit == nameof(ExperimentStopOptions.MaxRatingDecrease) ? 0.5 : null,
        });

        Run(new Random(1), people: 40, turns: 10, harm: limit);

        Assert.True(watch.IsStopped("tiers", experiment, "premier"));
        Assert.False(watch.IsStopped("tiers", experiment, "control"));
        Assert.Equal(1, logger.Collector.Count);
        Assert.Contains(limit, logger.LatestRecord.Message, StringComparison.Ordinal);
        Assert.Contains("premier", logger.LatestRecord.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Harm_within_its_limit_is_let_go_on()
    {
        ExperimentOptions experiment = Add(new ExperimentStopOptions { MinTurns = 50, MaxCostIncrease = 2.5, MaxFailureIncrease = 0.1 });

        Run(new Random(1), people: 40, turns: 10, harm: nameof(ExperimentStopOptions.MaxCostIncrease));

        Assert.False(watch.IsStopped("tiers", experiment, "premier"));
    }

    [Fact]
    public void Arms_that_are_alike_are_stopped_seldom_though_they_are_judged_often()
    {
        const int Runs = 500;
        var random = new Random(20261129);
        int stopped = 0;
        for (int run = 0; run < Runs; run++)
        {
            options.Experiments.Clear();
            ExperimentOptions experiment = Add(new ExperimentStopOptions
            {
                MinTurns = 40 + (run % 2), MaxInterruptionIncrease = 0, MaxFailureIncrease = 0, MaxCostIncrease = 0, MaxFirstTextIncrease = 0,
            });
            Run(random, people: 80, turns: 8, harm: null);
            stopped += watch.IsStopped("tiers", experiment, "premier") ? 1 : 0;
        }

        Assert.InRange(stopped, 1, (0.05 * Runs) - 1);
    }

    [Fact]
    public void New_options_that_say_the_same_go_on_and_others_begin_anew()
    {
        Add(new ExperimentStopOptions { MinTurns = 50, MaxCostIncrease = 0.5 });
        Run(new Random(1), people: 40, turns: 10, harm: nameof(ExperimentStopOptions.MaxCostIncrease));

        ExperimentOptions same = Add(new ExperimentStopOptions { MinTurns = 50, MaxCostIncrease = 0.5 });
        Assert.True(watch.IsStopped("tiers", same, "premier"));
        ExperimentOptions other = Add(new ExperimentStopOptions { MinTurns = 50, MaxCostIncrease = 0.6 });
        Assert.False(watch.IsStopped("tiers", other, "premier"));
    }

    [Fact]
    public void Few_people_with_many_turns_judge_nothing()
    {
        ExperimentOptions experiment = Add(new ExperimentStopOptions { MinTurns = 50, MaxCostIncrease = 0.5 });

        Run(new Random(1), people: 8, turns: 200, harm: nameof(ExperimentStopOptions.MaxCostIncrease));

        Assert.False(watch.IsStopped("tiers", experiment, "premier"));
    }

    private ExperimentOptions Add(ExperimentStopOptions stop)
    {
        var experiment = new ExperimentOptions { Stop = stop, Arms = { ["control"] = new(), ["premier"] = new() { Tier = "premier" } } };
        options.Experiments["tiers"] = experiment;
        return experiment;
    }

    /// <summary>People of both arms in turn; what they are counts as much as what a turn is.</summary>
    private void Run(Random random, int people, int turns, string? harm)
    {
        double[] own = [.. Enumerable.Range(0, people).Select(_ => random.NextDouble())];
        for (int turn = 0; turn < turns; turn++)
        {
            for (int person = 0; person < people; person++)
            {
                string arm = person % 2 == 0 ? "control" : "premier";
                string? harmed = arm == "control" ? null : harm;
                bool fails = random.NextDouble() < (harmed == nameof(ExperimentStopOptions.MaxFailureIncrease) ? 0.4 : 0.02) + (0.02 * own[person]);
                double impatience = harmed == nameof(ExperimentStopOptions.MaxInterruptionIncrease) ? 0.6 : 0.1;
                bool stops = random.NextDouble() < impatience + (0.1 * own[person]);
                double usd = (1 + own[person] + random.NextDouble()) * (harmed == nameof(ExperimentStopOptions.MaxCostIncrease) ? 3 : 1);
                double first = (500 + (200 * own[person]) + (200 * random.NextDouble()))
                    * (harmed == nameof(ExperimentStopOptions.MaxFirstTextIncrease) ? 3 : 1);
                var key = new ConversationKey("c", $"p{person}");
                string id = $"t{turn}";
                watch.Completed(
                    options, key, id, Result("tiers", arm, fails ? TurnStatus.Failed : TurnStatus.Completed, (decimal)usd, first));
                if (stops)
                {
                    watch.Cut(key, id);
                }

                // Whoever changes their mind counts once.
                watch.Rated(key, id, 5);
                watch.Rated(key, id, harmed == nameof(ExperimentStopOptions.MaxRatingDecrease) ? random.Next(1, 4) : random.Next(3, 6));
            }
        }
    }
}
