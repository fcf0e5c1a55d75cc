namespace AvatarKit.Evaluation;

/// <summary>A text, and what a person would say for it.</summary>
/// <param name="Locale">Its language and country.</param>
/// <param name="Class">What it is about: cardinal, date, money.</param>
/// <param name="Written">As an answer has it.</param>
/// <param name="Said">Every way of saying it that is right.</param>
internal sealed record ReadCase(string Locale, string Class, string Written, IReadOnlyList<string> Said);
