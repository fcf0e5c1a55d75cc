namespace AvatarKit;

/// <summary>A cue such as <c>[mood:happy]</c> that a model or a host writes before a sentence. Never shown or spoken.</summary>
internal static class MoodTag
{
    /// <summary>A longer bracket is no cue.</summary>
    public const int LongestLength = 48;

    private const string Word = "mood";

    /// <summary>Reads the cue at the start of a text.</summary>
    /// <param name="text">Begins with the bracket.</param>
    /// <param name="length">Length of the cue with both brackets; 0 when there is none.</param>
    /// <returns>Its mood; <see langword="null"/> without a cue or when it names no mood known here.</returns>
    public static Mood? Read(ReadOnlySpan<char> text, out int length)
    {
        int close = text[..Math.Min(text.Length, LongestLength)].IndexOf(']');
        length = close > 0 && MayBegin(text[..close]) && text[1..close].Contains(':') ? close + 1 : 0;
        if (length == 0)
        {
            return null;
        }

        ReadOnlySpan<char> inside = text[1..close];
        return MoodMarks.Named(inside[(inside.IndexOf(':') + 1)..].Trim());
    }

    /// <summary>Whether more text could make a cue of this.</summary>
    /// <param name="text">Begins with the bracket and ends before the closing one.</param>
    public static bool MayBegin(ReadOnlySpan<char> text)
    {
        if (text.Length >= LongestLength || text is not ['[', ..])
        {
            return false;
        }

        ReadOnlySpan<char> inside = text[1..].TrimStart(' ');
        int letters = Math.Min(inside.Length, Word.Length);
        if (!inside[..letters].Equals(Word.AsSpan(0, letters), StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        ReadOnlySpan<char> rest = inside[letters..].TrimStart(' ');
        return rest.IsEmpty || (rest[0] == ':' && IsName(rest[1..]));
    }

    private static bool IsName(ReadOnlySpan<char> name)
    {
        foreach (char c in name)
        {
            if (!char.IsLetterOrDigit(c) && c is not (' ' or '-' or '_'))
            {
                return false;
            }
        }

        return true;
    }
}
