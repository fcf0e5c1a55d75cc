namespace AvatarKit;

/// <summary>Where words, numbers and runs of one sign end.</summary>
internal static class TextRuns
{
    /// <summary>The length of the word that the text begins with; hyphens and apostrophes within it belong to it.</summary>
    public static int Word(ReadOnlySpan<char> text)
    {
        int at = 1;
        while (at < text.Length && (char.IsLetter(text[at]) ? !TextChars.IsCjk(text[at])
            : text[at] is '-' or '\'' or '’' && at + 1 < text.Length && char.IsLetter(text[at + 1])))
        {
            at++;
        }

        return at;
    }

    /// <summary>The length of the number that the text begins with, decimals and thousands included.</summary>
    public static int Number(ReadOnlySpan<char> text)
    {
        int at = 1;
        while (at < text.Length && (char.IsDigit(text[at]) || (text[at] is '.' or ',' && at + 1 < text.Length && char.IsDigit(text[at + 1]))))
        {
            at++;
        }

        return at;
    }

    /// <summary>The length of the run of the text's first character.</summary>
    public static int Same(ReadOnlySpan<char> text)
    {
        int length = text.IndexOfAnyExcept(text[0]);
        return length < 0 ? text.Length : length;
    }
}
