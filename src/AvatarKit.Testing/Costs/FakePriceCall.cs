namespace AvatarKit.Testing;

/// <summary>A recorded question to a <see cref="FakePriceBook"/>.</summary>
/// <param name="Name">The model id, the speech provider or the resource.</param>
/// <param name="IsSpeech">Whether the price of a voice was asked for.</param>
/// <param name="At">The moment the price was to be valid.</param>
public sealed record FakePriceCall(string Name, bool IsSpeech, DateTimeOffset At)
{
    /// <summary>Whether the price of a resource was asked for.</summary>
    public bool IsResource { get; init; }
}
