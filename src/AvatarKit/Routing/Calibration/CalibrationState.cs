namespace AvatarKit;

/// <summary>A calibration in force. Immutable.</summary>
/// <param name="Version">Counts up with each training that was accepted.</param>
/// <param name="TrainedAt">When.</param>
/// <param name="Labels">On how many labels.</param>
/// <param name="Model">The model.</param>
/// <param name="NeedKnots">The needs of recent turns, by quantiles at equal steps.</param>
/// <param name="ScoreKnots">The shipped scores of the same turns.</param>
/// <param name="SafeBelow">Scores below this are safe for the simple tier; <see langword="null"/>: not known.</param>
internal sealed record CalibrationState(
    int Version, DateTimeOffset TrainedAt, int Labels, CalibrationModel Model, double[] NeedKnots, double[] ScoreKnots, double? SafeBelow)
{
    public const int Steps = 40;

    /// <summary>The score of a need: that which stands at the same place among the shipped scores. So a calibration changes which turns
    /// go to the strong tiers, not how many.</summary>
    public double ScoreOf(double need) => Math.Clamp(Quantiles.At(ScoreKnots, Quantiles.ShareBelow(NeedKnots, need)), 0, 1);

    public double ScoreOf(HashedPrompt prompt) => ScoreOf(Model.Need(prompt));
}
