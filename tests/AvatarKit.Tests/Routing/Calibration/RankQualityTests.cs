namespace AvatarKit.Tests;

public sealed class RankQualityTests
{
    [Fact]
    public void Whoever_finds_the_gain_first_reaches_the_most()
    {
        // By hand: all gain after one of four turns: areas 0.5, 1, 1, 1 of a quarter each.
        Assert.Equal(0.875, RankQuality.Apgr([4, 3, 2, 1], [1, 0, 0, 0]), 9);
        Assert.Equal(0.125, RankQuality.Apgr([1, 2, 3, 4], [1, 0, 0, 0]), 9);
    }

    [Fact]
    public void Equal_scores_are_chance() => Assert.Equal(0.5, RankQuality.Apgr([1, 1, 1, 1], [1, 0, 0.5, 0]), 9);

    [Fact]
    public void A_gain_below_0_is_lost_when_it_comes_first()
        => Assert.True(RankQuality.Apgr([1, 2, 3], [1, 1, -1]) < RankQuality.Apgr([3, 2, 1], [1, 1, -1]));

    [Fact]
    public void Where_there_is_nothing_to_gain_there_is_no_number() => Assert.Equal(double.NaN, RankQuality.Apgr([1, 2], [0, 0]));

    [Fact]
    public void Chance_strays_as_far_as_it_says()
    {
        var random = new Random(1);
        double[] gains = [.. Enumerable.Range(0, 200).Select(_ => random.NextDouble() < 0.3 ? 1.0 : 0)];
        double[] reached = [.. Enumerable.Range(0, 500).Select(_ => RankQuality.Apgr([.. gains.Select(_ => random.NextDouble())], gains))];

        double deviation = Math.Sqrt(reached.Average(static value => (value - 0.5) * (value - 0.5)));
        Assert.InRange(deviation / RankQuality.ChanceDeviation(gains), 0.9, 1.1);
    }
}
