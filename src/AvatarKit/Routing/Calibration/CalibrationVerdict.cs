namespace AvatarKit;

/// <summary>What came of training.</summary>
/// <param name="Model">The calibration; <see langword="null"/> where it was refused.</param>
/// <param name="Reason">Why, for people, without user text.</param>
internal sealed record CalibrationVerdict(CalibrationModel? Model, string Reason)
{
    /// <summary>How well it ranks labels that it was not trained on; not a number where that was not tried.</summary>
    public double Reached { get; init; } = double.NaN;

    /// <summary>Whether the labels are what labels can be, whatever was learned from them.</summary>
    public bool IsTrusted => !double.IsNaN(Reached);

    /// <summary>How well the shipped weights rank them.</summary>
    public double Reference { get; init; } = double.NaN;

    /// <summary>The need of each label, estimated by those of the other folds.</summary>
    public IReadOnlyList<double> OutOfFold { get; init; } = [];

    public static CalibrationVerdict Refused(string reason) => new(null, reason);
}
