namespace AvatarKit;

/// <summary>Makes of a verdict what is in force, and what is told.</summary>
internal static class CalibrationReports
{
    private const int FewTurns = 50;

    /// <summary>The state of a model: its scores are told by recent turns, or where there are few, by the labels.</summary>
    public static CalibrationState State(
        CalibrationVerdict verdict, int version, DateTimeOffset now, IReadOnlyList<CalibrationSample> samples, IReadOnlyList<HashedPrompt> traffic)
    {
        IReadOnlyList<HashedPrompt> prompts = traffic.Count >= FewTurns ? traffic : [.. samples.Select(static sample => sample.Prompt)];
        CalibrationModel model = verdict.Model!;
        return new CalibrationState(
            version,
            now,
            samples.Count,
            model,
            Quantiles.Knots(prompts.Select(model.Need), CalibrationState.Steps),
            Quantiles.Knots(prompts.Select(static prompt => prompt.Features[^1]), CalibrationState.Steps),
            SafeBelow: null);
    }

    public static CalibrationReport Accepted(CalibrationVerdict verdict, CalibrationState state) => new(true, verdict.Reason)
    {
        Version = state.Version,
        TrainedAt = state.TrainedAt,
        Labels = state.Labels,
        Quality = Known(verdict.Reached),
        ShippedQuality = Known(verdict.Reference),
        SafeBelow = state.SafeBelow,
        Weights = CalibrationFeatures.Names.Index().ToDictionary(static name => name.Item, name => state.Model.Features[name.Index]),
    };

    public static CalibrationReport Refused(CalibrationVerdict verdict, CalibrationState? current, DateTimeOffset now, int labels, double? safe)
        => new(false, verdict.Reason)
        {
            Version = current?.Version ?? 0,
            TrainedAt = now,
            Labels = labels,
            Quality = Known(verdict.Reached),
            ShippedQuality = Known(verdict.Reference),
            SafeBelow = safe,
        };

    private static double? Known(double value) => double.IsNaN(value) ? null : value;
}
