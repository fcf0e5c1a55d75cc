namespace AvatarKit;

/// <summary>A voice in its place.</summary>
/// <param name="Voice">The voice.</param>
/// <param name="Key">Who is called, for its resilience pipeline.</param>
/// <param name="TakesVoiceNames">Whether it knows the voices that are asked for by name.</param>
internal readonly record struct ChainedVoice(ISpeechSynthesizer Voice, ProviderKey Key, bool TakesVoiceNames);
