namespace AvatarKit.Testing;

/// <summary>A sound of speech, in milliseconds.</summary>
internal readonly record struct SpeechSound(char Symbol, int Start, int End);
