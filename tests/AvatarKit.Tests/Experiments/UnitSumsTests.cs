namespace AvatarKit.Tests;

public sealed class UnitSumsTests
{
    [Fact]
    public void A_mean_over_turns_is_as_sure_as_its_units_make_it()
    {
        UnitSums sums = Sums([2], [1, 3], [2, 6, 4]);

        RatioEstimate estimate = sums.Estimate();

        // By hand: the mean is 18 / 6; what the units' sums lie off it, −1, −2 and 3; 3/2 · (1 + 4 + 9) / 6².
        Assert.Equal(3, estimate.Value);
        Assert.Equal(21.0 / 36, estimate.Variance, tolerance: 1e-12);
        Assert.Equal(2, estimate.Freedom);
        Assert.Equal(4.30265 * Math.Sqrt(21.0 / 36), estimate.Reach(0.95), tolerance: 1e-4);
    }

    [Fact]
    public void A_difference_has_the_degrees_of_freedom_of_Welch()
    {
        RatioEstimate difference = new RatioEstimate(5, 4, 9).Minus(new RatioEstimate(2, 1, 4));

        Assert.Equal((3, 5), (difference.Value, difference.Variance));
        Assert.Equal(25 / ((16.0 / 9) + (1.0 / 4)), difference.Freedom, tolerance: 1e-12);
        Assert.Equal(2 * StudentT.Above(3 / Math.Sqrt(5), difference.Freedom), difference.ChanceOfZero(), tolerance: 1e-12);
    }

    [Fact]
    public void One_unit_makes_nothing_sure_however_many_turns_it_has()
    {
        RatioEstimate estimate = Sums([1, 2, 3, 4, 5, 6, 7]).Estimate();

        Assert.Equal(4, estimate.Value);
        Assert.False(estimate.IsKnown);
        Assert.Equal(1, estimate.ChanceAbove(0));
        Assert.False(new UnitSums().Estimate().IsKnown);
    }

    [Fact]
    public void What_never_differs_is_sure()
    {
        RatioEstimate difference = Sums([1, 1], [1]).Estimate().Minus(Sums([0], [0]).Estimate());

        Assert.Equal(0, difference.ChanceOfZero());
        Assert.Equal(1, difference.Minus(difference).ChanceOfZero());
    }

    private static UnitSums Sums(params double[][] units)
    {
        var sums = new UnitSums();
        for (int unit = 0; unit < units.Length; unit++)
        {
            foreach (double value in units[unit])
            {
                sums.Add((UInt128)unit, value);
            }
        }

        return sums;
    }
}
