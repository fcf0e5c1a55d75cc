using System.Globalization;

namespace AvatarKit;

/// <summary>A number as it was written.</summary>
/// <param name="End">The index after it.</param>
/// <param name="Whole">Its whole part without separators.</param>
/// <param name="Fraction">Its decimals, or empty.</param>
/// <param name="AsWritten">Whether a voice reads it well as it was written.</param>
internal readonly record struct WrittenNumber(int End, string Whole, string Fraction, bool AsWritten)
{
    private const int MostGroups = 12;

    /// <summary>Reads a number with separators of thousands and decimals, by the language or plainly against it.</summary>
    /// <param name="context">The text.</param>
    /// <param name="at">Index of the first digit.</param>
    /// <returns>The number, or <see langword="null"/> for what only looks like one: <c>1,2,3</c>, <c>1.2.3</c>.</returns>
    public static WrittenNumber? Read(SpeakableContext context, int at) => context.NumberAt(at);

    /// <summary>Reads a number that is not yet known; see <see cref="Read"/>.</summary>
    public static WrittenNumber? Find(SpeakableContext context, int at)
    {
        int end = context.Digits(at);
        Span<DigitGroup> all = stackalloc DigitGroup[MostGroups];
        int count = 0;
        while (count < MostGroups && IsSeparator(context.Peek(end), context.Lexicon) && char.IsAsciiDigit(context.Peek(end + 1)))
        {
            int next = context.Digits(end + 1);
            if (context.Peek(end) is not ('.' or ',') && (next - end != 4 || end - at > 3 && count == 0))
            {
                break;
            }

            all[count++] = new DigitGroup(context.Peek(end), end + 1, next);
            end = next;
        }

        ReadOnlySpan<DigitGroup> groups = all[..count];
        int first = count == 0 ? end : groups[0].Start - 1;
        string whole = context.Text[at..first].ToString();
        if (count == 0)
        {
            return new(end, whole, "", true);
        }

        // "912 345 678" is a telephone number rather than millions, unless it counts something.
        bool isPlain = count > 1 && groups[0].Separator == ' ' && first - at == 3;
        if (isPlain && !IsCounted(context.Peek(context.Peek(end) is ' ' or '.' ? end + 1 : end)))
        {
            return null;
        }

        Lexicon lexicon = context.Lexicon;
        DigitGroup last = groups[^1];
        bool isFraction = count == 1
            ? SoloIsFraction(last.Separator, last.Length, first - at, whole, lexicon)
            : last.Separator != groups[0].Separator;
        int thousands = count - (isFraction ? 1 : 0);
        for (int i = 0; i < thousands; i++)
        {
            if (groups[i].Length != 3 || groups[i].Separator != groups[0].Separator || first - at > 3 || whole[0] == '0')
            {
                return null;
            }

            whole += context.Text[groups[i].Start..groups[i].End].ToString();
        }

        string fraction = isFraction ? context.Text[last.Start..last.End].ToString() : "";
        return new(end, whole, fraction, thousands == 0 && last.Separator == lexicon.Decimal
            && (lexicon.DecimalWord is null || fraction.Length <= 2));
    }

    /// <summary>Whether it is exactly one, or takes the singular for another reason.</summary>
    public bool IsSingular(Lexicon lexicon) => Fraction.Length == 0 ? Whole is "1"
        || (lexicon.SingularBelowTwo && Whole is "0") : lexicon.SingularBelowTwo && Whole is "0" or "1" && lexicon.SingularBelowTwo;

    /// <summary>The form of a noun that goes with it.</summary>
    public string FormOf(Unit noun, Lexicon lexicon)
        => lexicon.Verbalizer?.Value.Noun(Value, noun) ?? (IsSingular(lexicon) ? noun.One : noun.Many);

    /// <summary>Its value; what is longer than any number in words counts as many.</summary>
    public SpelloutNumber Value => new(
        false, Whole.Length < 19 ? long.Parse(Whole, NumberStyles.None, CultureInfo.InvariantCulture) : SpelloutRules.Largest, Fraction);

    /// <summary>How it is said: digits with the language's decimal separator.</summary>
    public string ToWords(Lexicon lexicon)
        => Fraction.Length == 0 ? Whole
            : lexicon.DecimalWord is { } word && Fraction.Length > 2 ? $"{Whole} {word} {string.Join(' ', Fraction.AsEnumerable())}"
            : Whole + lexicon.Decimal.ToString(CultureInfo.InvariantCulture) + Fraction;

    // "1,200" is a thousand in English and 1.2 in German; "3,5" and "3.50" are decimals everywhere.
    private static bool SoloIsFraction(char separator, int digits, int before, string whole, Lexicon lexicon) =>
        separator is '.' or ',' && (separator == lexicon.Decimal || digits != 3 || before > 3 || whole is "0");

    private static bool IsCounted(char c)
        => char.IsLetter(c) || c is '%' or 'º' or 'ª' || char.GetUnicodeCategory(c) == UnicodeCategory.CurrencySymbol;

    private static bool IsSeparator(char c, Lexicon lexicon)
        => c is '.' or ',' or '\'' or '’' or '\u00A0' or '\u202F' or '\u2009' || (c == ' ' && lexicon.Language != "en");

    /// <summary>A separator, and from where to where the digits after it stand.</summary>
    private readonly record struct DigitGroup(char Separator, int Start, int End)
    {
        public int Length => End - Start;
    }
}
