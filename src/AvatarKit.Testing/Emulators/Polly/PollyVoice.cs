namespace AvatarKit.Testing;

/// <summary>A voice as DescribeVoices tells of it.</summary>
internal sealed record PollyVoice(string Id, bool IsFemale, string Language, string LanguageName, string[] Engines, string[] AdditionalLanguages);
