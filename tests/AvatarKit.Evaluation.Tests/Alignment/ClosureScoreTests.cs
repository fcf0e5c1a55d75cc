namespace AvatarKit.Evaluation.Tests.Alignment;

public sealed class ClosureScoreTests
{
    private static readonly VisemeTrack Truth = Track((Viseme.Sil, 100), (Viseme.PP, 100), (Viseme.Aa, 200), (Viseme.PP, 100), (Viseme.I, 500));

    [Fact]
    public void The_truth_has_nothing_missed_and_nothing_invented() =>
        Assert.Equal((0.0, 0.0, 0.0, 0.0), Measures(Truth));

    [Fact]
    public void A_closure_that_is_not_shown_is_missed() =>
        Assert.Equal((50.0, 0.0, 0.0, 0.0), Measures(Track((Viseme.Sil, 100), (Viseme.PP, 100), (Viseme.Aa, 300), (Viseme.I, 500))));

    [Fact]
    public void A_closure_where_lips_are_apart_is_false()
    {
        VisemeTrack track = Track(
            (Viseme.Sil, 100), (Viseme.PP, 100), (Viseme.Aa, 200), (Viseme.PP, 100), (Viseme.I, 200), (Viseme.PP, 100), (Viseme.I, 200));
        (double missed, double invented, double inSecond, double rests) = Measures(track);
        Assert.Equal((0.0, 33.3, 1.0, 0.0), (missed, Math.Round(invented, 1), inSecond, rests));
    }

    [Fact]
    public void A_rest_in_mid_word_is_counted_and_one_at_the_ends_is_not() => Assert.Equal(
        (0.0, 0.0, 0.0, 1.0),
        Measures(Track(
            (Viseme.Sil, 100), (Viseme.PP, 100), (Viseme.Aa, 200), (Viseme.PP, 100), (Viseme.I, 200), (Viseme.Sil, 100), (Viseme.I, 100),
            (Viseme.Sil, 100))));

    [Theory]
    [InlineData(39, 0)]
    [InlineData(41, 50)]
    public void What_is_apart_by_less_than_40_ms_is_one_closure(int apart, double missed) => Assert.Equal(
        missed,
        Measures(Track((Viseme.Sil, 200 + apart), (Viseme.PP, 50), (Viseme.Aa, 150 - apart), (Viseme.PP, 100), (Viseme.I, 500))).Item1);

    private static (double, double, double, double) Measures(VisemeTrack track)
    {
        ClosureScore score = new();
        score.Add(Truth, track);
        return (score.Missed, score.False, score.FalseIn(1), score.FalseRestsIn(1));
    }

    private static VisemeTrack Track(params (Viseme Viseme, int Milliseconds)[] spans)
    {
        List<VisemeSpan> found = [];
        foreach ((Viseme viseme, int milliseconds) in spans)
        {
            found.Add(new VisemeSpan(viseme, found.Count > 0 ? found[^1].End : 0, milliseconds));
        }

        return new VisemeTrack(1_000, found[^1].End, found);
    }
}
