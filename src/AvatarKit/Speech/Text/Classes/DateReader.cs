using System.Globalization;

namespace AvatarKit;

/// <summary>Finds dates: in digits with full stops, slashes or hyphens, and with the month's name.</summary>
internal static class DateReader
{
    private const int MostDays = 7;
    private const int LastNamedYear = 2_999;

    // Numbers with full stops after these are no dates.
    private const string NoDateAfter = " version release ausgabe kapitel abschnitt chapter section versión versione versão ip v nr no ";
    private const string BeforeDays = " on le du au el del al día dia em il dal ";
    private const string GermanN = " am vom zum bis ab seit dem den beim im ";
    private const string GermanE = " der die das ";

    /// <summary>Reads the date that begins with a digit.</summary>
    /// <param name="context">The text.</param>
    /// <param name="at">Index of the digit.</param>
    /// <returns>The date; null where there is none.</returns>
    public static DateToken? Read(SpeakableContext context, int at)
        => char.IsLetterOrDigit(context.Peek(at - 1)) || context.Peek(at - 1) is '.' or '/' or '-' or ',' ? null
            : context.Lexicon.Language == "hu" && HungarianDateReader.Read(context, at) is { } date ? date
            : Numeric(context, at) ?? Spaced(context, at) ?? DayFirst(context, at);

    /// <summary>Reads the date that begins with a month's name.</summary>
    /// <param name="context">The text.</param>
    /// <param name="at">Index of the name.</param>
    /// <returns>The date; null where there is none, or nothing in it is said otherwise than it is written.</returns>
    public static DateToken? ReadMonth(SpeakableContext context, int at)
    {
        string language = context.Lexicon.Language;
        if (language == "hu")
        {
            return HungarianDateReader.Read(context, at);
        }

        if (language is not ("en" or "es" or "pt") || context.Lexicon.MonthAt(context, at, out int end) is not (> 0 and int month))
        {
            return null;
        }

        bool isName = char.IsUpper(context.Peek(at)) || context.Peek(end - 1) == '.';
        int start = context.Peek(end) is ' ' or '\u00A0' || (context.Peek(end) == '-' && end - at <= 4) ? end + 1 : end;
        int digits = context.Digits(start);
        if (start == end || digits == start)
        {
            return null;
        }

        if (digits - start == 4)
        {
            return language == "en" && YearAt(context, start, out int after) is { } alone && (isName || end - at >= 4)
                ? new DateToken(at, after, alone, month, null) : null;
        }

        int number = Number(context, start, digits);
        int close = language == "en" && OrdinalReader.Read(context, start) is { } ordinal ? ordinal.End : digits;
        if (digits - start > 2 || number is 0 or > 31 || !context.IsTokenEnd(close) || IsMoreThanDay(context, close))
        {
            return null;
        }

        int next = context.Peek(close) == ',' ? close + 1 : close;
        next += context.Peek(next) == ' ' ? 1 : 0;
        int? year = next > close ? YearAt(context, next, out int yearEnd) : YearAt(context, context.Text.Length, out yearEnd);
        return isName || year is not null || context.Text[at..end].Length > 5
            ? new DateToken(at, year is null ? close : yearEnd, year, month, number, NumberForm.Masculine, IsMonthFirst: true)
            : null;
    }

