namespace AvatarKit;

/// <summary>The lexicons by locale.</summary>
internal static class LexiconCatalog
{
    private static readonly Lexicon British = EnglishLexicon.Create() with { MonthFirst = false, DatePattern = "{0} {1} {2}" };
    private static readonly Lexicon English = EnglishLexicon.Create();
    private static readonly Lexicon German = GermanLexicon.Create();
    private static readonly Lexicon Spanish = SpanishLexicon.Create();
    private static readonly Lexicon LatinSpanish = SpanishLexicon.Create() with { Decimal = '.', Group = ',' };
    private static readonly Lexicon French = FrenchLexicon.Create();
    private static readonly Lexicon Italian = ItalianLexicon.Create();
    private static readonly Lexicon Portuguese = PortugueseLexicon.Create();

    /// <summary>Finds the lexicon of a locale.</summary>
    /// <param name="locale">A BCP-47 locale, any case, with <c>-</c> or <c>_</c>.</param>
    /// <returns>The lexicon; <see cref="Lexicon.Neutral"/> for a language without one.</returns>
    public static Lexicon Find(string locale)
    {
        int end = locale.AsSpan().IndexOfAny('-', '_');
        ReadOnlySpan<char> language = end < 0 ? locale : locale.AsSpan(0, end);
        ReadOnlySpan<char> rest = end < 0 ? default : locale.AsSpan(end + 1);
        if (language.Length != 2)
        {
            return Lexicon.Neutral;
        }

        Span<char> lower = stackalloc char[2];
        language.ToLowerInvariant(lower);
        return lower switch
        {
            "en" => rest.IsEmpty || Is(rest, "US") ? English : British,
            "de" => German,
            "es" => IsOneOf(rest, "MX US 419 GT HN NI PA PR DO SV PE") ? LatinSpanish : Spanish,
            "fr" => French,
            "it" => Italian,
            "pt" => Portuguese,
            _ => Lexicon.Neutral,
        };
    }

    private static bool Is(ReadOnlySpan<char> value, string name) => value.Equals(name, StringComparison.OrdinalIgnoreCase);

    // Countries that write Spanish numbers with a decimal point (CLDR 46).
    private static bool IsOneOf(ReadOnlySpan<char> region, string regions) =>
        region.Length >= 2 && regions.AsSpan().Contains(region, StringComparison.OrdinalIgnoreCase);
}
