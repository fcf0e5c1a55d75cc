namespace AvatarKit;

/// <summary>What entries of a lexicon may be.</summary>
internal static class PronunciationRules
{
    private const int LongestWritten = 100;
    private const int LongestAlias = 500;
    private const int LongestPhones = 200;

    /// <summary>What is wrong with an entry, and what it takes; null where it is good.</summary>
    public static string? Problem(PronunciationEntry? entry) => entry switch
    {
        null => "is null.",
        { Written: null } or { Written.Length: 0 or > LongestWritten } => $"has a writing that is empty or longer than {LongestWritten} characters.",
        _ when !entry.Written.Any(char.IsLetterOrDigit) => "has a writing without a letter or digit; it takes a word.",
        _ when entry.Written.AsSpan().ContainsAny(PlainText.Phrase, PlainText.Break) 
            => "has a writing with U+FFFC or U+2029 in it, which are no text.",
        { Alias: null, Phones: null } => "has no pronunciation; it takes an alias or phones.",
        { Alias: { } alias } when alias.Length > LongestAlias || !alias.Any(char.IsLetterOrDigit)
            => $"has an alias without a letter or longer than {LongestAlias} characters.",
        { Phones: { } phones } when phones.Length > LongestPhones || !PhoneText.IsIpa(phones)
            => $"has phones that are not IPA or longer than {LongestPhones} characters; it takes such as 'təˈmɑːtəʊ'.",
        _ => null,
    };
}