    private static DateToken? Numeric(SpeakableContext context, int at)
    {
        int first = context.Digits(at);
        char mark = context.Peek(first);
        if (mark is not ('.' or '/' or '-') || first - at is not (1 or 2 or 4) || !char.IsAsciiDigit(context.Peek(first + 1)))
        {
            return null;
        }

        int second = context.Digits(first + 1);
        bool isDotted = mark == '.';
        if (second - first - 1 > 2 || (isDotted && NoDateAfter.Contains($" {context.WordBefore(at)} ", StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        int a = Number(context, at, first), b = Number(context, first + 1, second);
        if (context.Peek(second) != mark || !char.IsAsciiDigit(context.Peek(second + 1)))
        {
            // "vom 1.4. bis 31.10."
            bool isShort = isDotted && context.Peek(second) == '.' && first - at <= 2 && context.Lexicon.HasDottedDays && IsDate(b, a);
            return isShort ? new DateToken(at, second + 1, null, b, a, FormOf(context, at)) : WithoutYear(context, at, first, second);
        }

        int third = context.Digits(second + 1), length = third - second - 1;
        int c = Number(context, second + 1, third);
        bool isOver = context.IsTokenEnd(third) || context.Peek(third) == 'T';
        if (!isOver || (context.Peek(third) == mark && char.IsAsciiDigit(context.Peek(third + 1))) || length > 4)
        {
            return null;
        }

        if (first - at == 4)
        {
            return length <= 2 && IsDate(b, c) ? new DateToken(at, third, a, b, c, FormOf(context, at), context.Lexicon.MonthFirst) : null;
        }

        bool isShortYear = length == 2 && mark != '-' && (!isDotted || context.Lexicon.HasDottedDays);
        if (length != 4 && !isShortYear)
        {
            return null;
        }

        bool isMonthFirst = context.Lexicon.MonthFirst && a <= 12 ? b <= 31 : b > 12;
        (int month, int day) = isMonthFirst ? (a, b) : (b, a);
        int year = isShortYear ? c + (c < 50 ? 2000 : 1900) : c;
        return IsDate(month, day) ? new DateToken(at, third, year, month, day, FormOf(context, at), context.Lexicon.MonthFirst) : null;
    }

    /// <summary><c>24. 12. 2024</c>, as German and Czech are set.</summary>
    private static DateToken? Spaced(SpeakableContext context, int at)
    {
        int first = context.Digits(at), start = first + 2;
        int second = context.Digits(start);
        if (!context.Lexicon.HasDottedDays || first - at > 2 || second - start is not (1 or 2) || !HasStop(first) || !HasStop(second)
            || YearAt(context, second + 2, out int end) is not { } year)
        {
            return null;
        }

        int day = Number(context, at, first), month = Number(context, start, second);
        return IsDate(month, day) ? new DateToken(at, end, year, month, day, FormOf(context, at)) : null;

        bool HasStop(int index) => context.Peek(index) == '.' && context.Peek(index + 1) is ' ' or '\u00A0';
    }

    /// <summary><c>le 24/12</c>, <c>on 12/24</c>: after a word that days stand after, with a month of two digits.</summary>
    private static DateToken? WithoutYear(SpeakableContext context, int at, int first, int second)
    {
        string before = context.WordBefore(at);
        if (context.Peek(first) != '/' || second - first != 3 || before.Length == 0 || !context.IsTokenEnd(second)
            || !BeforeDays.Contains($" {before} ", StringComparison.OrdinalIgnoreCase)
            || context.Has(" of ", second) || context.Has(" de ", second) || context.Has(" di ", second))
        {
            return null;
        }

        int a = Number(context, at, first), b = Number(context, first + 1, second);
        (int month, int day) = context.Lexicon.MonthFirst ? (a, b) : (b, a);
        return IsDate(month, day) ? new DateToken(at, second, null, month, day, FormOf(context, at), context.Lexicon.MonthFirst) : null;
    }

    /// <summary>Where days in a row before a month's name end: <c>17-18-19 juin</c>.</summary>
    /// <returns>The index after the last day; 0 where there are fewer than three.</returns>
    public static int DaysOfMonth(SpeakableContext context, int at)
    {
        char mark = context.Peek(context.Digits(at));
        int end = at, days = 0, last = 0;
        if (mark is not ('-' or '/') || char.IsLetterOrDigit(context.Peek(at - 1)) || context.Peek(at - 1) == mark)
        {
            return 0;
        }

        for (int start = at; days < MostDays; start = end + 1)
        {
            end = context.Digits(start);
            int day = Number(context, start, end);
            if (end - start > 2 || day <= last || day > 31)
            {
                return 0;
            }

            (last, days) = (day, days + 1);
            if (context.Peek(end) != mark)
            {
                break;
            }
        }

        int name = end + (context.Has(" de ", end) ? 4 : 1);
        return days > 2 && context.Peek(end) is ' ' or '\u00A0' && context.Lexicon.MonthAt(context, name, out _) > 0 ? end : 0;
    }

    /// <summary><c>3. Mai 2024</c>, <c>5 de febrero</c>, <c>26th May</c>, <c>1er mai</c>.</summary>
    private static DateToken? DayFirst(SpeakableContext context, int at)
    {
        string language = context.Lexicon.Language;
        int digits = context.Digits(at);
        if (digits - at > 2 || Number(context, at, digits) is 0 or > 31)
        {
            return null;
        }

        int day = Number(context, at, digits);
        int end = language != "de" && OrdinalReader.Read(context, at) is { } ordinal ? ordinal.End
            : context.Peek(digits) is '.' or '°' or 'º' ? digits + 1 : digits;
        bool hasMark = end > digits;
        int start = end + (context.Peek(end) is ' ' or '\u00A0' ? 1 : 0);
        if ((language == "de" && !hasMark) || (start == end && !(language == "de" && hasMark)))
        {
            return null;
        }

        bool hasLink = language is "es" or "pt" && context.Has("de ", start);
        bool hasOf = language == "en" && context.Has("of ", start);
        start += hasLink || hasOf ? 3 : 0;
        if (context.Lexicon.MonthAt(context, start, out int close) is not (> 0 and int month))
        {
            return null;
        }

        int next = close + (context.Peek(close) == ',' ? 1 : 0);
        next += context.Peek(next) is ' ' or '\u00A0' ? 1 : 0;
        if (language is "es" or "pt")
        {
            next += context.Has("de ", next) ? 3 : context.Has("del ", next) ? 4 : 0;
        }

        int? year = next > close ? YearAt(context, next, out int after) : YearAt(context, context.Text.Length, out after);
        return new DateToken(at, year is null ? close : after, year, month, day, FormOf(context, at));
    }

    /// <summary>The year at a place, of four digits with nothing that belongs to it after them.</summary>
    private static int? YearAt(SpeakableContext context, int at, out int end)
    {
        end = context.Digits(at);
        return end - at == 4 && context.IsTokenEnd(end) && !(context.Peek(end) is '.' or ',' or ':' or '/'
            && char.IsAsciiDigit(context.Peek(end + 1)))
            && Number(context, at, end) is > 999 and <= LastNamedYear and int year ? year : null;
    }

    // "March 5.5", "May 5:30", "June 5 %" are no days.
    private static bool IsMoreThanDay(SpeakableContext context, int end)
        => context.Peek(end) is '.' or ':' or ',' or '/' && char.IsAsciiDigit(context.Peek(end + 1)) || context.Peek(end) is '%' or '$' or '€';

    private static NumberForm FormOf(SpeakableContext context, int at)
    {
        if (context.Lexicon.Language != "de")
        {
            return NumberForm.Masculine;
        }

        string before = context.WordBefore(at);
        if (context.Lexicon.IsWeekday(before))
        {
            before = context.WordBefore(context.StartOfWordBefore(at));
        }

        return GermanN.Contains($" {before} ", StringComparison.OrdinalIgnoreCase) && before.Length > 0 ? NumberForm.EndingN
            : GermanE.Contains($" {before} ", StringComparison.OrdinalIgnoreCase) && before.Length > 0 ? NumberForm.Masculine
            : NumberForm.EndingR;
    }

    private static bool IsDate(int month, int day) => month is > 0 and <= 12 && day is > 0 and <= 31;

    private static int Number(SpeakableContext context, int from, int to)
        => to - from is > 0 and <= 9 ? int.Parse(context.Text[from..to], NumberStyles.None, CultureInfo.InvariantCulture) : 0;
}
