using System.Globalization;

namespace AvatarKit;

/// <summary>Says dates and times written in digits.</summary>
internal static class CalendarRules
{
    /// <summary>Says the date or time at a place.</summary>
    /// <param name="context">The text.</param>
    /// <param name="at">Index of its first digit.</param>
    /// <returns>How many characters were said.</returns>
    public static int TrySay(SpeakableContext context, int at)
    {
        int digits = context.Digits(at) - at;
        return digits == 4 ? TryIsoDate(context, at)
            : digits > 2 ? 0
            : context.Peek(at + digits) switch
            {
                ':' => TryTime(context, at),
                '/' => TrySlashDate(context, at),
                _ => 0,
            };
    }

    private static int TryIsoDate(SpeakableContext context, int at)
    {
        if (context.Peek(at + 4) != '-' || context.Digits(at + 5) != at + 7 || context.Peek(at + 7) != '-' || context.Digits(at + 8) != at + 10)
        {
            return 0;
        }

        int year = Number(context, at, at + 4);
        int month = Number(context, at + 5, at + 7);
        int day = Number(context, at + 8, at + 10);
        bool withTime = context.Peek(at + 10) == 'T' && char.IsAsciiDigit(context.Peek(at + 11));
        if (!IsDate(year, month, day) || !(withTime || context.IsTokenEnd(at + 10)))
        {
            return 0;
        }

        context.Rewrite(Words(context.Lexicon, year, month, day), at, at + 10);
        if (!withTime)
        {
            return 10;
        }

        context.Writer.Punctuate(',');
        int time = TryTime(context, at + 11);
        int end = at + 11 + time;

        // Fractions of a second and the zone are for machines.
        while (end - at < 40 && (char.IsAsciiDigit(context.Peek(end)) || context.Peek(end) is '.' or 'Z' or '+' or '-' or ':')
            && !char.IsWhiteSpace(context.Peek(end + 1)))
        {
            end++;
        }

        return end - at + (context.Peek(end) is 'Z' || char.IsAsciiDigit(context.Peek(end)) ? 1 : 0);
    }

    private static int TrySlashDate(SpeakableContext context, int at)
    {
        int first = context.Digits(at);
        int second = context.Digits(first + 1);
        int third = context.Digits(second + 1);
        if (second - first is not (2 or 3) || context.Peek(second) != '/'
            || third - second != 5 || !context.IsTokenEnd(third) || context.Peek(third) == '/')
        {
            return 0;
        }

        int left = Number(context, at, first);
        int right = Number(context, first + 1, second);
        int year = Number(context, second + 1, third);
        bool monthFirst = context.Lexicon.MonthFirst ? left <= 12 : right > 12;
        (int month, int day) = monthFirst ? (left, right) : (right, left);
        if (!IsDate(year, month, day))
        {
            return 0;
        }

        context.Rewrite(Words(context.Lexicon, year, month, day), at, third);
        return third - at;
    }

    private static int TryTime(SpeakableContext context, int at)
    {
        Lexicon lexicon = context.Lexicon;
        int colon = context.Digits(at);
        int end = context.Digits(colon + 1);
        if (context.Peek(colon) != ':' || end == colon + 1
            || !(context.IsTokenEnd(end) || context.Peek(end) is 'a' or 'p' or 'A' or 'P' or 'Z' or 'h'))
        {
            return 0;
        }

        int hours = Number(context, at, colon);
        int minutes = end - colon == 3 ? Number(context, colon + 1, end) : 99;
        if (hours > 24 || minutes > 59)
        {
            return TryRatio(context, at, colon, end);
        }

        bool seconds = context.Peek(end) == ':' && context.Digits(end + 1) == end + 3;
        if (seconds)
        {
            int second = Number(context, end + 1, end + 3);
            string tail = second > 0 ? $", {Text(second)}" : "";
            context.Rewrite(Minutes(lexicon, hours, minutes, half: false) + tail, at, end + 3);
            return end + 3 - at;
        }

        bool half = char.ToLowerInvariant(context.Peek(end + (context.Peek(end) == ' ' ? 1 : 0))) is 'a' or 'p'
            && char.ToLowerInvariant(context.Peek(end + (context.Peek(end) == ' ' ? 2 : 1))) is 'm' or '.';
        string words = Minutes(lexicon, hours, minutes, half);

        // "14:30 Uhr", "14:30 h": the word is in the time already.
        int after = lexicon.Language == "de" && context.Text[end..].StartsWith(" Uhr") ? 4
            : context.Text[end..] is ['h', ..] && context.IsTokenEnd(end + 1) ? 1
            : 0;
        context.Rewrite(words, at, end + after);
        if (half && char.IsLetter(context.Peek(end)))
        {
            context.Rewrite(context.Peek(end) is 'a' or 'A' ? " A M" : " P M", end, end + 2);
            after = 2;
        }

        return end + after - at;
    }

    private static string Minutes(Lexicon lexicon, int hours, int minutes, bool half)
    {
        if (minutes > 0)
        {
            return Text(hours) + lexicon.TimeLink + (minutes < 10 ? lexicon.MinuteZero : "") + Text(minutes);
        }

        if (half)
        {
            return Text(hours);
        }

        return lexicon.Language == "en" && hours is 0 or > 12
            ? $"{Text(hours)} hundred"
            : lexicon.FullHour.Replace("{0}", Text(hours), StringComparison.Ordinal);
    }

    private static int TryRatio(SpeakableContext context, int at, int colon, int end)
    {
        if (context.Peek(end) == ':' || context.Lexicon.Ratio is not { } ratio)
        {
            return 0;
        }

        context.Copy(at, colon);
        context.RewriteApart(ratio, colon, colon + 1);
        context.Copy(colon + 1, end);
        return end - at;
    }

    private static bool IsDate(int year, int month, int day) =>
        year is > 0 and < 10_000 && month is > 0 and <= 12 && day > 0 && day <= DateTime.DaysInMonth(year, month);

    private static string Words(Lexicon lexicon, int year, int month, int day) =>
        string.Format(
            CultureInfo.InvariantCulture,
            lexicon.DatePattern,
            lexicon.Language == "fr" && day == 1 ? "premier" : Text(day),
            lexicon.Months[month - 1],
            Text(year));

    private static int Number(SpeakableContext context, int from, int to)
        => int.Parse(context.Text[from..to], NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
