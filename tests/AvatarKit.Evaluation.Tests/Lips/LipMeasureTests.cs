namespace AvatarKit.Evaluation.Tests.Lips;

public class LipMeasureTests
{
    private static readonly LipPhone[] Word =
    [
        new(Viseme.Aa, 0.5, 0.7),
        new(Viseme.PP, 0.7, 0.8),
        new(Viseme.E, 0.8, 1.0),
    ];

    [Fact]
    public void A_closure_is_measured_from_the_middle_of_the_closed_pictures()
    {
        LipReport report = Measure(Word, 100, time => time is > 0.5 and < 0.72 or > 0.84 and < 1.0 ? 10 : 0);
        Assert.Equal(30, Assert.Single(report.Closures).Ms, 0.01);
        Assert.Equal(0, report.OpenFrames);
    }

    [Fact]
    public void Pictures_of_unequal_length_count_for_as_long_as_they_are_shown()
    {
        double[] times = [0, 0.5, 0.6, 0.71, 0.77, 0.81, 0.9, 1.0, 1.4];
        double[] openings = [0, 10, 12, 0, 0, 9, 8, 0, 0];
        LipReport report = Measure(Word, times, openings);
        Assert.Equal(10, Assert.Single(report.Closures).Ms, 0.01);
        Assert.Equal(0, Assert.Single(report.Onsets).Ms, 0.01);
    }

    [Fact]
    public void An_open_picture_in_the_core_of_a_closure_is_counted()
    {
        LipReport report = Measure(Word, 100, time => time is > 0.5 and < 0.7 or > 0.8 and < 1.0 or > 0.74 and < 0.75 ? 10 : 0);
        Assert.Equal(1, report.OpenFrames);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(10, 1)]
    public void A_closure_shorter_than_a_picture_still_needs_a_closed_one(double openingOfThePicture, int open)
    {
        LipPhone[] word = [new(Viseme.Aa, 0.5, 0.71), new(Viseme.PP, 0.71, 0.73), new(Viseme.E, 0.73, 1.0)];
        LipReport report = Measure(word, 25, time => time is > 0.70 and < 0.75 ? openingOfThePicture : time is > 0.5 and < 1.0 ? 10 : 0);
        Assert.Equal(open, report.OpenFrames);
        Assert.Equal(open, report.MissedClosures.Count);
    }

    [Fact]
    public void An_onset_is_the_first_picture_that_opens_and_stays_open()
    {
        LipReport report = Measure(Word, 100, time => time is > 0.45 and < 0.46 or > 0.47 and < 0.7 or > 0.8 and < 1.0 ? 10 : 0);
        Assert.Equal(-30, Assert.Single(report.Onsets).Ms, 0.01);
    }

    [Fact]
    public void Where_speech_begins_with_closed_lips_the_sound_after_them_is_the_onset()
    {
        LipPhone[] word = [new(Viseme.PP, 0.5, 0.6), new(Viseme.Aa, 0.6, 0.9)];
        LipReport report = Measure(word, 100, time => time is > 0.62 and < 0.9 ? 10 : 0);
        Assert.Equal(20, Assert.Single(report.Onsets).Ms, 0.01);
    }

    [Fact]
    public void Where_speech_begins_with_a_lip_at_the_teeth_that_is_the_onset()
    {
        LipPhone[] word = [new(Viseme.FF, 0.5, 0.6), new(Viseme.Aa, 0.6, 0.9)];
        LipReport report = Measure(word, 100, time => time is > 0.52 and < 0.9 ? 10 : 0);
        Assert.Equal(20, Assert.Single(report.Onsets).Ms, 0.01);
    }

    [Fact]
    public void A_mouth_that_never_opens_after_a_pause_is_a_missed_onset()
    {
        LipPhone[] words = [.. Word, new(Viseme.Aa, 2.0, 2.2), new(Viseme.Nn, 2.2, 2.6)];
        LipReport report = Measure(words, 100, time => time is > 0.5 and < 0.7 or > 0.8 and < 1.0 ? 10 : 0);
        Assert.Equal(2000, Assert.Single(report.MissedOnsets).AtMs, 0.01);
    }

    [Theory]
    [InlineData(1.1, 100)]
    [InlineData(0.95, 0)]
    public void How_long_the_mouth_takes_to_shut_counts_from_the_end_of_the_sound(double shut, double expected)
    {
        LipReport report = Measure(Word, 100, time => (time > 0.5 && time < 0.7) || (time > 0.8 && time < shut) ? 10 : 0);
        Assert.Equal(expected, Assert.Single(report.Shut).Ms, 0.01);
    }

    [Fact]
    public void A_mouth_still_open_when_the_video_ends_is_never_shut()
    {
        LipReport report = Measure(Word, 100, time => time is > 0.5 and < 0.7 or > 0.8 ? 10 : 0);
        Assert.Single(report.NeverShut);
        Assert.False(LipVerdict.Of(report).Holds);
    }

    [Fact]
    public void What_the_marks_have_after_an_interruption_does_not_count()
    {
        LipReport report = Measure(Word, 100, time => time is > 0.5 and < 0.66 ? 10 : 0, interruptedAt: 0.6);
        Assert.Empty(report.Closures);
        Assert.Empty(report.MissedClosures);
        Assert.Equal(60, Assert.Single(report.Shut).Ms, 0.01);
    }

    [Fact]
    public void Closures_beside_silence_or_another_closure_are_looked_at_but_not_timed()
    {
        LipPhone[] word =
        [
            new(Viseme.PP, 0.4, 0.5), new(Viseme.Aa, 0.5, 0.7), new(Viseme.FF, 0.7, 0.8), new(Viseme.PP, 0.8, 0.9),
            new(Viseme.Aa, 0.9, 1.1),
        ];
        LipReport report = Measure(word, 100, time => time is > 0.5 and < 0.7 or > 0.9 and < 1.1 ? 10 : 0);
        Assert.Empty(report.Closures);
        Assert.Empty(report.MissedClosures);
        Assert.Equal(0, report.OpenFrames);
    }

    [Fact]
    public void The_95th_percentile_and_the_median_are_of_absolute_deviations()
    {
        LipStatistics numbers = LipStatistics.Of(Enumerable.Range(1, 100).Select(static i => new LipEvent(0, i % 2 == 0 ? i : -i)));
        Assert.Equal((100, 50.5, 95.0, 100.0), (numbers.Count, numbers.AbsoluteMedian, numbers.AbsoluteP95, numbers.Largest));
        Assert.Equal(0, LipStatistics.Of([]).Count);
    }

    private static LipReport Measure(LipPhone[] phones, double frameRate, Func<double, double> opening, double? interruptedAt = null)
    {
        int count = (int)Math.Round(3 * frameRate);
        double[] times = [.. Enumerable.Range(0, count + 1).Select(frame => frame / frameRate)];
        double[] openings = [.. Enumerable.Range(0, count).Select(frame => opening((frame + 0.5) / frameRate))];
        return Measure(phones, times, openings, interruptedAt);
    }

    private static LipReport Measure(LipPhone[] phones, double[] times, double[] openings, double? interruptedAt = null)
    {
        double[] ends = times.Length > openings.Length ? times[1..] : [.. times[1..], times[^1] + 0.1];
        var frames = new LipFrames(times[..openings.Length], ends, openings, 0);
        return LipMeasure.Measure(
            frames,
            new SpeechTimes(LipMarks.Create(phones), static _ => 0),
            static near => near,
            interruptedAt,
            new LipReport());
    }
}
