namespace AvatarKit;

/// <summary>What a voice costs.</summary>
/// <param name="PerMillionCharacters">USD per million characters spoken.</param>
public sealed record SpeechPrice(decimal PerMillionCharacters);
