using System.Collections.Frozen;

namespace AvatarKit;

/// <summary>Makes the lexicon of a language from what CLDR knows of it, and a few words of its own.</summary>
internal static class CldrLexicon
{
    // Dot, at, slash, dash, underscore, plus, colon, minus, and between the ends of a range.
    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>
    {
        ["ar"] = "نقطة|آت|شرطة_مائلة|شرطة|شرطة_سفلية|زائد|نقطتان|ناقص|إلى",
        ["cs"] = "tečka|zavináč|lomítko|pomlčka|podtržítko|plus|dvojtečka|minus|až",
        ["da"] = "punktum|snabel-a|skråstreg|bindestreg|understreg|plus|kolon|minus|til",
        ["fi"] = "piste|ät|kauttaviiva|viiva|alaviiva|plus|kaksoispiste|miinus|-",
        ["hi"] = "डॉट|ऐट|स्लैश|डैश|अंडरस्कोर|प्लस|कोलन|माइनस|से",
        ["hu"] = "pont|kukac|perjel|kötőjel|aláhúzás|plusz|kettőspont|mínusz|-",
        ["ja"] = "ドット|アットマーク|スラッシュ|ハイフン|アンダースコア|プラス|コロン|マイナス|から",
        ["nl"] = "punt|apenstaartje|slash|streepje|underscore|plus|dubbele_punt|min|tot",
        ["no"] = "punktum|krøllalfa|skråstrek|bindestrek|understrek|pluss|kolon|minus|til",
        ["pl"] = "kropka|małpa|ukośnik|myślnik|podkreślenie|plus|dwukropek|minus|do",
        ["ru"] = "точка|собака|слеш|тире|подчёркивание|плюс|двоеточие|минус|до",
        ["sv"] = "punkt|snabel-a|snedstreck|bindestreck|understreck|plus|kolon|minus|till",
        ["tr"] = "nokta|et|eğik_çizgi|tire|alt_çizgi|artı|iki_nokta|eksi|ila",
        ["uk"] = "крапка|собака|слеш|тире|підкреслення|плюс|двокрапка|мінус|до",
        ["zh"] = "点|艾特|斜杠|横杠|下划线|加|冒号|负|到",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly Dictionary<char, string> Signs = new() { ['$'] = "USD", ['€'] = "EUR", ['£'] = "GBP", ['¥'] = "JPY" };

    // What counts money in large numbers, in short.
    private static readonly FrozenDictionary<string, string> Magnitudes = new Dictionary<string, string>
    {
        ["sv"] = "mn=miljon|miljoner md=miljard|miljarder miljon=miljon miljoner=miljoner miljard=miljard miljarder=miljarder biljon=biljon "
            + "biljoner=biljoner",
        ["hu"] = "mrd=milliárd mrd.=milliárd millió=millió milliárd=milliárd",
        ["nl"] = "mln=miljoen mld=miljard miljoen=miljoen miljard=miljard",
        ["pl"] = "tys.=tysiąc|tysiące|tysięcy mln=milion|miliony|milionów mld=miliard|miliardy|miliardów",
        ["ru"] = "тыс=тысяча|тысячи|тысяч тыс.=тысяча|тысячи|тысяч млн=миллион|миллиона|миллионов млрд=миллиард|миллиарда|миллиардов",
        ["uk"] = "тис.=тисяча|тисячі|тисяч млн=мільйон|мільйони|мільйонів млрд=мільярд|мільярди|мільярдів",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // How money is written in short.
    private static readonly FrozenDictionary<string, string> Money = new Dictionary<string, string>
    {
        ["sv"] = "kr=SEK",
        ["da"] = "kr=DKK",
        ["no"] = "kr=NOK",
        ["pl"] = "zł=PLN",
        ["cs"] = "Kč=CZK",
        ["hu"] = "Ft=HUF",
        ["ru"] = "руб.=RUB р.=RUB долл.=USD",
        ["uk"] = "грн=UAH",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The lexicon of a language.</summary>
    /// <param name="language">What CLDR knows of it.</param>
    public static Lexicon Create(CldrLanguage language)
    {
        string name = language.Name.Split('-')[0];
        Words.TryGetValue(name, out string? table);
        string?[] words = table?.Replace('_', ' ').Split('|') ?? new string?[9];
        Dictionary<string, Unit> units = new(StringComparer.Ordinal);
        Dictionary<string, Unit> named = new(StringComparer.Ordinal);
        foreach (CldrUnit unit in language.Units)
        {
            var forms = Unit.Of(unit.Forms);
            named[unit.Name] = forms;
            foreach (string key in unit.Keys)
            {
                units.TryAdd(key, forms);
            }
        }

        string[] months = [.. language.Months.Select(static month => month[0])];
        return new Lexicon
        {
            Language = name,
            Decimal = language.DecimalSign == "," ? ',' : '.',
            Group = language.DecimalSign == "," ? '.' : ',',
            Dot = words[0],
            At = words[1],
            Slash = words[2],
            Dash = words[3],
            Underscore = words[4],
            Plus = words[5],
            Colon = words[6],
            Minus = words[7],
            To = words[8],
            Symbols = Symbols(words[5], named),
            Percent = named.TryGetValue("concentr-percent", out Unit percent) ? percent.Many : null,
            Months = months,
            MonthNames = Names(language.Months),
            HasDottedDays = language.DecimalSign == ",",
            SaysLargeNumbers = true,
            SaysDecimals = name != "hu",
            Units = units.ToFrozenDictionary(StringComparer.Ordinal),
            Currencies = Currencies(language),
            Abbreviations = LexiconTable.Abbreviations(AbbreviationTables.Others.GetValueOrDefault(name, "")),
            Magnitudes = LexiconTable.Units(Magnitudes.GetValueOrDefault(name, "")),
            Verbalizer = new Lazy<Verbalizer>(() => new CldrVerbalizer(new NumberWords(language), ShapeOf(name, named))),
        };
    }

    private static FrozenDictionary<char, string> Symbols(string? plus, Dictionary<string, Unit> units)
    {
        Dictionary<char, string> symbols = [];
        if (plus is not null)
        {
            symbols['+'] = plus;
        }

        if (units.TryGetValue("concentr-percent", out Unit percent))
        {
            symbols['%'] = percent.One;
        }

        return symbols.ToFrozenDictionary();
    }

    private static CldrShape ShapeOf(string name, Dictionary<string, Unit> units) => name switch
    {
        "ru" => new CldrShape
        {
            ZeroWholes = "ноль целых ", OneOfThousand = "одна тысяча",
            OrdinalDays = "neuter-genitive", SaysYears = true, Hours = units["duration-hour"], Minutes = units["duration-minute"], Seconds =
                units["duration-second"],
        },
        "uk" or "be" => new CldrShape { OrdinalDays = "neuter-genitive", SaysYears = true, Hours = units["duration-hour"], Minutes =
            units["duration-minute"] },
        "hu" => new CldrShape
        {
            IsYearFirst = true, DaysAreTheMonths = true, EndingOfOrdinals = "ik",
            Hours = units["duration-hour"], Minutes = units["duration-minute"], Seconds = units["duration-second"],
        },
        "sv" => new CldrShape
        {
            OrdinalDays = "feminine", SaysYears = true, OneBeforeLarge = "en", SaysYearsInPairs = true,
            Shortened = new Dictionary<string, string> { ["etthundra"] = "hundra", ["ettusen"] = "tusen" },
        },
        "da" or "no" or "nn" or "nb" => new CldrShape { OrdinalDays = "feminine", SaysYears = true },
        "pl" or "cs" or "sk" or "fi" => new CldrShape { OrdinalDays = "masculine" },
        "ja" or "zh" or "yue" or "ko" => new CldrShape { IsYearFirst = true },
        _ => new CldrShape(),
    };

    private static FrozenDictionary<string, int> Names(IReadOnlyList<IReadOnlyList<string>> months)
    {
        Dictionary<string, int> names = new(StringComparer.OrdinalIgnoreCase);
        foreach ((int i, IReadOnlyList<string> forms) in months.Index())
        {
            foreach (string form in forms)
            {
                names.TryAdd(form, i + 1);
            }
        }

        return names.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static FrozenDictionary<string, Currency> Currencies(CldrLanguage language)
    {
        Dictionary<string, Currency> currencies = new(StringComparer.Ordinal);
        foreach (string entry in Money.GetValueOrDefault(language.Name, "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = entry.Split('=');
            if (language.Currency(parts[1]) is { } known)
            {
                currencies[parts[0]] = new Currency(CurrencyReader.BySign(known), null);
            }
        }

        foreach ((char sign, string code) in Signs)
        {
            if (language.Currency(code) is { } name)
            {
                currencies[sign.ToString()] = new Currency(CurrencyReader.BySign(name), null);
            }
        }

        return currencies.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
