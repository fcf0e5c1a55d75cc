using System.Buffers;

namespace AvatarKit;

/// <summary>Tells what a full stop after a word may mean, from the word alone.</summary>
internal static class WordEndings
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouyäöüáéíóúàèìòùâêîôûAEIOUY");

    /// <summary>Looks at a word.</summary>
    /// <param name="token">The word, without the full stop after it.</param>
    /// <returns>What the full stop may mean.</returns>
    public static WordEnding Of(ReadOnlySpan<char> token)
    {
        if (token.IsEmpty)
        {
            return WordEnding.Ordinary;
        }

        if (SegmenterAbbreviations.Never(token))
        {
            return WordEnding.Never;
        }

        if (SegmenterAbbreviations.BeforeNumber(token))
        {
            return WordEnding.BeforeNumber;
        }

        if (SegmenterAbbreviations.Maybe(token))
        {
            return WordEnding.Maybe;
        }

        if (token.IndexOfAnyExceptInRange('0', '9') < 0)
        {
            return token.Length <= 3 ? WordEnding.Number : WordEnding.Ordinary;
        }

        if (IsInitials(token))
        {
            return WordEnding.Initials;
        }

        return token.Length is >= 2 and <= 4 && AllLetters(token) && char.IsLower(token[^1]) && token.IndexOfAny(Vowels) < 0 && token[0] < 0x250
            ? WordEnding.Maybe
            : WordEnding.Ordinary;
    }

    // "J", "U.S", "Ph.D", "z.B": letters in ones and twos between full stops.
    private static bool IsInitials(ReadOnlySpan<char> token)
    {
        int run = 0;
        bool dotted = false;
        foreach (char c in token)
        {
            if (c == '.')
            {
                dotted = true;
                run = 0;
            }
            else if (!char.IsLetter(c) || ++run > 2 || TextChars.IsCjk(c))
            {
                return false;
            }
        }

        return dotted || (token.Length == 1 && token[0] is not ('I' or 'à' or 'y' or 'o' or 'é'));
    }

    /// <summary>Whether a word has nothing but letters.</summary>
    public static bool AllLetters(ReadOnlySpan<char> token)
    {
        foreach (char c in token)
        {
            if (!char.IsLetter(c))
            {
                return false;
            }
        }

        return true;
    }
}
