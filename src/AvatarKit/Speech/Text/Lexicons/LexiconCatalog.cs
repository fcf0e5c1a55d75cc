using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace AvatarKit;

/// <summary>The lexicons by locale.</summary>
internal static class LexiconCatalog
{
    private static readonly ConcurrentDictionary<string, Lexicon> Others = new(StringComparer.OrdinalIgnoreCase);

    // Each is made when it is first asked for: the tables of one language are some milliseconds' work.
    private static readonly Lazy<Lexicon> English = new(static () => EnglishLexicon.Create() with
    {
        Verbalizer = Says("en", static numbers => new EnglishVerbalizer(numbers)),
    });

    private static readonly Lazy<Lexicon> British = new(static () => English.Value with { MonthFirst = false });

    private static readonly Lazy<Lexicon> German = new(static () => GermanLexicon.Create() with
    {
        Verbalizer = Says("de", static numbers => new GermanVerbalizer(numbers)),
    });

    private static readonly Lazy<Lexicon> SwissGerman = new(static () => German.Value with
    {
        Verbalizer = Says("de-CH", static numbers => new GermanVerbalizer(numbers)),
        Currencies = With(German.Value.Currencies, "Fr.", new Currency(new Unit("Franken", "Franken"), new Unit("Rappen", "Rappen"))),
    });

    private static readonly Currency Peso = new(new Unit("peso", "pesos"), new Unit("centavo", "centavos"));

    private static readonly Lazy<Lexicon> Spanish = new(static () => SpanishLexicon.Create() with
    {
        Verbalizer = Says("es", static numbers => new SpanishVerbalizer(numbers)),
    });

    private static readonly Lazy<Lexicon> LatinSpanish = new(static () => Spanish.Value with { Decimal = '.', DecimalWord = "punto", Group = ',' });

    private static readonly Lazy<Lexicon> PesoSpanish = new(static () => Spanish.Value with
    {
        Currencies = With(Spanish.Value.Currencies, "$", Peso),
    });

    private static readonly Lazy<Lexicon> MexicanSpanish = new(static () => LatinSpanish.Value with
    {
        Currencies = With(LatinSpanish.Value.Currencies, "$", Peso),
    });

    private static readonly Lazy<Lexicon> French = new(static () => FrenchLexicon.Create() with
    {
        Verbalizer = Says("fr", static numbers => new FrenchVerbalizer(numbers)),
    });

    private static readonly Lazy<Lexicon> BelgianFrench = new(static () => French.Value with
    {
        Verbalizer = Says("fr-BE", static numbers => new FrenchVerbalizer(numbers)),
    });

    private static readonly Lazy<Lexicon> SwissFrench = new(static () => French.Value with
    {
        Verbalizer = Says("fr-CH", static numbers => new FrenchVerbalizer(numbers)),
    });

    private static readonly Lazy<Lexicon> Italian = new(static () => ItalianLexicon.Create() with
    {
        Verbalizer = Says("it", static numbers => new ItalianVerbalizer(numbers)),
    });

    private static readonly Lazy<Lexicon> Portuguese = new(static () => PortugueseLexicon.Create() with
    {
        Verbalizer = Says("pt", static numbers => new PortugueseVerbalizer(numbers)),
    });

    private static readonly Lazy<Lexicon> EuropeanPortuguese = new(static () => Portuguese.Value with
    {
        SaysLargeNumbers = true,
        Verbalizer = Says("pt-PT", static numbers => new PortugueseVerbalizer(numbers)),
    });

    /// <summary>Finds the lexicon of a locale.</summary>
    /// <param name="locale">A BCP-47 locale, any case, with <c>-</c> or <c>_</c>.</param>
    /// <returns>The lexicon; <see cref="Lexicon.Neutral"/> for a language without one.</returns>
    public static Lexicon Find(string locale)
    {
        int end = locale.AsSpan().IndexOfAny('-', '_');
        ReadOnlySpan<char> language = end < 0 ? locale : locale.AsSpan(0, end);
        ReadOnlySpan<char> rest = end < 0 ? default : locale.AsSpan(end + 1);
        if (language.Length is not (2 or 3))
        {
            return Lexicon.Neutral;
        }

        Span<char> lower = stackalloc char[3];
        lower = lower[..language.Length];
        language.ToLowerInvariant(lower);
        return lower switch
        {
            "en" => (rest.IsEmpty || Is(rest, "US") ? English : British).Value,
            "de" => (IsOneOf(rest, "CH LI") ? SwissGerman : German).Value,
            "es" => FindSpanish(rest).Value,
            "fr" => (Is(rest, "BE") ? BelgianFrench : Is(rest, "CH") ? SwissFrench : French).Value,
            "it" => Italian.Value,
            "pt" => (rest.IsEmpty || Is(rest, "BR") ? Portuguese : EuropeanPortuguese).Value,
            _ => FindOther(locale.Replace('_', '-')),
        };
    }

    private static Lazy<Lexicon> FindSpanish(ReadOnlySpan<char> region)
    {
        if (IsOneOf(region, "MX DO"))
        {
            return MexicanSpanish;
        }

        return IsOneOf(region, "AR CL CO CU UY") ? PesoSpanish : IsOneOf(region, "US 419 GT HN NI PA PR SV PE") ? LatinSpanish : Spanish;
    }

    private static Lexicon FindOther(string locale)
        => CldrLanguage.Find(locale) is { } known
            ? Others.GetOrAdd(known.Name, static (_, language) => CldrLexicon.Create(language), known)
            : Lexicon.Neutral;

    private static FrozenDictionary<string, Currency> With(FrozenDictionary<string, Currency> currencies, string sign, Currency currency)
        => currencies.Where(one => one.Key != sign).Append(new(sign, currency)).ToFrozenDictionary(StringComparer.Ordinal);

    private static Lazy<Verbalizer> Says(string name, Func<NumberWords, Verbalizer> create)
        => new(() => create(new NumberWords(CldrLanguage.Find(name) ?? throw new InvalidOperationException($"There is no data of '{name}'."))));

    private static bool Is(ReadOnlySpan<char> value, string name) => value.Equals(name, StringComparison.OrdinalIgnoreCase);

    // Countries that write Spanish numbers with a decimal point (CLDR 46).
    private static bool IsOneOf(ReadOnlySpan<char> region, string regions) =>
        region.Length >= 2 && regions.AsSpan().Contains(region, StringComparison.OrdinalIgnoreCase);
}
