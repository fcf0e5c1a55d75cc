namespace AvatarKit;

/// <summary>An abbreviation's words.</summary>
/// <param name="Words">What is said.</param>
/// <param name="Rule">When.</param>
/// <param name="MayEnd">Whether a sentence may end with it.</param>
internal readonly record struct Abbreviation(string Words, AbbreviationRule Rule, bool MayEnd = false);
