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
            if (!context.IsTokenEnd(end) || (context.Peek(end) is '/' or '²' or '³' && char.IsLetter(context.Peek(end - 1))) || (context.Peek(end) is '\'' or '’' && char.IsLetter(context.Peek(end + 1))))
            {
                continue;
            }

            ReadOnlySpan<char> token = context.Text.Slice(start, length);
            if (!context.Lexicon.Units.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(token, out Unit unit) || !IsMeant(token, spaced, context.Peek(end)))
            {
                continue;
            }

            SayAfter(context, at, start, end, number.IsSingular(context.Lexicon) ? unit.One : unit.Many);
            return end - at;
        }

        return 0;
    }

    // Short words after a space may be words: "5 am Ende", "2 s", "a 3 x 4".
    private static bool IsMeant(ReadOnlySpan<char> token, bool spaced, char next) =>
        !spaced || token is not ("s" or "x" or "B" or "K" or "N" or "V" or "W" or "J" or "o" or "bar" or "hr") || (token is "V" or "W" or "s" && next is not '.');

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
