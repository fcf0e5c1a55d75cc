namespace AvatarKit;

/// <summary>Says the unit after a number.</summary>
internal static class UnitRules
{
    private const int Longest = 6;

    /// <summary>Says the unit at a place.</summary>
    /// <param name="context">The text.</param>
    /// <param name="at">The index after the number.</param>
    /// <param name="number">The number.</param>
    /// <returns>How many characters were said, the space before the unit included.</returns>
    public static int TrySay(SpeakableContext context, int at, WrittenNumber number)
    {
        bool spaced = context.Peek(at) is ' ' or '\u00A0' or '\u202F';
        int start = at + (spaced ? 1 : 0);
        if (context.Peek(start) == '%' && context.Lexicon.Percent is { } percent)
        {
            SayAfter(context, at, start, start + 1, percent);
            return start + 1 - at;
        }

        for (int length = Math.Min(Longest, context.Text.Length - start); length > 0; length--)
        {
            int end = start + length;
            if (!context.IsTokenEnd(end) || (context.Peek(end) is '²' or '³' && char.IsLetter(context.Peek(end - 1)))
                || (context.Peek(end) is '\'' or '’' && char.IsLetter(context.Peek(end + 1))))
            {
                continue;
            }

            ReadOnlySpan<char> token = context.Text.Slice(start, length);
            if (!context.Lexicon.Units.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(token, out Unit unit)
                || !IsMeant(context, token, spaced, end, number))
            {
                continue;
            }

            SayAfter(context, at, start, end, number.IsSingular(context.Lexicon) ? unit.One : unit.Many);
            return end - at + TrySayPer(context, end);
        }

        return 0;
    }

    /// <summary>Says the slash after an amount or a unit: <c>5 kg/day</c>.</summary>
    /// <param name="context">The text.</param>
    /// <param name="at">The index after the amount.</param>
    /// <returns>How many characters were said.</returns>
    public static int TrySayPer(SpeakableContext context, int at)
    {
        if (context.Peek(at) != '/' || !char.IsLetterOrDigit(context.Peek(at + 1)) || context.Lexicon.Per is not { } per)
        {
            return 0;
        }

        context.RewriteApart(per, at, at + 1);
        return 1;
    }

    private static bool IsMeant(SpeakableContext context, ReadOnlySpan<char> token, bool spaced, int end, WrittenNumber number)
    {
        // "3 x 4", but not "3 x's".
        if (token is "x")
        {
            return !spaced || (context.Peek(end) == ' ' && char.IsAsciiDigit(context.Peek(end + 1)));
        }

        // Decades: "1990s", "the 80s".
        if (token is "s" && !spaced)
        {
            return number.Fraction.Length > 0 || number.Whole is not [.., '0'] || number.Whole.Length is not (2 or 4);
        }

        // A letter after a space may be a word or a name.
        return !spaced || token is not ("B" or "N" or "J" or "o" or "bar" or "hr" or "cal");
    }

    private static void SayAfter(SpeakableContext context, int at, int start, int end, string words)
    {
        if (start > at)
        {
            context.Space(at);
        }
        else
        {
            context.Writer.SpaceBetween();
        }

        context.Rewrite(words, start, end);
    }
}
