namespace AvatarKit;

/// <summary>The sounds of languages by locale, each read when it is first asked for. Thread-safe.</summary>
internal static class SoundCatalog
{
    private static readonly Lazy<WordSounds> American = new(static () => new EnglishSounds(PronouncingDictionary.English, dropsR: false));
    private static readonly Lazy<WordSounds> British = new(static () => new EnglishSounds(PronouncingDictionary.English, dropsR: true));
    private static readonly Lazy<WordSounds> German = new(static () => new SoundRules(GermanSounds.Table));
    private static readonly Lazy<WordSounds> Castilian = new(static () => new SoundRules(SpanishSounds.Castilian, SpanishSounds.Common));
    private static readonly Lazy<WordSounds> Spanish = new(static () => new SoundRules(SpanishSounds.Common));
    private static readonly Lazy<WordSounds> French = new(static () => new SoundRules(FrenchSounds.Table));
    private static readonly Lazy<WordSounds> Italian = new(static () => new SoundRules(ItalianSounds.Table));
    private static readonly Lazy<WordSounds> Portuguese = new(static () => new SoundRules(PortugueseSounds.European, PortugueseSounds.Common));
    private static readonly Lazy<WordSounds> Brazilian = new(static () => new SoundRules(PortugueseSounds.Brazilian, PortugueseSounds.Common));

    /// <summary>Finds the sounds of a locale.</summary>
    /// <param name="locale">A BCP-47 locale, any case, with <c>-</c> or <c>_</c>.</param>
    /// <returns>The sounds; those of letters for a language without rules.</returns>
    public static WordSounds Find(string? locale)
    {
        ReadOnlySpan<char> name = locale;
        int end = name.IndexOfAny('-', '_');
        ReadOnlySpan<char> language = end < 0 ? name : name[..end];
        ReadOnlySpan<char> region = end < 0 ? default : name[(end + 1)..];
        return Is(language, "en") ? (IsOneOf(region, "GB AU NZ ZA") ? British : American).Value
            : Is(language, "de") ? German.Value
            : Is(language, "es") ? (region.IsEmpty || Is(region, "ES") ? Castilian : Spanish).Value
            : Is(language, "fr") ? French.Value
            : Is(language, "it") ? Italian.Value
            : Is(language, "pt") ? (Is(region, "BR") ? Brazilian : Portuguese).Value
            : LetterSounds.Any;
    }

    private static bool IsOneOf(ReadOnlySpan<char> region, string regions) =>
        region.Length == 2 && regions.AsSpan().Contains(region, StringComparison.OrdinalIgnoreCase);

    private static bool Is(ReadOnlySpan<char> value, string name) => value.Equals(name, StringComparison.OrdinalIgnoreCase);
}
