using System.Text;

namespace AvatarKit;

/// <summary>Says telephone numbers digit by digit, with a pause between groups.</summary>
internal static class PhoneRules
{
    private const int Longest = 24;
    private const int FewestDigits = 7;

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

        Span<int> lengths = stackalloc int[Longest];
        int count = 0, digits = 0;
        int end = at + (plus ? 1 : 0);
        int stop = end;
        bool bracket = false;
        while (end - at < Longest)
        {
            char c = context.Peek(end);
            if (char.IsAsciiDigit(c))
            {
                int next = context.Digits(end);
                lengths[count++] = next - end;
                digits += next - end;
                end = stop = next;
            }
            else if (c is '-' or '(' or ')' or ' ' or '\u00A0' or '.' or '/' && end < context.Text.Length
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

        if (digits < FewestDigits || !context.IsTokenEnd(stop) || !IsPhone(context, at, stop, plus, bracket, digits, lengths[..count]))
        {
            return 0;
        }

        string said = Spelled(context.Text[at..stop]);
        int last = SayExtension(context, stop, ref said);
        context.As(SpeakableKind.Telephone).Rewrite(plus ? $"{context.Lexicon.Plus} {said}" : said, at, last);
        return last - at;
    }

    // Digit by digit, with a pause between groups.
    private static string Spelled(ReadOnlySpan<char> number)
    {
        StringBuilder words = new();
        for (int i = 0; i < number.Length; i++)
        {
            if (char.IsAsciiDigit(number[i]))
            {
                bool isInGroup = i > 0 && char.IsAsciiDigit(number[i - 1]);
                words.Append(words.Length == 0 ? "" : isInGroup ? " " : ", ").Append(number[i]);
            }
        }

        return words.ToString();
    }

    /// <summary>Adds the extension after a telephone number: <c>ext. 12</c>, <c>x12</c>.</summary>
    /// <returns>Where all of it ends.</returns>
    private static int SayExtension(SpeakableContext context, int stop, ref string said)
    {
        int start = stop;
        while (start - stop < 2 && context.Peek(start) is ' ' or ',')
        {
            start++;
        }

        int word = start;
        while (word - start < 10 && char.IsLetter(context.Peek(word)))
        {
            word++;
        }

        if (context.Lexicon.Extension is not { } extension || word == start
            || !(context.Text[start..word] is "ext" or "x" || context.Has(extension, start) && word - start == extension.Length))
        {
            return stop;
        }

        int digits = word;
        while (digits - word < 3 && context.Peek(digits) is ' ' or '.')
        {
            digits++;
        }

        int end = context.Digits(digits);
        if (end == digits || end - digits > 5 || !context.IsTokenEnd(end))
        {
            return stop;
        }

        said += $", {extension} {string.Join(' ', context.Text[digits..end].ToString().AsEnumerable())}";
        return end;
    }

    private static bool IsPhone(SpeakableContext context, int at, int stop, bool plus, bool bracket, int digits, ReadOnlySpan<int> groups)
    {
        if (plus)
        {
            return digits is >= 8 and <= 15 && groups[0] <= 14;
        }

        if (bracket && groups is [2, 4 or 5, 4])
        {
            // "(11) 3333-4444", as in Brazil.
            return true;
        }

        if (NationalPhones.Are(context, at, stop, groups))
        {
            return true;
        }

        // Of others only the forms of North America are plain: 555-123-4567, (555) 123-4567, 555-1234.
        bool hyphens = context.Text[at..stop].Contains('-'), stops = context.Text[at..stop].Contains('.');
        if (hyphens && !stops && digits is >= 9 and <= 12 && groups.Length >= 4 && !groups.ContainsAnyExceptInRange(0, 4))
        {
            // "8-913-983-56-01", as in Russia.
            return true;
        }

        return hyphens != stops && (groups is [3, 3, 4] or [1, 3, 3, 4] || (hyphens && groups is [3, 4] or [3, 2, 4] && !bracket));
    }
}
