using System.Globalization;

namespace AvatarKit;

/// <summary>Finds the numbers of items within a line: <c>1. This 2. That</c>, <c>a. This b. That</c>, <c>1.) This 2.) That</c>.</summary>
internal static class ItemNumbers
{
    private const int MostDigits = 3;

    /// <summary>Looks at the mark after a number or a letter.</summary>
    /// <param name="text">The segment so far.</param>
    /// <param name="at">Index of the full stop.</param>
    /// <param name="end">The index after it and the brackets that follow it.</param>
    /// <returns>Whether it numbers an item, and where the item before it ends.</returns>
    public static ItemNumber Before(ReadOnlySpan<char> text, int at, int end)
    {
        if (text[at] != '.' || !(end == at + 1 || (end == at + 2 && text[at + 1] == ')')) || end >= text.Length || text[end] != ' ')
        {
            return default;
        }

        int start = StartOf(text, at);
        if (start < 0)
        {
            return default;
        }

        int mark = start > 0 && IsBullet(text[start - 1]) ? start - 1 : start;
        ReadOnlySpan<char> before = text[..mark].TrimStart();
        if (before.IsEmpty)
        {
            // The first of its segment, where its marks show it: "1." alone is looked at by its own rules.
            return end > at + 1 || mark < start ? new ItemNumber(true, null) : default;
        }

        bool follows = text[mark - 1] == ' ' && Follows(before, text[start..at], text[at..end], text[mark..start]);
        return follows ? new ItemNumber(true, mark) : default;
    }

    /// <summary>Whether the segment begins with the number before this one, written in the same way.</summary>
    private static bool Follows(ReadOnlySpan<char> segment, ReadOnlySpan<char> number, ReadOnlySpan<char> close, ReadOnlySpan<char> bullet)
    {
        if (!segment.StartsWith(bullet, StringComparison.Ordinal))
        {
            return false;
        }

        segment = segment[bullet.Length..];
        string expected = char.IsAsciiDigit(number[0])
            ? (int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture) - 1).ToString(CultureInfo.InvariantCulture)
            : ((char)(number[0] - 1)).ToString();
        return segment.StartsWith(expected, StringComparison.Ordinal) && segment[expected.Length..].StartsWith(close, StringComparison.Ordinal)
            && segment.Length > expected.Length + close.Length && segment[expected.Length + close.Length] == ' ';
    }

    /// <summary>Where the number or the letter before a full stop begins; -1 where there is neither.</summary>
    private static int StartOf(ReadOnlySpan<char> text, int at)
    {
        int start = at;
        while (start > 0 && at - start < MostDigits && char.IsAsciiDigit(text[start - 1]))
        {
            start--;
        }

        if (start == at && at > 0 && char.IsAsciiLetterLower(text[at - 1]))
        {
            start--;
        }

        return start < at && (start == 0 || text[start - 1] == ' ' || text[start - 1] == '\n' || IsBullet(text[start - 1])) ? start : -1;
    }

    private static bool IsBullet(char c) => c is '•' or '⁃' or '‣' or '·';
}
