using System.Globalization;

namespace AvatarKit;

/// <summary>Finds times: <c>14:30</c>, <c>14h30</c>, <c>14.30 Uhr</c>, <c>1:01:01</c>.</summary>
internal static class TimeReader
{
    /// <summary>Reads the time at a place.</summary>
    /// <param name="context">The text.</param>
    /// <param name="at">Index of its first digit.</param>
    /// <returns>The time; null where there is none.</returns>
    public static TimeToken? Read(SpeakableContext context, int at)
    {
        int mark = context.Digits(at);
        if (mark - at > 2 || context.Peek(at - 1) is ':' or '.' or ',' or '/')
        {
            return null;
        }

        int hours = Number(context, at, mark);
        if (hours > 24)
        {
            return null;
        }

        return context.Peek(mark) switch
        {
            ':' => WithColon(context, at, mark, hours),
            'h' or 'H' => WithLetter(context, at, mark, hours),
            '.' => WithStop(context, at, mark, hours),
            _ => null,
        };
    }

    private static TimeToken? WithColon(SpeakableContext context, int at, int mark, int hours)
    {
        int end = context.Digits(mark + 1);
        if (end - mark != 3 || Minute(context, mark + 1, end) is not { } minutes
            || !(context.IsTokenEnd(end) || context.Peek(end) is 'a' or 'p' or 'A' or 'P' or 'Z' or 'h'))
        {
            return null;
        }

        bool hasSeconds = context.Peek(end) == ':' && context.Digits(end + 1) == end + 3;
        if (hasSeconds)
        {
            int last = end + 3;
            return Minute(context, end + 1, last) is { } seconds && context.Peek(last) is not ':'
                ? new TimeToken(at, last + After(context, last), hours, minutes, seconds, false) : null;
        }

        return context.Peek(end) == ':' ? null : new TimeToken(at, end + After(context, end), hours, minutes, null, IsHalf(context, end));
    }

    private static TimeToken? WithLetter(SpeakableContext context, int at, int mark, int hours)
    {
        int end = context.Digits(mark + 1);
        if (end - mark == 3 && Minute(context, mark + 1, end) is { } minutes && context.IsTokenEnd(end))
        {
            return new TimeToken(at, end, hours, minutes, null, false);
        }

        return end == mark + 1 && context.IsTokenEnd(end) && context.Lexicon.Language is "fr" or "pt" or "es" or "it"
            ? new TimeToken(at, end, hours, null, null, false) : null;
    }

    private static TimeToken? WithStop(SpeakableContext context, int at, int mark, int hours)
    {
        int end = context.Digits(mark + 1);
        if (end - mark != 3 || Minute(context, mark + 1, end) is not { } minutes || !context.IsTokenEnd(end)
            || (context.Peek(end) is '.' or ',' && char.IsAsciiDigit(context.Peek(end + 1))))
        {
            return null;
        }

        bool isTime = IsMarked(context, end)
            || context.Lexicon.BeforeTimes.Contains(context.WordBefore(at));
        return isTime ? new TimeToken(at, end + After(context, end), hours, minutes, null, IsHalf(context, end)) : null;
    }

    /// <summary>Whether what is written after two numbers makes a time of them.</summary>
    public static bool IsMarked(SpeakableContext context, int end) => After(context, end) > 0 || IsHalf(context, end);

    /// <summary>How long the word for hours is that is written after a time and said within it.</summary>
    private static int After(SpeakableContext context, int end)
    {
        ReadOnlySpan<char> rest = context.Text[Math.Min(end, context.Text.Length)..];
        int length = rest switch
        {
            [' ', 'U', 'h', 'r', ..] when context.Lexicon.Language == "de" => 4,
            [' ', 'h', 'r', 's', ..] when context.Lexicon.Language != "en" => 4,
            ['h', ..] => 1,
            [' ' or '\u00A0', 'h', ..] => 2,
            _ => 0,
        };
        return context.IsTokenEnd(end + length) ? length : 0;
    }

    private static bool IsHalf(SpeakableContext context, int end)
    {
        int start = end + (context.Peek(end) is ' ' or '\u00A0' ? 1 : 0);
        int letter = context.Peek(start + 1) == '.' ? start + 2 : start + 1;
        return context.Peek(start) is 'a' or 'p' or 'A' or 'P' && context.Peek(letter) is 'm' or 'M' && !char.IsLetter(context.Peek(letter + 1));
    }

    private static int? Minute(SpeakableContext context, int from, int to) => Number(context, from, to) is < 60 and int minute ? minute : null;

    private static int Number(SpeakableContext context, int from, int to)
        => int.Parse(context.Text[from..to], NumberStyles.None, CultureInfo.InvariantCulture);
}
