namespace AvatarKit;

/// <summary>Cuts a word's inflection off, roughly: what is compared need not be a word.</summary>
internal static class WordStem
{
    private const int ShortestStem = 3;

    /// <summary>The stem of a normalised word.</summary>
    public static string Of(string word, bool isEnglish)
    {
        if (word.Length <= ShortestStem || char.IsDigit(word[0]))
        {
            return word;
        }

        return isEnglish ? OfEnglish(word) : OfOther(word);
    }

    private static string OfEnglish(string word)
    {
        ReadOnlySpan<char> stem = word;
        string tail = "";
        if (Ends(stem, "ies"))
        {
            stem = stem[..^3];
            tail = "i";
        }
        else if (Ends(stem, "sses"))
        {
            stem = stem[..^2];
        }
        else if (Ends(stem, "s") && !stem.EndsWith("ss") && !stem.EndsWith("us"))
        {
            stem = stem[..^1];
        }

        if (tail.Length == 0)
        {
            stem = Ends(stem, "ing") ? stem[..^3] : Ends(stem, "ed") ? stem[..^2] : stem;
            if (stem.Length > ShortestStem && stem[^1] == stem[^2] && "bdgmnprt".Contains(stem[^1], StringComparison.Ordinal))
            {
                stem = stem[..^1];
            }

            stem = stem.Length > ShortestStem && stem[^1] == 'e' ? stem[..^1] : stem;
            if (stem.Length > ShortestStem && stem[^1] == 'y')
            {
                stem = stem[..^1];
                tail = "i";
            }
        }

        return stem.Length + tail.Length == word.Length && tail.Length == 0 ? word : string.Concat(stem, tail);
    }

    // Endings of number, gender and person in German and the Romance languages are a vowel with at most one consonant after it.
    private static string OfOther(string word)
    {
        ReadOnlySpan<char> stem = word;
        if (stem.Length > ShortestStem + 1 && stem[^1] is 's' or 'n' or 'r' or 'm')
        {
            stem = stem[..^1];
        }

        while (stem.Length > ShortestStem && stem[^1] is 'a' or 'e' or 'i' or 'o')
        {
            stem = stem[..^1];
        }

        return stem.Length == word.Length ? word : stem.ToString();
    }

    private static bool Ends(ReadOnlySpan<char> word, string ending) => word.Length > ending.Length + 2 && word.EndsWith(ending);
}
