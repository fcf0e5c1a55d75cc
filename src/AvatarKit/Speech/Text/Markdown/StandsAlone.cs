namespace AvatarKit;

/// <summary>Finds what is a sentence of its own though only its marks say so: <c>*Holds out hand* Nice to meet you.</c>, a picture between two
/// sentences.</summary>
internal static class StandsAlone
{
    private const int Longest = 200;

    /// <summary>Whether a marked stretch is a sentence of its own.</summary>
    /// <param name="text">The text.</param>
    /// <param name="run">Where the run of text begins.</param>
    /// <param name="open">Index of the mark that opens it.</param>
    /// <param name="content">Index after that mark.</param>
    /// <param name="close">Index of the mark that closes it.</param>
    /// <param name="end">Index after all that belongs to it.</param>
    /// <param name="minWords">How many words it has at least: one emphasised word may be the first of a sentence.</param>
    public static bool Is(string text, int run, int open, int content, int close, int end, int minWords)
        => close - content is > 0 and <= Longest && char.IsLetterOrDigit(text[close - 1]) && BeginsSentence(text, run, open)
            && EndsBeforeSentence(text, end) && HasWords(text.AsSpan(content, close - content), minWords);

    private static bool BeginsSentence(string text, int run, int at)
    {
        int before = at - 1;
        while (before >= run && at - before < Longest && char.IsWhiteSpace(text[before]))
        {
            before--;
        }

        return before < run || (before < at - 1 && TextChars.IsTerminal(text[before])) || TextChars.IsStrongTerminal(text[before]);
    }

    private static bool EndsBeforeSentence(string text, int at)
    {
        int next = at;
        while (next < text.Length && next - at < Longest && char.IsWhiteSpace(text[next]))
        {
            next++;
        }

        int letter = next;
        while (letter < text.Length && text[letter] is '"' or '“' or '„' or '«' or '¿' or '¡' or '\'' or '‘')
        {
            letter++;
        }

        return next > at && letter < text.Length && char.IsUpper(text[letter]);
    }

    private static bool HasWords(ReadOnlySpan<char> content, int least)
    {
        int words = 0;
        for (int i = 0; i < content.Length && words < least; i++)
        {
            words += char.IsLetterOrDigit(content[i]) && (i == 0 || char.IsWhiteSpace(content[i - 1])) ? 1 : 0;
        }

        return words >= least;
    }
}
