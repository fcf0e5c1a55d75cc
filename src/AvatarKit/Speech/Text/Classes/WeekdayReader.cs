namespace AvatarKit;

/// <summary>Finds short forms of days of the week, where a date, a time or another day beside them says that they are.</summary>
internal static class WeekdayReader
{
    private const int Longest = 6;

    /// <summary>Reads the short form at a place.</summary>
    /// <param name="context">The text.</param>
    /// <param name="at">Where it would begin.</param>
    /// <param name="end">Where it ends, with its full stop.</param>
    /// <returns>The day's name; null where there is none.</returns>
    public static string? Read(SpeakableContext context, int at, out int end)
    {
        end = at;
        while (end - at < Longest && char.IsLetter(context.Peek(end)))
        {
            end++;
        }

        if (end - at < 2 || !char.IsUpper(context.Peek(at)) && context.Peek(end) != '.'
            || !context.Lexicon.Weekdays.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(context.Text[at..end], out string? name)
                || name.Length <= end - at)
        {
            return null;
        }

        end += context.Peek(end) == '.' ? 1 : 0;
        return IsBesideTime(context, at, end) ? name : null;
    }

    private static bool IsBesideTime(SpeakableContext context, int at, int end)
    {
        if (context.Peek(at - 1) is '-' or '–' && context.Lexicon.IsWeekday(context.WordEndingAt(context.Peek(at - 2) == '.' ? at - 2 : at - 1)))
        {
            return true;
        }

        if (context.Peek(end) is '-' or '–')
        {
            int close = end + 1;
            while (close - end < Longest + 8 && char.IsLetter(context.Peek(close)))
            {
                close++;
            }

            return context.Lexicon.IsWeekday(context.Text[(end + 1)..close].ToString());
        }

        int start = end + (context.Peek(end) == ',' ? 1 : 0);
        start += context.Peek(start) is ' ' or '\u00A0' ? 1 : 0;
        if (start == end || !char.IsAsciiDigit(context.Peek(start)))
        {
            return false;
        }

        // A date, a time, or the first of two hours: "Fr. 9–17 Uhr".
        int digits = context.Digits(start);
        return DateReader.Read(context, start) is not null || TimeReader.Read(context, start) is not null || context.Has(" uhr", digits)
            || (context.Peek(digits) is '-' or '–' && context.Has(" uhr", context.Digits(digits + 1)))
            || context.Has("am", digits) || context.Has("pm", digits) || context.Has(" am", digits) || context.Has(" pm", digits)
                || context.Has("h", digits);
    }
}
