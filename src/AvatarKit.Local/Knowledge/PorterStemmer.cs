namespace AvatarKit.Local;

/// <summary>M. F. Porter, "An algorithm for suffix stripping", 1980: the five steps, on lower-case words.</summary>
internal static class PorterStemmer
{
    private static readonly (string Ending, string Becomes)[] Step2 =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("bli", "ble"), ("alli", "al"), ("entli", "ent"),
        ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"),
        ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"), ("logi", "log"),
    ];

    private static readonly (string Ending, string Becomes)[] Step3 =
        [("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", "")];

    private static readonly string[] Step4 =
        ["ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ion", "al", "er", "ic", "ou"];

    public static string Stem(string word)
    {
        foreach (char character in word)
        {
            if (character is < 'a' or > 'z')
            {
                return word;
            }
        }

        word = Plural(word);
        word = Past(word);
        if (word.EndsWith('y') && HasVowel(word, word.Length - 1))
        {
            word = word[..^1] + "i";
        }

        word = Replace(word, Step2);
        word = Replace(word, Step3);
        word = Drop(word);
        return FinalE(word);
    }

    private static string Plural(string word)
    {
        if (word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("ies", StringComparison.Ordinal))
        {
            return word[..^2];
        }

        return word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1] : word;
    }

    private static string Past(string word)
    {
        if (word.EndsWith("eed", StringComparison.Ordinal))
        {
            return Measure(word, word.Length - 3) > 0 ? word[..^1] : word;
        }

        int cut = word.EndsWith("ed", StringComparison.Ordinal) ? 2 : word.EndsWith("ing", StringComparison.Ordinal) ? 3 : 0;
        if (cut == 0 || !HasVowel(word, word.Length - cut))
        {
            return word;
        }

        word = word[..^cut];
        if (word.EndsWith("at", StringComparison.Ordinal) || word.EndsWith("bl", StringComparison.Ordinal) || word.EndsWith("iz", StringComparison.Ordinal))
        {
            return word + "e";
        }

        if (IsDoubled(word) && word[^1] is not ('l' or 's' or 'z'))
        {
            return word[..^1];
        }

        return Measure(word, word.Length) == 1 && IsShort(word, word.Length) ? word + "e" : word;
    }

    private static string Replace(string word, (string Ending, string Becomes)[] rules)
    {
        foreach ((string ending, string becomes) in rules)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal))
            {
                return Measure(word, word.Length - ending.Length) > 0 ? word[..^ending.Length] + becomes : word;
            }
        }

        return word;
    }

    private static string Drop(string word)
    {
        foreach (string ending in Step4)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal))
            {
                int rest = word.Length - ending.Length;
                bool allowed = Measure(word, rest) > 1 && (ending != "ion" || (rest > 0 && word[rest - 1] is 's' or 't'));
                return allowed ? word[..rest] : word;
            }
        }

        return word;
    }

    private static string FinalE(string word)
    {
        if (word.EndsWith('e'))
        {
            int measure = Measure(word, word.Length - 1);
            if (measure > 1 || (measure == 1 && !IsShort(word, word.Length - 1)))
            {
                word = word[..^1];
            }
        }

        return word.EndsWith("ll", StringComparison.Ordinal) && Measure(word, word.Length - 1) > 1 ? word[..^1] : word;
    }

    private static bool IsConsonant(string word, int index) => word[index] switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' => false,
        'y' => index == 0 || !IsConsonant(word, index - 1),
        _ => true,
    };

    // How often a vowel is followed by a consonant.
    private static int Measure(string word, int length)
    {
        int count = 0;
        for (int index = 1; index < length; index++)
        {
            count += IsConsonant(word, index) && !IsConsonant(word, index - 1) ? 1 : 0;
        }

        return count;
    }

    private static bool HasVowel(string word, int length)
    {
        for (int index = 0; index < length; index++)
        {
            if (!IsConsonant(word, index))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDoubled(string word) => word.Length > 1 && word[^1] == word[^2] && IsConsonant(word, word.Length - 1);

    // Consonant, vowel, consonant that is not w, x or y.
    private static bool IsShort(string word, int length)
        => length > 2 && IsConsonant(word, length - 1) && !IsConsonant(word, length - 2) && IsConsonant(word, length - 3) && word[length - 1] is not ('w' or 'x' or 'y');
}
