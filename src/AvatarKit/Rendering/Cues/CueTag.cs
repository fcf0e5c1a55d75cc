namespace AvatarKit;

/// <summary>A cue such as <c>[mood:happy]</c> or <c>[gesture:nod]</c> that a model or a host writes into an answer. Never shown or spoken.</summary>
internal static class CueTag
{
    /// <summary>A longer bracket is no cue.</summary>
    public const int LongestLength = 48;

    private const string MoodWord = "mood";
    private const string GestureWord = "gesture";

    /// <summary>Reads the cue at the start of a text.</summary>
    /// <param name="text">Begins with the bracket.</param>
    /// <param name="length">Length of the cue with both brackets; 0 when there is none.</param>
    /// <returns>What it asks for; nothing without a cue or when it names nothing that is known here.</returns>
    public static AnswerCue Read(ReadOnlySpan<char> text, out int length)
    {
        int close = text[..Math.Min(text.Length, LongestLength)].IndexOf(']');
        length = close > 0 && MayBegin(text[..close]) && text[1..close].Contains(':') ? close + 1 : 0;
        if (length == 0)
        {
            return default;
        }

        ReadOnlySpan<char> inside = text[1..close].TrimStart(' ');
        ReadOnlySpan<char> name = inside[(inside.IndexOf(':') + 1)..].Trim();
        return inside.StartsWith(MoodWord, StringComparison.OrdinalIgnoreCase)
            ? new AnswerCue(MoodMarks.Named(name), null)
            : new AnswerCue(null, GestureNames.Find(name));
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
        return MayBegin(inside, MoodWord) || MayBegin(inside, GestureWord);
    }

    private static bool MayBegin(ReadOnlySpan<char> inside, string word)
    {
        int letters = Math.Min(inside.Length, word.Length);
        if (!inside[..letters].Equals(word.AsSpan(0, letters), StringComparison.OrdinalIgnoreCase))
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
