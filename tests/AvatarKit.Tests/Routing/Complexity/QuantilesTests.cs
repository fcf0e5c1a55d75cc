namespace AvatarKit.Tests;

public sealed class QuantilesTests
{
    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 0)]
    [InlineData(5, 0.25)]
    [InlineData(10, 0.5)]
    [InlineData(15, 0.75)]
    [InlineData(20, 1)]
    [InlineData(99, 1)]
    [InlineData(double.NaN, 0)]
    public void A_value_is_told_by_the_share_below_it(double value, double share) =>
        Assert.Equal(share, Quantiles.ShareBelow([0, 10, 20], value), 9);

    [Fact]
    public void Knots_at_one_place_are_passed_at_once() => Assert.Equal(0.75, Quantiles.ShareBelow([0, 1, 1, 1, 2], 1));

    [Fact]
    public void Knots_give_back_the_distribution()
    {
        double[] knots = Quantiles.Knots(Enumerable.Range(0, 101).Reverse().Select(static i => (double)i), 4);

        Assert.Equal([0, 25, 50, 75, 100], knots);
        Assert.Equal(12.5, Quantiles.At(knots, 0.125), 9);
    }
}
