using System.Globalization;

namespace AvatarKit;

/// <summary>A language's number words, by form. Thread-safe.</summary>
/// <param name="language">What Unicode CLDR knows of it.</param>
internal sealed class NumberWords(CldrLanguage language)
{
    private const int SmallNumbers = 128;
    private const string Cardinals = "spellout-cardinal";
    private const string Ordinals = "spellout-ordinal";
    private const string Years = "spellout-numbering-year";
    private const string Numbers = "spellout-numbering";

    // What prices, hours and weights are counted in: their words are found once.
    private readonly string?[] small = new string?[SmallNumbers * ((int)NumberForm.EndingM + 1)];

    /// <summary>A whole number.</summary>
    public string Cardinal(long number, NumberForm form = NumberForm.Alone) => form switch
    {
        NumberForm.Masculine => Say(number, $"{Cardinals}-masculine", Cardinals, Numbers),
        NumberForm.Feminine => Say(number, $"{Cardinals}-feminine", Cardinals, Numbers),
        _ => Say(number, Numbers, Cardinals, $"{Cardinals}-masculine"),
    };

    /// <summary>A whole number in digits where a voice reads them right by itself: where its words are the same whatever they go with.</summary>
    public string Digits(long number, NumberForm form)
    {
        if (number is < 0 or >= SmallNumbers)
        {
            return FindDigits(number, form);
        }

        ref string? known = ref small[((int)form * SmallNumbers) + (int)number];
        return known ??= FindDigits(number, form);
    }

    /// <summary>An ordinal.</summary>
    public string Ordinal(long number, NumberForm form = NumberForm.Masculine) => form switch
    {
        NumberForm.Feminine => Say(number, $"{Ordinals}-feminine", Ordinals),
        NumberForm.BeforeMasculine => Say(number, $"{Ordinals}-masculine-adjective", $"{Ordinals}-masculine", Ordinals),
        NumberForm.EndingN => Say(number, $"{Ordinals}-n", Ordinals),
        NumberForm.EndingR => Say(number, $"{Ordinals}-r", Ordinals),
        NumberForm.EndingS => Say(number, $"{Ordinals}-s", Ordinals),
        NumberForm.EndingM => Say(number, $"{Ordinals}-m", Ordinals),
        _ => Say(number, $"{Ordinals}-masculine", Ordinals),
    };

    /// <summary>A number as it is written, its minus and decimals in words too; null where the language has no words for it.</summary>
    public string? Number(SpelloutNumber number)
        => language.Numbers.TrySay(Numbers, number, out string? words) || language.Numbers.TrySay(Cardinals, number, out words) ? words : null;

    /// <summary>An ordinal by the name of its set, such as <c>masculine-genitive</c>.</summary>
    public string? Ordinal(long number, string set) => language.Numbers.TrySay($"{Ordinals}-{set}", number, out string? words) ? words : null;

    /// <summary>The form of a noun that goes with a number.</summary>
    public string Noun(SpelloutNumber number, Unit noun)
        => noun.Forms is { } forms && forms.TryGetValue(language.Plurals.CategoryOf(number), out string? form) ? form : noun.Many;

    /// <summary>The name of a currency, by its ISO 4217 code.</summary>
    public Unit? Currency(ReadOnlySpan<char> code) => language.Currency(code);

    /// <summary>A year.</summary>
    public string Year(long year) => Say(year, Years, Numbers, Cardinals);

    private string FindDigits(long number, NumberForm form)
    {
        string words = Cardinal(number, form);
        return words == Cardinal(number) ? number.ToString(CultureInfo.InvariantCulture) : words;
    }

    private string Say(long number, params ReadOnlySpan<string> sets)
    {
        foreach (string set in sets)
        {
            if (language.Numbers.TrySay(set, number, out string? words))
            {
                return words;
            }
        }

        return number.ToString(CultureInfo.InvariantCulture);
    }
}
