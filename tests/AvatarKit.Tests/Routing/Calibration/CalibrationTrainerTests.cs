namespace AvatarKit.Tests;

public sealed class CalibrationTrainerTests
{
    [Fact]
    public void It_learns_which_words_need_a_stronger_model()
    {
        CalibrationVerdict verdict = CalibrationTrainer.Train(CalibrationSamples.Labels(300, seed: 1), minLabels: 100);
        List<CalibrationSample> others = CalibrationSamples.Labels(200, seed: 2);

        Assert.NotNull(verdict.Model);
        double[] needs = [.. others.Select(static sample => sample.Need)];
        Assert.InRange(RankQuality.Apgr([.. others.Select(sample => verdict.Model.Need(sample.Prompt))], needs), 0.7, 1);
        Assert.True(verdict.Reached > verdict.Reference);
    }

    [Fact]
    public void The_same_labels_give_the_same_calibration()
    {
        CalibrationModel first = CalibrationTrainer.Fit(CalibrationSamples.Labels(200, seed: 3));
        CalibrationModel second = CalibrationTrainer.Fit(CalibrationSamples.Labels(200, seed: 3));

        Assert.Equal(first.Words.ToArray(), second.Words.ToArray());
        Assert.Equal(first.Features.ToArray(), second.Features.ToArray());
    }

    [Fact]
    public void Too_few_labels_are_refused()
        => Refused(CalibrationSamples.Labels(50, seed: 1), "there are 50 labels; it takes 100");

    [Fact]
    public void Labels_that_are_all_equal_are_refused()
        => Refused(CalibrationSamples.Labels(300, seed: 1, static _ => 0.5), "all labels are equal");

    [Fact]
    public void A_label_that_is_no_number_is_refused()
    {
        List<CalibrationSample> labels = CalibrationSamples.Labels(300, seed: 1);
        labels[17] = labels[17] with { Need = double.NaN };

        Refused(labels, "a label is not a number");
    }

    [Fact]
    public void Labels_of_chance_teach_nothing()
    {
        var random = new Random(5);
        List<CalibrationSample> labels = CalibrationSamples.Labels(300, seed: 1, _ => random.NextDouble());

        Refused(labels, "out of fold it ranks ");
    }

    [Fact]
    public void Labels_exchanged_against_the_shipped_weights_are_refused()
    {
        List<CalibrationSample> honest = ByShippedScore(flipped: false);

        Refused(ByShippedScore(flipped: true), "the labels contradict the shipped weights");
        Assert.DoesNotContain("contradict", CalibrationTrainer.Train(honest, 100).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_exchanged_against_the_calibration_in_force_are_refused()
    {
        CalibrationModel current = CalibrationTrainer.Fit(CalibrationSamples.Labels(300, seed: 1));

        CalibrationVerdict verdict = CalibrationTrainer.Train(
            CalibrationSamples.Labels(300, seed: 2, static need => 1 - need), 100, current);

        Assert.Null(verdict.Model);
        Assert.Contains("contradict", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_that_the_host_trusts_may_contradict()
        => Assert.NotNull(CalibrationTrainer.Train(ByShippedScore(flipped: true), 100, trustLabels: true).Model);

    private static List<CalibrationSample> ByShippedScore(bool flipped)
        => [.. CalibrationSamples.Labels(300, seed: 1).Select(sample => sample with
        {
            Need = flipped ? 1 - sample.Prompt.Features[^1] : sample.Prompt.Features[^1],
        })];

    private static void Refused(List<CalibrationSample> labels, string reason)
    {
        CalibrationVerdict verdict = CalibrationTrainer.Train(labels, minLabels: 100);

        Assert.Null(verdict.Model);
        Assert.Contains(reason, verdict.Reason, StringComparison.Ordinal);
    }
}
