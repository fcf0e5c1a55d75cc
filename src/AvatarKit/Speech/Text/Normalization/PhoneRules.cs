using System.Text;

namespace AvatarKit;

/// <summary>Says telephone numbers digit by digit, with a pause between groups.</summary>
internal static class PhoneRules
{
    private const int Longest = 24;

    /// <summary>Says the telephone number at a place.</summary>
    /// <param name="context">The text.</param>
    /// <param name="at">Index of its first character: a digit, a plus or an opening bracket.</param>
    /// <returns>How many characters were said.</returns>
    public static int TrySay(SpeakableContext context, int at)
    {
        bool plus = context.Peek(at) == '+';
        if (!plus && context.Peek(at - 1) is '-' or '.' or ',' or '/' or '$')
        {
            return 0;
        }

        StringBuilder words = new();
        List<int> groups = [];
        int digits = 0;
        int end = at + (plus ? 1 : 0);
        int stop = end;
        bool bracket = false;
        while (end - at < Longest)
        {
            char c = context.Peek(end);
            if (char.IsAsciiDigit(c))
            {
                int next = context.Digits(end);
                groups.Add(next - end);
                words.Append(words.Length > 0 ? ", " : "");
                for (int i = end; i < next; i++)
                {
                    words.Append(i > end ? " " : "").Append(context.Peek(i));
                }

                digits += next - end;
                end = stop = next;
            }
            else if (c is '-' or '(' or ')' or ' ' or '\u00A0' or '.' && end < context.Text.Length
                && (char.IsAsciiDigit(context.Peek(end + 1)) || context.Peek(end + 1) is '(' or ' '))
            {
                bracket |= c == '(';
                end++;
            }
            else
            {
                break;
            }
        }

        if (!context.IsTokenEnd(stop) || !IsPhone(context, at, stop, plus, bracket, digits, groups))
        {
            return 0;
        }

        context.Rewrite(plus ? $"{context.Lexicon.Plus} {words}" : words.ToString(), at, stop);
        return stop - at;
    }

    private static bool IsPhone(SpeakableContext context, int at, int stop, bool plus, bool bracket, int digits, List<int> groups)
    {
        if (plus)
        {
            return digits is >= 8 and <= 15 && groups[0] <= 14;
        }

        // Without a plus only the forms of North America are plain: 555-123-4567, (555) 123-4567, 555-1234.
        bool hyphens = context.Text[at..stop].Contains('-');
        return hyphens && !context.Text[at..stop].Contains('.') && (groups is [3, 3, 4] or [1, 3, 3, 4] || (groups is [3, 4] && !bracket));
    }
}
