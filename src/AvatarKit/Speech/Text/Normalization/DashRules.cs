using System.Globalization;

namespace AvatarKit;

/// <summary>Says dashes between and before numbers: ranges, differences, negative numbers.</summary>
internal static class DashRules
{
    /// <summary>Says the dash at a place.</summary>
    /// <param name="context">The text.</param>
    /// <param name="at">Where it stands.</param>
    /// <param name="c">The dash.</param>
    /// <returns>How many characters were dealt with.</returns>
    public static int Say(SpeakableContext context, int at, char c)
    {
        int run = 1;
        while (context.Peek(at + run) == c)
        {
            run++;
        }

        if (run > 2)
        {
            context.Writer.Drop();
            return run;
        }

        Lexicon lexicon = context.Lexicon;
        char before = context.Peek(at - 1);
        char after = context.Peek(at + 1);
        bool digitAfter = char.IsAsciiDigit(after)
            || (char.IsAsciiDigit(context.Peek(at + 2)) && context.Lexicon.Currencies.ContainsKey(after.ToString()));
        if (run == 1 && lexicon.HasWords && digitAfter)
        {
            if (EndsTime(context, at) || (char.IsAsciiDigit(before) && !char.IsAsciiDigit(after)))
            {
                return context.As(SpeakableKind.Range).Apart(at, lexicon.To);
            }

            if (c == '–' && before == 'h' && char.IsAsciiDigit(context.Peek(at - 2)))
            {
                return context.Apart(at, lexicon.To);
            }

            if (char.IsAsciiDigit(before) || before is '%' or '°' or '€')
            {
                return IsRange(context, at, c) ? context.As(SpeakableKind.Range).Apart(at, lexicon.To)
                    : AreGoals(context, at) ? context.As(SpeakableKind.Score).Apart(at, lexicon.Goals)
                    : context.CopyRun(at, 1);
            }

            bool difference = before == ' ' && char.IsAsciiDigit(context.Peek(at - 2));
            if ((before is ' ' or '(' or '=' or PlainText.Break && !difference) || c == '−')
            {
                return context.Apart(at, lexicon.Minus);
            }
        }

        // "5 - 3" and "5 – 3".
        if (run == 1 && lexicon.HasWords && before == ' ' && after == ' '
            && char.IsAsciiDigit(context.Peek(at + 2)) && (char.IsAsciiDigit(context.Peek(at - 2)) || EndsTime(context, at - 1)))
        {
            bool isRange = c == '–' || EndsTime(context, at - 1) || CountsSomething(context, at) || BeginsDay(context, at + 2);
            return isRange ? context.As(SpeakableKind.Range).Apart(at, lexicon.To) : context.Apart(at, lexicon.Minus);
        }

        if (c == '–' && lexicon.To is not null && AreLetters(context, at))
        {
            return context.Apart(at, lexicon.To);
        }

        if (run == 1 && lexicon.HasWords && BetweenDays(context, at) is { } days)
        {
            return context.As(SpeakableKind.Range).Apart(at, days);
        }

        return run == 1 && c == '−' && lexicon.Minus is { } minus ? context.Apart(at, minus) : context.CopyRun(at, run);
    }

    // "01.02.2024 - 03.04.2024", "9:00 - 12:30".
    private static bool BeginsDay(SpeakableContext context, int at)
        => context.Lexicon.Verbalizer is not null && (DateReader.Read(context, at) is not null || TimeReader.Read(context, at) is not null);

    // "parts A–D".
    private static bool AreLetters(SpeakableContext context, int at)
        => char.IsAsciiLetterUpper(context.Peek(at - 1)) && !char.IsLetterOrDigit(context.Peek(at - 2))
            && char.IsAsciiLetterUpper(context.Peek(at + 1)) && !char.IsLetterOrDigit(context.Peek(at + 2));

    // "9 am - 5 pm", "5pm-7pm".
    private static bool EndsTime(SpeakableContext context, int at)
    {
        int end = context.Peek(at - 1) == '.' ? at - 1 : at;
        return context.Peek(end - 1) is 'm' or 'M'
            && char.ToLowerInvariant(context.Peek(end - 2) == '.' ? context.Peek(end - 3) : context.Peek(end - 2)) is 'a' or 'p'
            && !char.IsLetter(context.Peek(end - 2) == '.' ? context.Peek(end - 4) : context.Peek(end - 3));
    }

    // "5 - 7 Grad" is a range, "5 - 3 = 2" is not.
    private static bool CountsSomething(SpeakableContext context, int at)
    {
        int end = context.Digits(at + 2);
        int start = at - 1;
        while (at - start < 8 && char.IsAsciiDigit(context.Peek(start - 1)))
        {
            start--;
        }

        return context.Peek(end) == ' ' && char.IsLetter(context.Peek(end + 1)) && at - 1 - start < 7 && end - at < 9
            && int.Parse(context.Text[start..(at - 1)], CultureInfo.InvariantCulture)
                < int.Parse(context.Text[(at + 2)..end], CultureInfo.InvariantCulture);
    }

    // "Mon-Fri".
    private static string? BetweenDays(SpeakableContext context, int at)
    {
        int end = at + 1;
        while (end - at < 12 && char.IsLetter(context.Peek(end)))
        {
            end++;
        }

        return end > at + 1 && context.Lexicon.IsWeekday(context.WordEndingAt(context.Peek(at - 1) == '.' ? at - 1 : at))
            && context.Lexicon.IsWeekday(context.Text[(at + 1)..end].ToString()) ? context.Lexicon.To : null;
    }

    // "3-2", "21-14", "2-2": the score of a match, the winner's first. Nothing that belongs to them stands around.
    private static bool AreGoals(SpeakableContext context, int at)
    {
        int start = at;
        while (at - start < 3 && char.IsAsciiDigit(context.Peek(start - 1)))
        {
            start--;
        }

        int end = context.Digits(at + 1);
        bool isApart = context.Peek(start - 1) is ' ' or '(' or PlainText.Break && (context.Peek(end) is ' ' or ')' or ',' or '!' or '?'
            or PlainText.Break || (context.Peek(end) == '.' && !char.IsAsciiDigit(context.Peek(end + 1))));
        return isApart && context.Lexicon.Goals is not null && at - start is 1 or 2 && end - at is 2 or 3 && !IsPadded(start, at)
            && !IsPadded(at + 1, end) && context.Peek(end + 1) != '='
            && int.Parse(context.Text[start..at], CultureInfo.InvariantCulture)
                >= int.Parse(context.Text[(at + 1)..end], CultureInfo.InvariantCulture);

        bool IsPadded(int from, int to) => to - from > 1 && context.Peek(from) == '0';
    }

    // A hyphen between small rising numbers; an en dash between any.
    private static bool IsRange(SpeakableContext context, int at, char c)
    {
        if (c != '-')
        {
            return true;
        }

        int start = at;
        while (at - start < 6 && char.IsAsciiDigit(context.Peek(start - 1)))
        {
            start--;
        }

        int end = context.Digits(at + 1);
        if (context.Peek(at - 1) is '%' or '°' or '€' || context.Peek(start - 1) == ':')
        {
            return true;
        }

        return at - start is > 0 and <= 4 && end - at is > 1 and <= 5 && context.Peek(end) != '-' && context.Peek(start - 1) is not ('-'
            or '/') && !char.IsLetter(context.Peek(start - 1))
            && int.Parse(context.Text[start..at], CultureInfo.InvariantCulture) < int.Parse(
                context.Text[(at + 1)..end],
                CultureInfo.InvariantCulture);
    }
}
