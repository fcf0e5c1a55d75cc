namespace AvatarKit;

/// <summary>What came of a training of the router's calibration.</summary>
/// <param name="IsAccepted">Whether the new calibration is in force; otherwise what was in force before still is.</param>
/// <param name="Reason">Why, for people, without user text.</param>
public sealed record CalibrationReport(bool IsAccepted, string Reason)
{
    /// <summary>The calibration in force after the training; 0: none, the shipped weights route.</summary>
    public int Version { get; init; }

    /// <summary>When it was trained.</summary>
    public DateTimeOffset TrainedAt { get; init; }

    /// <summary>How many labels it was trained on.</summary>
    public int Labels { get; init; }

    /// <summary>How well it ranks labels that it was not trained on, from 0 to 1; 0.5 is chance (APGR of RouteLLM, arXiv 2406.18665).</summary>
    /// <value><see langword="null"/> where it was refused before that could be measured.</value>
    public double? Quality { get; init; }

    /// <summary>How well the shipped weights rank the same labels.</summary>
    public double? ShippedQuality { get; init; }

    /// <summary>What the new calibration's named features weigh; the words of messages are known only by hashes.</summary>
    /// <value>Empty where it was refused.</value>
    public IReadOnlyDictionary<string, double> Weights { get; init; } = new Dictionary<string, double>();

    /// <summary>The score below which the labels say that answers of the simple tier keep <see cref="CalibrationOptions.QualityTarget"/>.</summary>
    /// <value><see langword="null"/>: no target is set, or there are too few labels.</value>
    public double? SafeBelow { get; init; }
}
