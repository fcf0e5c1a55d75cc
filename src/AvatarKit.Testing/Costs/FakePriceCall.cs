namespace AvatarKit.Testing;

/// <summary>A recorded question to a <see cref="FakePriceBook"/>.</summary>
/// <param name="Name">The model id or the speech provider.</param>
/// <param name="IsSpeech">Whether the price of a voice was asked for.</param>
/// <param name="At">The moment the price was to be valid.</param>
public sealed record FakePriceCall(string Name, bool IsSpeech, DateTimeOffset At);
