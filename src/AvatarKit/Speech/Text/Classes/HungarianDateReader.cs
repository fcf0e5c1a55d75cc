using System.Globalization;

namespace AvatarKit;

/// <summary>Finds Hungarian dates, the year first, with the endings written after the day: <c>2010. ápr. 1-jén</c>.</summary>
internal static class HungarianDateReader
{
    private const int LongestEnding = 6;

    /// <summary>Reads the date that begins with a year, a month or a month's name.</summary>
    /// <param name="context">The text.</param>
    /// <param name="at">Where it would begin.</param>
    /// <returns>The date; null where there is none.</returns>
    public static DateToken? Read(SpeakableContext context, int at)
    {
        int digits = context.Digits(at);
        bool hasYear = digits - at == 4 && context.Peek(digits) == '.' && context.Peek(digits + 1) == ' ';
        int start = hasYear ? digits + 2 : at;
        if (Month(context, start, out int end) is not (> 0 and int month) || context.Peek(end) != ' ')
        {
            return null;
        }

        int day = end + 1, dayEnd = context.Digits(day);
        if (dayEnd - day is not (1 or 2) || Number(context, day, dayEnd) is 0 or > 31)
        {
            return null;
        }

        int close = dayEnd + 1;
        while (close - dayEnd <= LongestEnding && char.IsLetter(context.Peek(close)))
        {
            close++;
        }

        bool hasEnding = context.Peek(dayEnd) == '-' && close > dayEnd + 1 && context.IsTokenEnd(close);
        if (!hasEnding && context.Peek(dayEnd) != '.')
        {
            return null;
        }

        return new DateToken(at, hasEnding ? close : dayEnd + 1, hasYear ? Number(context, at, digits) : null, month, Number(context, day, dayEnd))
        {
            Ending = hasEnding ? context.Text[(dayEnd + 1)..close].ToString() : null,
        };
    }

    /// <summary>A month in digits, in Roman ones, or by its name; all but a full name with a full stop.</summary>
    private static int Month(SpeakableContext context, int at, out int end)
    {
        int digits = context.Digits(at);
        if (digits > at)
        {
            end = digits + 1;
            return digits - at <= 2 && context.Peek(digits) == '.' && Number(context, at, digits) is <= 12 and int number ? number : 0;
        }

        int letters = at;
        while (letters - at < 4 && context.Peek(letters) is 'I' or 'V' or 'X')
        {
            letters++;
        }

        if (letters > at && context.Peek(letters) == '.' && RomanReader.Value(context.Text[at..letters]) is > 0 and <= 12 and long roman)
        {
            end = letters + 1;
            return (int)roman;
        }

        return context.Lexicon.MonthAt(context, at, out end);
    }

    private static int Number(SpeakableContext context, int from, int to)
        => int.Parse(context.Text[from..to], NumberStyles.None, CultureInfo.InvariantCulture);
}
