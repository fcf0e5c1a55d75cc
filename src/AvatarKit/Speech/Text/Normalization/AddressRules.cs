using System.Globalization;

namespace AvatarKit;

/// <summary>Says addresses of streets and towns, as they are written in the United States.</summary>
internal static class AddressRules
{
    private const int MostWords = 5;

    private const int LongestWord = 20;

    private const int LengthOfPostalCode = 5;

    /// <summary>Says the house number, the direction and the street at a place: <c>1211 E Arques Ave</c>.</summary>
    /// <param name="context">The text.</param>
    /// <param name="at">Index of the number's first digit.</param>
    /// <returns>How many characters were said.</returns>
    public static int TrySayStreet(SpeakableContext context, int at)
    {
        int number = context.Digits(at);
        if (context.Lexicon.Language != "en" || number - at > 5 || context.Peek(number) != ' ' || context.Peek(at - 1) is not (' ' or '(')
            || FindStreet(context, number + 1) is not (> 0 and int street))
        {
            return 0;
        }

        context.As(SpeakableKind.Address).Rewrite(HouseNumber(context.Text[at..number], context.Lexicon.Verbalizer!.Value), at, number);
        for (int word = number + 1; word < street;)
        {
            context.Space(word - 1);
            int end = EndOfWord(context, word);
            if (char.IsAsciiDigit(context.Peek(word)) && OrdinalReader.Read(context, word) is { } ordinal && ordinal.End == end)
            {
                context.Rewrite(context.Lexicon.Verbalizer!.Value.Ordinal(ordinal), word, end);
            }
            else if (end != street && AmericanAddresses.Directions.GetValueOrDefault(context.Text[word..end].ToString()) is { } direction)
            {
                end += context.Peek(end) == '.' ? 1 : 0;
                context.Rewrite(direction, word, end);
            }
            else
            {
                context.Copy(word, end);
            }

            word = end + 1;
            if (end == street)
            {
                break;
            }
        }

        return SayKind(context, street) - at;
    }

    /// <summary>Says a state after a town, and the postal code after it: <c>, NY 10001</c>.</summary>
    /// <param name="context">The text.</param>
    /// <param name="at">Where the state begins.</param>
    /// <returns>How many characters were said.</returns>
    public static int TrySayState(SpeakableContext context, int at)
    {
        int end = at + 2;
        if (context.Lexicon.Language != "en" || context.Peek(at - 1) != ' ' || context.Peek(at - 2) != ',' || !context.IsTokenEnd(end)
            || !char.IsAsciiLetterUpper(context.Peek(at)) || !char.IsAsciiLetterUpper(context.Peek(at + 1))
            || context.WordBefore(at) is not [>= 'A' and <= 'Z', ..]
            || !AmericanAddresses.States.TryGetValue(context.Text[at..end].ToString(), out string? state))
        {
            return 0;
        }

        int code = context.Digits(end + 1);
        bool hasCode = context.Peek(end) == ' ' && code - end - 1 == LengthOfPostalCode && context.IsTokenEnd(code);
        if (!hasCode && AmericanAddresses.Words.Contains(context.Text[at..end].ToString()))
        {
            return 0;
        }

        context.As(SpeakableKind.Address).Rewrite(state, at, end);
        if (hasCode)
        {
            context.Space(end);
            context.Rewrite(string.Join(' ', context.Text[(end + 1)..code].ToString().AsEnumerable()), end + 1, code);
            end = code;
        }

        return end - at;
    }

    private static int SayKind(SpeakableContext context, int street)
    {
        int end = EndOfWord(context, street);
        bool hasStop = context.Peek(end) == '.' && (context.Peek(end + 1) is ',' || (context.Peek(end + 1) == ' '
            && char.IsLower(context.Peek(end + 2))));
        context.Space(street - 1);
        context.Rewrite(AmericanAddresses.Streets[context.Text[street..end].ToString()], street, hasStop ? end + 1 : end);
        end += hasStop ? 1 : 0;

        // "Pennsylvania Ave NW".
        int last = EndOfWord(context, end + 1);
        if (context.Peek(end) == ' ' && last > end + 1
            && AmericanAddresses.Directions.TryGetValue(context.Text[(end + 1)..last].ToString(), out string? direction))
        {
            context.Space(end);
            context.Rewrite(direction, end + 1, last);
            end = last;
        }

        return end;
    }

    /// <summary>Where the kind of street stands after a name of one to four words; 0 where there is none.</summary>
    private static int FindStreet(SpeakableContext context, int at)
    {
        int start = at;
        for (int words = 0; words < MostWords; words++)
        {
            int end = EndOfWord(context, start);
            if (end == start || !(char.IsAsciiLetterUpper(context.Peek(start)) || char.IsAsciiDigit(context.Peek(start))))
            {
                return 0;
            }

            if (words > 0 && AmericanAddresses.Streets.ContainsKey(context.Text[start..end].ToString()) && context.IsTokenEnd(end))
            {
                return start;
            }

            if (context.Peek(end) != ' ')
            {
                return 0;
            }

            start = end + 1;
        }

        return 0;
    }

    private static int EndOfWord(SpeakableContext context, int start)
    {
        int end = start;
        while (end - start < LongestWord && char.IsAsciiLetterOrDigit(context.Peek(end)))
        {
            end++;
        }

        return end;
    }

    // In pairs, as people say it: "twelve eleven", "one twenty three", "one oh five".
    private static string HouseNumber(ReadOnlySpan<char> digits, Verbalizer says)
    {
        int number = int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        if (digits.Length > 4 || digits[0] == '0')
        {
            return string.Join(' ', digits.ToString().AsEnumerable());
        }

        if (number < 100 || number % 100 == 0)
        {
            return digits.ToString();
        }

        int last = number % 100;
        return $"{says.Cardinal(number / 100)} {(last < 10 ? "oh " : "")}{says.Cardinal(last)}";
    }
}
