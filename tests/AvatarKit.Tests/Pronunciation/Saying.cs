namespace AvatarKit.Tests.Pronunciation;

/// <summary>What a text sounds like, for tests to read.</summary>
internal static class Saying
{
    /// <summary>The phones of all words, a space between words.</summary>
    public static string Of(string text, string locale) =>
        string.Join(' ', Pronouncer.Pronounce(text, locale).Select(static word => string.Concat(word.Phones)));
}
