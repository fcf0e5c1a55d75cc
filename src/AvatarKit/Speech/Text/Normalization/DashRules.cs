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
            || (context.Lexicon.Currencies.ContainsKey(after.ToString()) && char.IsAsciiDigit(context.Peek(at + 2)));
        if (run == 1 && lexicon.HasWords && digitAfter)
        {
            if (char.IsAsciiDigit(before) || before is '%' or '°' or '€')
            {
                return IsRange(context, at, c) ? context.Apart(at, lexicon.To!) : context.CopyRun(at, 1);
            }

            bool difference = before == ' ' && char.IsAsciiDigit(context.Peek(at - 2));
            if ((before is ' ' or '(' or '=' or PlainText.Break && !difference) || c == '−')
            {
                return context.Apart(at, lexicon.Minus!);
            }
        }

        // "5 - 3" and "5 – 3".
        if (run == 1 && lexicon.HasWords && before == ' ' && after == ' '
            && char.IsAsciiDigit(context.Peek(at - 2)) && char.IsAsciiDigit(context.Peek(at + 2)))
        {
            return context.Apart(at, c == '–' ? lexicon.To! : lexicon.Minus!);
        }

        return run == 1 && c == '−' && lexicon.Minus is { } minus ? context.Apart(at, minus) : context.CopyRun(at, run);
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
