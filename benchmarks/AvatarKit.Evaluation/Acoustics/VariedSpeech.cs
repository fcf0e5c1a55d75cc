namespace AvatarKit.Evaluation;

/// <summary>Speech that was changed at random.</summary>
/// <param name="Samples">Mono samples of 16 kHz.</param>
/// <param name="Speed">What times are to be divided by.</param>
/// <param name="Warp">What the frequencies of its spectrum are still to be multiplied with.</param>
internal readonly record struct VariedSpeech(float[] Samples, double Speed, double Warp);
