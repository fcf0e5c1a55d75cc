namespace AvatarKit.Evaluation;

/// <summary>A person with the voices that were made of them.</summary>
internal sealed record Speaker(string Name, string Locale, IReadOnlyList<string> Voices);
