using System.Text;

namespace AvatarKit;

/// <summary>What a placeholder looks like, and where one stands in a text.</summary>
internal static class Placeholder
{
    /// <summary>The longest, with its brackets.</summary>
    public const int LongestLength = 64;

    /// <summary>The length of the placeholder at a place, with its brackets; 0: none is there.</summary>
    /// <param name="text">Begins with the bracket.</param>
    public static int LengthAt(ReadOnlySpan<char> text)
    {
        int inside = LengthOfName(text);
        return inside > 0 && inside + 1 < text.Length && text[inside + 1] == ']' ? inside + 2 : 0;
    }

    /// <summary>Whether more text could make a placeholder of this.</summary>
    /// <param name="text">Begins with the bracket.</param>
    public static bool MayBegin(ReadOnlySpan<char> text) => text.Length < LongestLength && LengthOfName(text) == text.Length - 1;

    /// <summary>Whether two messages are one, whatever the names of their placeholders: another key gives other names.</summary>
    public static bool IsSame(string one, string other) => one == other || WithoutNames(one) == WithoutNames(other);

    /// <summary>Puts something in the place of every placeholder.</summary>
    /// <param name="text">The text.</param>
    /// <param name="replace">Gives what comes in its place; <see langword="null"/>: it stays.</param>
    public static string Replace(string text, Func<string, string?> replace)
    {
        int open = text.IndexOf('[', StringComparison.Ordinal);
        if (open < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        int done = 0;
        while (open >= 0)
        {
            int length = LengthAt(text.AsSpan(open, Math.Min(LongestLength, text.Length - open)));
            if (length > 0 && replace(text.Substring(open, length)) is { } value)
            {
                result.Append(text, done, open - done).Append(value);
                done = open + length;
            }

            open = text.IndexOf('[', open + Math.Max(1, length));
        }

        return result.Append(text, done, text.Length - done).ToString();
    }

    /// <summary>Whether a part of a text has a part of a placeholder in it.</summary>
    public static bool Touches(string text, int start, int end)
    {
        int from = Math.Max(0, start - LongestLength);
        for (int open = text.IndexOf('[', from, end - from); open >= 0; open = text.IndexOf('[', open + 1, end - open - 1))
        {
            if (open + LengthAt(text.AsSpan(open, Math.Min(LongestLength, text.Length - open))) > start)
            {
                return true;
            }
        }

        return false;
    }

    private static string WithoutNames(string text)
        => Replace(text, static placeholder => PlaceholderNames.KindOf(placeholder) is { } kind ? $"[{kind}]" : null);

    private static int LengthOfName(ReadOnlySpan<char> text)
    {
        int at = 1;
        while (at < text.Length && at < LongestLength - 1 && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '-'))
        {
            at++;
        }

        return at - 1;
    }
}
