namespace AvatarKit.Tests;

public sealed class RouteBoundsTests
{
    private static readonly double[] Scores = [.. Enumerable.Range(0, 1_001).Select(static i => i / 1_000.0)];

    private readonly RoutingOptions routing = new();
    private readonly TierCosts costs = new();

    [Fact]
    public void Without_a_target_the_bounds_are_fixed() => Assert.Equal(new RouteBounds(0.3, 0.7), Meet());

    [Theory]
    [InlineData(0.2, 0.8)]
    [InlineData(0.7, 0.3)]
    [InlineData(1.0, 0.0)]
    public void A_share_of_the_turns_goes_above_the_simple_tier(double share, double simpleBelow)
    {
        routing.TargetStrongShare = share;

        RouteBounds bounds = Meet();

        Assert.Equal(simpleBelow, bounds.SimpleBelow, 3);
        // Three of seven parts of the fixed bounds are complex.
        Assert.Equal(1 - (share * 3 / 7), bounds.MediumBelow, 3);
    }

    [Fact]
    public void At_no_share_even_the_highest_score_stays_below()
    {
        routing.TargetStrongShare = 0;

        Assert.True(Meet().SimpleBelow > 1);
    }

    [Fact]
    public void Few_turns_say_nothing_yet()
    {
        routing.TargetStrongShare = 0.2;

        Assert.Equal(new RouteBounds(0.3, 0.7), RouteBounds.Meet(routing, Scores.AsSpan(0, 99), costs, null));
    }

    [Fact]
    public void A_cost_pays_for_a_share()
    {
        routing.TargetCostPerTurn = 0.002m;
        costs.Add("lite", 0.001m);
        costs.Add("pro", 0.002m);
        costs.Add("premier", 0.010m);

        // A strong turn costs 0.002 * 4/7 + 0.010 * 3/7 = 0.00543: (0.002 - 0.001) / 0.00443 = 0.2258 of the turns.
        Assert.Equal(1 - 0.2258, Meet().SimpleBelow, 3);
    }

    [Fact]
    public void While_a_cost_is_not_known_the_bounds_are_fixed()
    {
        routing.TargetCostPerTurn = 0.002m;
        costs.Add("lite", 0.001m);

        Assert.Equal(new RouteBounds(0.3, 0.7), Meet());
    }

    [Fact]
    public void A_floor_of_quality_goes_before_the_targets()
    {
        routing.TargetStrongShare = 0.2;

        Assert.Equal(0.1, Meet(safeBelow: 0.1).SimpleBelow);
        Assert.Equal(0.8, Meet(safeBelow: 0.9).SimpleBelow, 3);
    }

    [Fact]
    public void Mean_costs_follow_prices_slowly()
    {
        costs.Add("LITE", 1m);
        costs.Add("lite", 2m);

        Assert.Equal(1.02m, costs.Of("lite"));
        Assert.Null(costs.Of("pro"));
    }

    private RouteBounds Meet(double? safeBelow = null) => RouteBounds.Meet(routing, Scores, costs, safeBelow);
}
