using System.Collections.Frozen;

namespace AvatarKit.Local;

/// <summary>M. F. Porter, "An algorithm for suffix stripping", 1980: the five steps, on lower-case words;
/// with "-ly" cut as in his later version, and irregular forms.</summary>
internal static class PorterStemmer
{
    private static readonly (string Ending, string Becomes)[] Step2 =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("bli", "ble"), ("alli", "al"),
        ("entli", "ent"),
        ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"),
        ("fulness", "ful"),
        ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"), ("logi", "log"), ("li", ""),
    ];

    private static readonly (string Ending, string Becomes)[] Step3 =
        [("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", "")];

    private static readonly string[] Step4 =
        ["ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ion", "al", "er", "ic", "ou"];

    // Forms that no ending tells: written "form base", a common verb or noun each.
    private static readonly FrozenDictionary<string, string> Irregular = """
        forgot forget forgotten forget lost lose chose choose chosen choose broke break broken break stole steal stolen steal took take taken take
        wrote write written write paid pay bought buy found find kept keep held hold sent send said say made make got get gotten get gave give
        given give ran run began begin begun begin spoke speak spoken speak drew draw drawn draw drove drive driven drive ate eat eaten eat
        fell fall fallen fall knew know known know grew grow grown grow threw throw thrown throw wore wear worn wear went go gone go left leave
        built build brought bring thought think taught teach sold sell told tell met meet lent lend spent spend hid hide hidden hide became become
        came come saw see seen see shown show heard hear meant mean felt feel slept sleep understood understand stood stand swam swim sang sing
        sung sing rode ride ridden ride rose rise risen rise shook shake shaken shake sought seek caught catch fought fight flew fly flown fly
        children child men man women woman mice mouse feet foot teeth tooth
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Chunk(2).ToFrozenDictionary(static pair => pair[0], static pair => pair[1], StringComparer.Ordinal);

    public static string Stem(string word)
    {
        word = Irregular.GetValueOrDefault(word, word);
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
        if (word.EndsWith("at", StringComparison.Ordinal) || word.EndsWith("bl", StringComparison.Ordinal)
            || word.EndsWith("iz", StringComparison.Ordinal))
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
                bool allowed = Measure(word, word.Length - ending.Length) > 0
                    && (ending != "li" || word[^3] is 'c' or 'd' or 'e' or 'g' or 'h' or 'k' or 'm' or 'n' or 'r' or 't');
                return allowed ? word[..^ending.Length] + becomes : word;
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
        => length > 2 && IsConsonant(word, length - 1) && !IsConsonant(word, length - 2) && IsConsonant(word, length - 3)
            && word[length - 1] is not ('w' or 'x' or 'y');
}
