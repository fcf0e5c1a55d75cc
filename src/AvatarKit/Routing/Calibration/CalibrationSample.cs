namespace AvatarKit;

/// <summary>A turn of which it is known how much it needed a stronger model.</summary>
/// <param name="Prompt">What was asked.</param>
/// <param name="Need">From 0, the answer was good, to 1, it was useless. In evaluations the gain of the strong model, from -1 to 1.</param>
/// <param name="Weight">How much it counts.</param>
internal sealed record CalibrationSample(HashedPrompt Prompt, double Need, double Weight);
