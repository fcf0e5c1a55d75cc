namespace AvatarKit;

/// <summary>E-mail addresses, also those with letters of other scripts.</summary>
internal static class EmailPattern
{
    // RFC 5321: what an address may be long.
    private const int LongestLocal = 64;
    private const int LongestDomain = 253;

    /// <summary>Looks for the address around an at sign.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The at sign.</param>
    /// <param name="from">Where what was found before ends.</param>
    /// <returns>The address; <see langword="null"/>: there is none.</returns>
    public static PersonalDataSpan? Find(ScannedText text, int at, int from)
    {
        int start = at;
        while (start > from && at - start < LongestLocal && IsLocal(text.At(start - 1)))
        {
            start--;
        }

        while (start < at && text.At(start) == '.')
        {
            start++;
        }

        int end = start == at ? at : EndOfDomain(text, at + 1);
        return end > at + 1 ? new PersonalDataSpan(start, end - start, PersonalDataKind.Email) : null;
    }

    /// <summary>The end of the domain, which has a dot and a last part without digits alone; otherwise 0.</summary>
    private static int EndOfDomain(ScannedText text, int start)
    {
        int end = 0;
        int label = start;
        for (int i = start; i - start <= LongestDomain; i++)
        {
            char c = text.At(i);
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c) || (c == '-' && i > label))
            {
                continue;
            }

            // A dot ends a sentence where no further part follows.
            bool isPart = i > label && text.At(i - 1) != '-';
            if (isPart && label > start && i - label >= 2 && text.IsLetter(label))
            {
                end = i;
            }

            if (c != '.' || !isPart)
            {
                break;
            }

            label = i + 1;
        }

        return end;
    }

    private static bool IsLocal(char c)
        => char.IsLetterOrDigit(c) || char.IsSurrogate(c)
            || c is '.' or '_' or '%' or '+' or '-' or '\'' or '!' or '#' or '$' or '&' or '*' or '=' or '~' or '{' or '}' or '|' or '^' or '`';
}
