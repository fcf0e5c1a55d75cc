namespace AvatarKit.Aws;

/// <summary>Who speaks a request.</summary>
/// <param name="Info">The voice as the host knows it.</param>
/// <param name="VoiceId">The voice's id on the wire.</param>
/// <param name="Engine">The engine it speaks with.</param>
/// <param name="LanguageCode">The language to ask for; <see langword="null"/>: its own.</param>
internal sealed record PollySpeaker(VoiceInfo Info, string VoiceId, PollyEngine Engine, string? LanguageCode = null);
