using System.Globalization;

namespace AvatarKit;

/// <summary>Finds fractions written with a slash or as one character.</summary>
internal static class FractionReader
{
    private const int MostDigits = 10;

    /// <summary>Reads the fraction at a place, with the whole number before it.</summary>
    /// <param name="context">The text.</param>
    /// <param name="at">Index of its first digit.</param>
    /// <returns>The fraction; null where there is none.</returns>
    public static FractionToken? Read(SpeakableContext context, int at)
    {
        int first = context.Digits(at);
        if (first - at is > 0 and <= MostDigits && OneSign(context.Peek(first)) is { Below: > 0 } attached)
        {
            return attached with { Start = at, End = first + 1, Whole = Number(context, at, first) };
        }

        if (ReadSlash(context, at, null) is { } alone)
        {
            return alone;
        }

        if (first - at is 0 or > 4 || context.Peek(first) is not (' ' or '\u00A0' or '-'))
        {
            return null;
        }

        long whole = Number(context, at, first);
        return OneSign(context.Peek(first + 1)) is { Below: > 0 } apart
            ? apart with { Start = at, End = first + 2, Whole = whole }
            : ReadSlash(context, first + 1, whole) is { } mixed && mixed.Above < 2 * mixed.Below ? mixed with { Start = at } : null;
    }

    /// <summary>Reads a fraction that is one character; its <c>Below</c> is 0 where it is none.</summary>
    public static FractionToken OneSign(char c) => c switch
    {
        '½' => new(0, 0, null, 1, 2),
        '⅓' => new(0, 0, null, 1, 3),
        '⅔' => new(0, 0, null, 2, 3),
        '¼' => new(0, 0, null, 1, 4),
        '¾' => new(0, 0, null, 3, 4),
        '⅕' => new(0, 0, null, 1, 5),
        '⅖' => new(0, 0, null, 2, 5),
        '⅗' => new(0, 0, null, 3, 5),
        '⅘' => new(0, 0, null, 4, 5),
        '⅙' => new(0, 0, null, 1, 6),
        '⅚' => new(0, 0, null, 5, 6),
        '⅐' => new(0, 0, null, 1, 7),
        '⅛' => new(0, 0, null, 1, 8),
        '⅜' => new(0, 0, null, 3, 8),
        '⅝' => new(0, 0, null, 5, 8),
        '⅞' => new(0, 0, null, 7, 8),
        '⅑' => new(0, 0, null, 1, 9),
        '⅒' => new(0, 0, null, 1, 10),
        _ => default,
    };

    private static FractionToken? ReadSlash(SpeakableContext context, int at, long? whole)
    {
        int slash = context.Digits(at);
        if (slash == at || slash - at > MostDigits || context.Peek(slash) is not ('/' or '⁄') || context.Peek(at - 1) is '/' or '.' or ','
            || !char.IsAsciiDigit(context.Peek(slash + 1)) || WrittenNumber.Read(context, slash + 1) is not { Fraction.Length: 0 } below
            || below.Whole.Length > MostDigits || (context.Peek(below.End) == '-' && char.IsAsciiDigit(context.Peek(below.End + 1)))
            || context.Peek(below.End) == '/' || !(context.IsTokenEnd(below.End)
                || Ending(context, below.End) > 0))
        {
            return null;
        }

        long denominator = long.Parse(below.Whole, NumberStyles.None, CultureInfo.InvariantCulture);
        return denominator == 0 ? null : new FractionToken(at, below.End + Ending(context, below.End), whole, Number(context, at, slash),
            denominator);
    }

    /// <summary>How long the ending of <c>1/4th</c> is.</summary>
    private static int Ending(SpeakableContext context, int at)
    {
        int length = context.Has("ths", at) ? 3 : context.Has("th", at) ? 2 : 0;
        return context.Lexicon.Language == "en" && context.IsTokenEnd(at + length) ? length : 0;
    }

    private static long Number(SpeakableContext context, int from, int to)
        => long.Parse(context.Text[from..to], NumberStyles.None, CultureInfo.InvariantCulture);
}
