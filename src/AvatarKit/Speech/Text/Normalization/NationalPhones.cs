namespace AvatarKit;

/// <summary>Tells telephone numbers without a country's code from other numbers, by how they are grouped and by the words before them.</summary>
internal static class NationalPhones
{
    private const int FewestDigits = 7;
    private const int MostDigits = 13;

    private const int MostWordsBetween = 3;

    /// <summary>Whether groups of digits are a telephone number.</summary>
    /// <param name="context">The text.</param>
    /// <param name="at">Where the first begins, with its bracket.</param>
    /// <param name="stop">Where the last ends.</param>
    /// <param name="groups">How many digits each has.</param>
    public static bool Are(SpeakableContext context, int at, int stop, ReadOnlySpan<int> groups)
    {
        int digits = 0;
        foreach (int group in groups)
        {
            digits += group;
        }

        if (digits is < FewestDigits or > MostDigits || groups.Length < 2)
        {
            return false;
        }

        int first = context.Peek(at) == '(' ? at + 1 : at;
        ReadOnlySpan<char> text = context.Text[at..stop];
        if (!AreParted(text, groups))
        {
            return false;
        }

        // An area's code begins with a zero, which no number does.
        if (context.Peek(first) == '0' && groups[0] >= 2)
        {
            return groups[0] > 2 || groups.Length > 2 || groups[1] > 4 || IsAsked(context, at);
        }

        return !AreYears(context, at, groups) && !groups.ContainsAnyExceptInRange(0, 8) && IsAsked(context, at);
    }

    // Hours and days are written in twos: "08.30 - 12.30", "01/02 - 03/04/2024", "01 02 03 04".
    private static bool AreParted(ReadOnlySpan<char> text, ReadOnlySpan<int> groups)
    {
        bool isInTwos = groups.Length < 5 && groups[0] <= 2 && groups[1] <= 2;
        if (text.Contains('/'))
        {
            return text.Count('/') == 1 && text.IndexOf('/') == groups[0] && groups[0] > 2 && !text.Contains('.');
        }

        bool hasStops = text.Contains('.'), hasHyphens = text.Contains('-');
        return !(isInTwos && (hasStops || hasHyphens || !groups.ContainsAnyExceptInRange(0, 2)))
            && !(hasStops && (hasHyphens || text.Contains(' ')))
            && !text.Contains(" -", StringComparison.Ordinal) && !text.Contains("- ", StringComparison.Ordinal);
    }

    // "2010-2015".
    private static bool AreYears(SpeakableContext context, int at, ReadOnlySpan<int> groups) => groups is [4, 4] && context.Peek(at) is '1' or '2';

    private static bool IsAsked(SpeakableContext context, int at)
    {
        for (int words = 0; words <= MostWordsBetween; words++)
        {
            while (context.Peek(at - 1) is ':' or ' ' && context.Peek(at - 2) is ':' or '.')
            {
                at--;
            }

            string word = context.WordBefore(at);
            if (word.Length == 0)
            {
                return false;
            }

            if (PhoneWords.Asking.Contains(word))
            {
                return true;
            }

            if (!PhoneWords.Between.Contains(word))
            {
                return false;
            }

            at = context.StartOfWordBefore(at);
        }

        return false;
    }
}
