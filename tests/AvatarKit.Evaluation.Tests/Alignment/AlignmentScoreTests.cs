namespace AvatarKit.Evaluation.Tests.Alignment;

public sealed class AlignmentScoreTests
{
    private static readonly VisemeTrack Truth = Track((Viseme.Sil, 100), (Viseme.PP, 100), (Viseme.Aa, 200), (Viseme.PP, 100), (Viseme.I, 300));

    [Fact]
    public void The_truth_is_wholly_right()
    {
        AlignmentScore.FrameScore score = new();
        score.Add(Truth, Truth);
        Assert.Equal((100, 100, "100 % / 100 %"), (score.Exact, score.Coarse, score.Closures));
    }

    [Fact]
    public void Wrong_frames_are_counted_and_alike_shapes_are_right_in_the_coarse_classes()
    {
        AlignmentScore.FrameScore score = new();
        score.Add(Truth, Track((Viseme.Sil, 100), (Viseme.PP, 100), (Viseme.U, 200), (Viseme.PP, 100), (Viseme.SS, 300)));
        Assert.Equal(37.5, score.Exact);
        Assert.Equal(75, score.Coarse);
    }

    [Fact]
    public void A_closure_that_is_missing_lowers_the_recall_and_one_too_many_the_precision()
    {
        AlignmentScore.FrameScore missing = new();
        missing.Add(Truth, Track((Viseme.Sil, 100), (Viseme.PP, 100), (Viseme.Aa, 300), (Viseme.I, 300)));
        Assert.Equal("50 % / 100 %", missing.Closures);
        AlignmentScore.FrameScore tooMany = new();
        tooMany.Add(Truth, Track((Viseme.Sil, 100), (Viseme.PP, 100), (Viseme.Aa, 200), (Viseme.PP, 100), (Viseme.I, 100), (Viseme.PP, 200)));
        Assert.Equal("100 % / 67 %", tooMany.Closures);
    }

    [Theory]
    [InlineData(39, 100)]
    [InlineData(41, 0)]
    public void A_closure_counts_within_40_ms(int late, double recall)
    {
        AlignmentScore.FrameScore score = new();
        score.Add(Truth, Track((Viseme.Sil, 100 + late), (Viseme.PP, 100), (Viseme.Aa, 200), (Viseme.PP, 100), (Viseme.I, 300 - late)));
        Assert.Equal(recall, score.Recall);
    }

    [Fact]
    public void A_mouth_that_a_sound_may_have_suits_it_without_being_alike()
    {
        AlignmentScore.FrameScore score = new();
        score.AddMouths(
            Track((Viseme.SS, 400), (Viseme.PP, 400)),
            static time => time < 0.2 ? 'F' : time < 0.4 ? 'D' : time < 0.6 ? 'A' : 'B',
            [0.42]);
        Assert.Equal((25, 50), (score.Coarse, score.Suited));
        Assert.Equal("100 % / 100 %", score.Closures);
    }

    [Fact]
    public void Scores_add_up()
    {
        AlignmentScore.FrameScore sum = new();
        AlignmentScore.FrameScore one = new();
        one.Add(Truth, Truth);
        sum.Add(one);
        AlignmentScore.FrameScore none = new();
        none.Add(Truth, Track((Viseme.TH, 800)));
        sum.Add(none);
        Assert.Equal(50, sum.Exact);
        Assert.Equal("50 % / 100 %", sum.Closures);
    }

    /// <summary>Lengths in milliseconds.</summary>
    private static VisemeTrack Track(params (Viseme Viseme, int Length)[] shapes)
    {
        List<VisemeSpan> spans = [];
        foreach ((Viseme viseme, int length) in shapes)
        {
            spans.Add(new VisemeSpan(viseme, spans.Count == 0 ? 0 : spans[^1].End, length));
        }

        return new VisemeTrack(1000, spans[^1].End, spans);
    }
}
