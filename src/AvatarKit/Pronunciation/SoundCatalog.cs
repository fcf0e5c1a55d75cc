namespace AvatarKit;

/// <summary>The sounds of languages by locale, each read when it is first asked for. Thread-safe.</summary>
internal static class SoundCatalog
{
    private static readonly SoundRules EnglishNames = new(CharacterNames.English);
    private static readonly SoundRules GermanNames = new(CharacterNames.German);
    private static readonly SoundRules SpanishNames = new(CharacterNames.Spanish);
    private static readonly SoundRules FrenchNames = new(CharacterNames.French);
    private static readonly SoundRules ItalianNames = new(CharacterNames.Italian);
    private static readonly SoundRules PortugueseNames = new(CharacterNames.Portuguese);

    private static readonly Language Any = new(LetterSounds.Any, EnglishNames);
    private static readonly Lazy<Language> American =
        new(static () => new Language(new EnglishSounds(PronouncingDictionary.English, dropsR: false), EnglishNames));
    private static readonly Lazy<Language> British =
        new(static () => new Language(new EnglishSounds(PronouncingDictionary.English, dropsR: true), EnglishNames));
    private static readonly Lazy<Language> German = new(static () => new Language(new SoundRules(GermanSounds.Table), GermanNames));
    private static readonly Lazy<Language> Castilian =
        new(static () => new Language(new SoundRules(SpanishSounds.Castilian, SpanishSounds.Common), SpanishNames));
    private static readonly Lazy<Language> Spanish = new(static () => new Language(new SoundRules(SpanishSounds.Common), SpanishNames));
    private static readonly Lazy<Language> French = new(static () => new Language(new SoundRules(FrenchSounds.Table), FrenchNames));
    private static readonly Lazy<Language> Italian = new(static () => new Language(new SoundRules(ItalianSounds.Table), ItalianNames));
    private static readonly Lazy<Language> Portuguese =
        new(static () => new Language(new SoundRules(PortugueseSounds.European, PortugueseSounds.Common), PortugueseNames));
    private static readonly Lazy<Language> Brazilian =
        new(static () => new Language(new SoundRules(PortugueseSounds.Brazilian, PortugueseSounds.Common), PortugueseNames));

    /// <summary>Every language that has a spelling of its own here.</summary>
    public static IEnumerable<Language> All => [
        American.Value, British.Value, German.Value, Castilian.Value, Spanish.Value, French.Value, Italian.Value, Portuguese.Value,
        Brazilian.Value,
    ];

    /// <summary>Finds the sounds of a locale.</summary>
    /// <param name="locale">A BCP-47 locale, any case, with <c>-</c> or <c>_</c>.</param>
    /// <returns>The sounds; those of letters for a language without rules.</returns>
    public static Language Find(string? locale)
    {
        ReadOnlySpan<char> name = locale;
        int end = name.IndexOfAny('-', '_');
        ReadOnlySpan<char> language = end < 0 ? name : name[..end];
        ReadOnlySpan<char> region = end < 0 ? default : name[(end + 1)..];
        if (language.Length != 2)
        {
            return Any;
        }

        Span<char> lower = stackalloc char[2];
        language.ToLowerInvariant(lower);
        return lower switch
        {
            "en" => (IsOneOf(region, "GB AU NZ ZA") ? British : American).Value,
            "de" => German.Value,
            "es" => (region.IsEmpty || Is(region, "ES") ? Castilian : Spanish).Value,
            "fr" => French.Value,
            "it" => Italian.Value,
            "pt" => (Is(region, "BR") ? Brazilian : Portuguese).Value,
            _ => Any,
        };
    }

    private static bool IsOneOf(ReadOnlySpan<char> region, string regions) =>
        region.Length == 2 && regions.AsSpan().Contains(region, StringComparison.OrdinalIgnoreCase);

    private static bool Is(ReadOnlySpan<char> value, string name) => value.Equals(name, StringComparison.OrdinalIgnoreCase);
}
