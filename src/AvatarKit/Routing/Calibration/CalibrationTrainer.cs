namespace AvatarKit;

/// <summary>Trains a calibration, and refuses one that is no better than what it would replace.</summary>
internal static class CalibrationTrainer
{
    private const int Folds = 5;

    private static readonly double[] Penalties = [1, 3, 10, 30];

    /// <summary>Fits with the penalty that predicts best out of fold.</summary>
    public static CalibrationModel Fit(IReadOnlyList<CalibrationSample> samples)
        => new RidgeFit(samples).Solve(BestOf(samples).Penalty);

    /// <summary>Trains on labels and judges the result by labels it was not trained on.</summary>
    /// <param name="samples">The labels.</param>
    /// <param name="minLabels">How many it takes.</param>
    /// <param name="current">What is in force; <see langword="null"/>: the shipped weights alone.</param>
    /// <param name="trustLabels">Whether labels may contradict what is in force.</param>
    public static CalibrationVerdict Train(
        IReadOnlyList<CalibrationSample> samples, int minLabels, CalibrationModel? current = null, bool trustLabels = false)
    {
        double[] needs = [.. samples.Select(static sample => sample.Need)];
        if (Fault(needs, minLabels) is { } fault)
        {
            return CalibrationVerdict.Refused(fault);
        }

        double reference = RankQuality.Apgr([.. samples.Select(static sample => sample.Prompt.Features[^1])], needs);
        double inForce = current is null ? reference : RankQuality.Apgr([.. samples.Select(sample => current.Need(sample.Prompt))], needs);
        double chance = RankQuality.ChanceDeviation(needs);

        // Three deviations: of a thousand honest trainings one is refused.
        if (!trustLabels && inForce < 0.5 - (3 * chance))
        {
            string what = current is null ? "the shipped weights" : "the calibration in force";
            return CalibrationVerdict.Refused(
                FormattableString.Invariant($"the labels contradict {what} ({inForce:0.000}, where chance reaches 0.5 ± {chance:0.000}): ")
                + "good and bad may be exchanged; where they are not, train once with trustLabels") with { Reference = reference };
        }

        PenaltyChoice best = BestOf(samples);
        double reached = RankQuality.Apgr(best.OutOfFold, needs);
        string found = FormattableString.Invariant($"({reached:0.000}) than the shipped weights ({reference:0.000})");
        var verdict = new CalibrationVerdict(null, $"out of fold it ranks no better {found}") { Reached = reached, Reference = reference };
        if (reached <= reference)
        {
            return verdict;
        }

        double hardly = 0.5 + (2 * chance);
        return reached < hardly
            ? verdict with
            {
                Reason = FormattableString.Invariant($"out of fold it ranks hardly better than chance ({reached:0.000} of {hardly:0.000})"),
            }
            : verdict with
            {
                Model = new RidgeFit(samples).Solve(best.Penalty), OutOfFold = best.OutOfFold, Reason = $"out of fold it ranks better {found}",
            };
    }

    private static string? Fault(double[] needs, int minLabels)
    {
        if (needs.Any(static need => !double.IsFinite(need)))
        {
            return "a label is not a number";
        }

        if (needs.Length < minLabels)
        {
            return $"there are {needs.Length} labels; it takes {minLabels}";
        }

        return needs.Max() - needs.Min() < 1e-9 ? "all labels are equal: there is nothing to tell apart" : null;
    }

    private static PenaltyChoice BestOf(IReadOnlyList<CalibrationSample> samples)
        => Penalties.Select(penalty => OutOfFold(samples, penalty)).MinBy(static choice => choice.Error)!;

    private static PenaltyChoice OutOfFold(IReadOnlyList<CalibrationSample> samples, double penalty)
    {
        double[] predicted = new double[samples.Count];
        double error = 0;
        for (int fold = 0; fold < Folds; fold++)
        {
            CalibrationModel model = new RidgeFit([.. samples.Where((_, i) => i % Folds != fold)]).Solve(penalty);
            for (int i = fold; i < samples.Count; i += Folds)
            {
                predicted[i] = model.Need(samples[i].Prompt);
                error += samples[i].Weight * Math.Pow(predicted[i] - samples[i].Need, 2);
            }
        }

        return new PenaltyChoice(penalty, error, predicted);
    }

    private sealed record PenaltyChoice(double Penalty, double Error, double[] OutOfFold);
}
