namespace AvatarKit;

/// <summary>Finds currencies: the signs and short forms of a language, and every ISO 4217 code.</summary>
internal static class CurrencyReader
{
    /// <summary>The longest way to write one.</summary>
    public const int Longest = 3;

    /// <summary>The longest short form of a language.</summary>
    public const int LongestShort = 5;

    // Codes that are words in small letters.
    private const string Words =
        " all amd ang bam bob cad cop cup dop fun gel kid lak led mad mop mur pen php pop ron sar sek set sos tnd top try tops vat was won "
            + "zar mil mas mai ";

    // How currencies begin that CLDR names with the country before them.
    private static readonly HashSet<string> Nouns =
        ["doll", "Doll", "pund", "funt", "font", "pond", "dola", "yen", "euro", "rubl", "lira", "рубл", "грив", "kron", "koru", "крон"];

    // What several countries' currencies are called, in the Romance languages.
    private static readonly HashSet<string> Shared =
    [
        "peso", "dólar", "dollar", "dollaro", "libra", "livre", "lira", "sterlina", "franco", "franc", "corona", "couronne", "coroa", "rupia",
        "roupie", "dinar", "dinaro", "dirham", "dírham", "dirrã", "rial", "riyal", "riyāl", "chelín", "shilling", "scellino", "xelim", "rublo",
        "rouble", "colón", "colon", "colom", "leu", "léu", "leone", "marco", "mark", "manat", "florín", "florin", "fiorino", "florim", "lev",
        "pataca", "afgani", "som", "tala", "kuna", "kip", "unità", "unidad", "unité", "unidade",
    ];

    // The currencies whose sign stands for no other.
    private static readonly Dictionary<char, string> Signs = new()
    {
        ['₩'] = "KRW", ['₡'] = "CRC", ['₽'] = "RUB", ['₺'] = "TRY", ['₪'] = "ILS", ['₫'] = "VND", ['₱'] = "PHP", ['₴'] = "UAH", ['₦'] = "NGN",
        ['₲'] = "PYG", ['₸'] = "KZT", ['₾'] = "GEL", ['₼'] = "AZN", ['₮'] = "MNT", ['₭'] = "LAK", ['฿'] = "THB", ['₵'] = "GHS", ['₹'] = "INR",
    };

    /// <summary>Reads a currency.</summary>
    /// <param name="context">The text.</param>
    /// <param name="at">Where it begins.</param>
    /// <param name="length">How long it is.</param>
    /// <param name="currency">The currency.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryRead(SpeakableContext context, int at, int length, out Currency currency)
    {
        ReadOnlySpan<char> token = context.Text.Slice(at, length);
        if (context.Lexicon.Currencies.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(token, out currency))
        {
            return true;
        }

        // "r$" and "us$" are "R$" and "US$".
        if (token is [>= 'a' and <= 'z', .., '$'])
        {
            return context.Lexicon.Currencies.TryGetValue(token.ToString().ToUpperInvariant(), out currency);
        }

        if (context.Lexicon.Verbalizer is not { } says)
        {
            return false;
        }

        Unit? name = null;
        if (length == 1 && Signs.TryGetValue(token[0], out string? code) && says.Value.Currency(code) is { } known)
        {
            name = BySign(known);
        }
        else if (length == Longest && IsCode(token))
        {
            name = says.Value.Currency(token) is not { } full ? null
                : context.Lexicon.Language is "es" or "fr" or "it" or "pt" && IsOneCountrys(full.One) ? BySign(full) : full;
        }

        currency = name is { } found ? new Currency(found, null) : default;
        return name is not null;
    }

    /// <summary>What a currency is called where its sign does not say whose it is: "colones", not "colones costarricenses".</summary>
    public static Unit BySign(Unit name)
    {
        return new Unit(Noun(name.One), Noun(name.Many), name.Forms?.ToDictionary(static form => form.Key, static form => Noun(form.Value)));

        // The country stands after the noun, or before it: "доллар США", "amerikansk dollar".
        static string Noun(string words)
        {
            string[] parts = words.Split(' ', '-');
            string last = parts[^1];
            if (parts.Length > 1 && Nouns.Contains(last[..Math.Min(4, last.Length)]))
            {
                return last;
            }

            return char.IsLower(parts[0][0]) ? parts[0] : words;
        }
    }

    // "quetzal guatemalteco": no other country has quetzales.
    private static bool IsOneCountrys(string name)
    {
        string[] parts = name.Split(' ');
        return parts.Length == 2 && !Shared.Contains(parts[0]);
    }

    private static bool IsCode(ReadOnlySpan<char> token)
    {
        foreach (char c in token)
        {
            if (!char.IsAsciiLetter(c) || char.IsAsciiLetterUpper(c) != char.IsAsciiLetterUpper(token[0]))
            {
                return false;
            }
        }

        return char.IsAsciiLetterUpper(token[0]) || !Words.AsSpan().Contains($" {token} ", StringComparison.Ordinal);
    }
}
