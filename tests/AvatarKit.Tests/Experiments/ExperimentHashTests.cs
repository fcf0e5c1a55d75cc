namespace AvatarKit.Tests;

public sealed class ExperimentHashTests
{
    private const int Units = 100_000;

    [Fact]
    public void Shares_are_met()
    {
        ExperimentOptions options = Options(("a", 1), ("b", 2), ("control", 7));

        Dictionary<string, int> counts = Count(options, "shares");

        // Three deviations of a binomial distribution.
        foreach ((string arm, double share) in ((string, double)[])[("a", 0.1), ("b", 0.2), ("control", 0.7)])
        {
            Assert.Equal(share * Units, counts[arm], tolerance: 3 * Math.Sqrt(Units * share * (1 - share)));
        }
    }

    [Fact]
    public void Two_experiments_deal_independently()
    {
        ExperimentOptions options = Options(("a", 1), ("control", 1));
        var cells = new double[4];
        foreach (ConversationKey key in People())
        {
            int one = ExperimentHash.ArmOf("one", options, key) == "a" ? 1 : 0;
            int two = ExperimentHash.ArmOf("two", options, key) == "a" ? 1 : 0;
            cells[(2 * one) + two]++;
        }

        double chi = cells.Sum(static count => Math.Pow(count - (Units / 4.0), 2) / (Units / 4.0));

        // The 99.9 % point of chi-square with three degrees of freedom: shares of both, and independence.
        Assert.True(chi < 16.27, $"{chi}");
    }

    [Fact]
    public void An_arm_is_the_same_for_ever()
    {
        ExperimentOptions options = Options(("a", 1), ("b", 1), ("control", 1));

        // A change of these would deal all running experiments anew.
        Assert.Equal(
            Known, Enumerable.Range(0, 12).Select(i => ExperimentHash.ArmOf("tiers", options, new ConversationKey("c", $"user-{i}", "acme"))));
        Assert.Equal(
            ExperimentHash.ArmOf("Tiers", options, new ConversationKey("c", "user-1", "acme")),
            ExperimentHash.ArmOf("tiers", options, new ConversationKey("other", "user-1", "acme")));
    }

    [Fact]
    public void The_order_in_which_arms_are_configured_does_not_count()
    {
        ExperimentOptions one = Options(("a", 1), ("control", 3));
        ExperimentOptions other = Options(("control", 3), ("a", 1));

        Assert.All(People().Take(1_000), key => Assert.Equal(ExperimentHash.ArmOf("x", one, key), ExperimentHash.ArmOf("x", other, key)));
    }

    [Fact]
    public void Who_is_anonymous_has_an_arm_for_each_conversation()
    {
        ExperimentOptions options = Options(("a", 1), ("control", 1));

        string[] anonymous = [.. Enumerable.Range(0, 100).Select(i => ExperimentHash.ArmOf("x", options, new ConversationKey($"c{i}")))];
        string[] known = [.. Enumerable.Range(0, 100).Select(i => ExperimentHash.ArmOf("x", options, new ConversationKey($"c{i}", "ada")))];
        options.Unit = ExperimentUnit.Conversation;
        string[] conversations = [.. Enumerable.Range(0, 100).Select(i => ExperimentHash.ArmOf("x", options, new ConversationKey($"c{i}", "ada")))];

        Assert.Equal(2, anonymous.Distinct().Count());
        Assert.Single(known.Distinct());
        Assert.Equal(2, conversations.Distinct().Count());
    }

    [Fact]
    public void Ids_do_not_run_into_one_another()
        => Assert.NotEqual(
            ExperimentHash.UnitOf(new ConversationKey("c", "ab", "c"), ExperimentUnit.User),
            ExperimentHash.UnitOf(new ConversationKey("c", "b", "ca"), ExperimentUnit.User));

    private static string[] Known =>
        ["control", "a", "control", "control", "b", "b", "b", "a", "control", "a", "a", "control"];

    private static IEnumerable<ConversationKey> People() => Enumerable.Range(0, Units).Select(static i => new ConversationKey("c", $"user-{i}"));

    private static Dictionary<string, int> Count(ExperimentOptions options, string experiment)
        => People().CountBy(key => ExperimentHash.ArmOf(experiment, options, key)).ToDictionary();

    private static ExperimentOptions Options(params (string Name, double Share)[] arms)
    {
        var options = new ExperimentOptions();
        foreach ((string name, double share) in arms)
        {
            options.Arms[name] = new ExperimentArmOptions { Share = share };
        }

        return options;
    }
}
