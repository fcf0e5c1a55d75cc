namespace AvatarKit.Tests.Caching.Similarity;

public sealed class LearnedThresholdTests
{
    [Fact]
    public void A_wrong_answer_raises_the_bar_more_the_surer_it_was()
    {
        double before = double.PositiveInfinity;
        foreach (double score in (double[])[0, 2, 4])
        {
            var threshold = new LearnedThreshold();
            threshold.Note(score, isRight: false);
            Assert.InRange(threshold.Offset, double.NegativeInfinity, Math.Min(before, -0.1));
            before = threshold.Offset;
        }
    }

    [Fact]
    public void Right_ones_lower_it_and_never_by_much()
    {
        var unsure = new LearnedThreshold();
        var sure = new LearnedThreshold();
        for (int i = 0; i < 100; i++)
        {
            unsure.Note(0, isRight: true);
            sure.Note(6, isRight: true);
        }

        Assert.Equal(0.4, unsure.Offset, 6);
        Assert.InRange(sure.Offset, 0, 0.3);
    }

    [Fact]
    public void Both_together_settle_where_the_odds_are_theirs()
    {
        var threshold = new LearnedThreshold();
        for (int i = 0; i < 16; i++)
        {
            threshold.Note(3, isRight: i % 2 == 0);
        }

        Assert.InRange(1 / (1 + Math.Exp(-(3 + threshold.Offset))), 0.5, 0.7);
    }

    [Theory]
    [InlineData(0, double.PositiveInfinity)]
    [InlineData(0.01, 3.4)]
    [InlineData(0.2, 0.75)]
    public void The_bar_follows_from_the_bound(double maxWrong, double bar) => Assert.Equal(bar, SimilarityBar.For(maxWrong), 6);

    [Fact]
    public void A_stricter_bound_is_a_higher_bar()
    {
        double before = double.PositiveInfinity;
        for (double bound = 0.00001; bound < 0.2; bound *= 1.1)
        {
            double bar = SimilarityBar.For(bound);
            Assert.True(bar < before);
            before = bar;
        }
    }
}
