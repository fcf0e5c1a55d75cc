using System.Globalization;

namespace AvatarKit;

/// <summary>The commonest sound of letters in any script, where no spelling says better. Thread-safe.</summary>
internal static class LetterSounds
{
    private static readonly string[] HangulLeads = ["k", "k", "n", "t", "t", "ɾ", "m", "p", "p", "s", "s", "", "tɕ", "tɕ", "tɕ", "k", "t", "p", "h"];

    private static readonly string[][] HangulVowels =
    [
        ["a"], ["ɛ"], ["j", "a"], ["j", "ɛ"], ["ʌ"], ["e"], ["j", "ʌ"], ["j", "e"], ["o"], ["w", "a"], ["w", "ɛ"], ["w", "e"], ["j", "o"],
        ["u"], ["w", "ʌ"], ["w", "e"], ["w", "i"], ["j", "u"], ["ɯ"], ["ɯ", "i"], ["i"],
    ];

    private static readonly string[] HangulTails =
    [
        "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ŋ", "t", "t", "k", "t", "p", "t",
    ];

    // An ideograph is one open syllable; which one is not known, but neighbours should differ.
    private static readonly string[] Closed = ["t", "k", "n", "s", "p", "tɕ", "l", "m"];
    private static readonly string[] Open = ["a", "e", "i", "o", "u"];

    private static readonly SoundRules Rules =
        new(LetterTables.Latin, LetterTables.Greek, LetterTables.Cyrillic, LetterTables.Kana, LetterTables.Semitic);

    /// <summary>Says words of languages whose spelling is not known.</summary>
    public static WordSounds Any => Rules;

    /// <summary>Says the letters at a place of a word.</summary>
    /// <returns>How many code units that were, at least 1.</returns>
    public static int AppendAt(ReadOnlySpan<char> word, int at, List<string> phones)
    {
        int taken = Rules.AppendAt(word, at, phones);
        if (taken > 0)
        {
            return taken;
        }

        char letter = word[at];
        if (letter is >= '\uAC00' and <= '\uD7A3')
        {
            AppendHangul(letter - 0xAC00, phones);
        }
        else if (char.IsHighSurrogate(letter) || CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.OtherLetter)
        {
            phones.Add(Closed[letter % Closed.Length]);
            phones.Add(Open[letter / 7 % Open.Length]);
        }
        else if (char.IsLetter(letter))
        {
            phones.Add(Open[letter % Open.Length]);
        }

        return char.IsHighSurrogate(letter) && at + 1 < word.Length ? 2 : 1;
    }

    /// <summary>Every phone it can say.</summary>
    public static IEnumerable<string> Phones
        => Rules.Phones.Concat(HangulLeads).Concat(HangulTails).Concat(HangulVowels.SelectMany(static vowel => vowel))
            .Concat(Closed).Concat(Open).Where(static phone => phone.Length > 0).Distinct();

    private static void AppendHangul(int syllable, List<string> phones)
    {
        string lead = HangulLeads[syllable / (21 * 28)];
        string tail = HangulTails[syllable % 28];
        if (lead.Length > 0)
        {
            phones.Add(lead);
        }

        phones.AddRange(HangulVowels[syllable / 28 % 21]);
        if (tail.Length > 0)
        {
            phones.Add(tail);
        }
    }
}
