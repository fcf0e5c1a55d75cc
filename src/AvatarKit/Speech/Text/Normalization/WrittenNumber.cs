using System.Globalization;

namespace AvatarKit;

/// <summary>A number as it was written.</summary>
/// <param name="End">The index after it.</param>
/// <param name="Whole">Its whole part without separators.</param>
/// <param name="Fraction">Its decimals, or empty.</param>
/// <param name="AsWritten">Whether a voice reads it well as it was written.</param>
internal readonly record struct WrittenNumber(int End, string Whole, string Fraction, bool AsWritten)
{
    /// <summary>Reads a number with separators of thousands and decimals, by the language or plainly against it.</summary>
    /// <param name="context">The text.</param>
    /// <param name="at">Index of the first digit.</param>
    /// <returns>The number, or <see langword="null"/> for what only looks like one: <c>1,2,3</c>, <c>1.2.3</c>.</returns>
    public static WrittenNumber? Read(SpeakableContext context, int at)
    {
        int end = context.Digits(at);
        List<DigitGroup> groups = [];
        while (groups.Count < 12 && IsSeparator(context.Peek(end)) && char.IsAsciiDigit(context.Peek(end + 1)))
        {
            int next = context.Digits(end + 1);
            if (context.Peek(end) is not ('.' or ',') && (next - end != 4 || end - at > 3 && groups.Count == 0))
            {
                break;
            }

            groups.Add(new DigitGroup(context.Peek(end), end + 1, next));
            end = next;
        }

        int first = groups.Count == 0 ? end : groups[0].Start - 1;
        string whole = context.Text[at..first].ToString();
        if (groups.Count == 0)
        {
            return new(end, whole, "", true);
        }

        Lexicon lexicon = context.Lexicon;
        DigitGroup last = groups[^1];
        bool isFraction = groups.Count == 1
            ? SoloIsFraction(last.Separator, last.Length, first - at, whole, lexicon)
            : last.Separator != groups[0].Separator;
        int thousands = groups.Count - (isFraction ? 1 : 0);
        for (int i = 0; i < thousands; i++)
        {
            if (groups[i].Length != 3 || groups[i].Separator != groups[0].Separator || first - at > 3 || whole == "0")
            {
                return null;
            }

            whole += context.Text[groups[i].Start..groups[i].End].ToString();
        }

        string fraction = isFraction ? context.Text[last.Start..last.End].ToString() : "";
        return new(end, whole, fraction, thousands == 0 && last.Separator == lexicon.Decimal);
    }

    /// <summary>Whether it is exactly one, or takes the singular for another reason.</summary>
    public bool IsSingular(Lexicon lexicon) => Fraction.Length == 0 ? Whole is "1"
        || (lexicon.SingularBelowTwo && Whole is "0") : lexicon.SingularBelowTwo && Whole is "0" or "1" && lexicon.SingularBelowTwo;

    /// <summary>How it is said: digits with the language's decimal separator.</summary>
    public string ToWords(Lexicon lexicon)
        => Fraction.Length == 0 ? Whole : Whole + lexicon.Decimal.ToString(CultureInfo.InvariantCulture) + Fraction;

    // "1,200" is a thousand in English and 1.2 in German; "3,5" and "3.50" are decimals everywhere.
    private static bool SoloIsFraction(char separator, int digits, int before, string whole, Lexicon lexicon) =>
        separator is '.' or ',' && (separator == lexicon.Decimal || digits != 3 || before > 3 || whole is "0");

    private static bool IsSeparator(char c) => c is '.' or ',' or '\'' or '’' or '\u00A0' or '\u202F' or '\u2009';

    /// <summary>A separator, and from where to where the digits after it stand.</summary>
    private readonly record struct DigitGroup(char Separator, int Start, int End)
    {
        public int Length => End - Start;
    }
}
