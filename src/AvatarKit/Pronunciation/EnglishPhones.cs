namespace AvatarKit;

/// <summary>The phones of the compact dictionary as sounds of the International Phonetic Alphabet.</summary>
internal static class EnglishPhones
{
    /// <summary>Their names in the dictionary, in the order of eng/pronunciation/compact.mjs; AH0 is the weak vowel.</summary>
    public static readonly string[] Names =
    [
        "AA", "AE", "AH", "AH0", "AO", "AW", "AY", "B", "CH", "D", "DH", "EH", "ER", "EY", "F", "G", "HH", "IH", "IY", "JH",
        "K", "L", "M", "N", "NG", "OW", "OY", "P", "R", "S", "SH", "T", "TH", "UH", "UW", "V", "W", "Y", "Z", "ZH",
    ];

    private static readonly string[][] Ipa =
    [
        ["ɑ"], ["æ"], ["ʌ"], ["ə"], ["ɔ"], ["a", "ʊ"], [
            "a", "ɪ",
        ], ["b"], ["tʃ"], ["d"], ["ð"], ["ɛ"], ["ɚ"], ["e", "ɪ"], ["f"], ["ɡ"], ["h"], ["ɪ"], ["i"], ["dʒ"],
        ["k"], ["l"], ["m"], ["n"], ["ŋ"], ["o", "ʊ"], [
            "ɔ", "ɪ",
        ], ["p"], ["ɹ"], ["s"], ["ʃ"], ["t"], ["θ"], ["ʊ"], ["u"], ["v"], ["w"], ["j"], ["z"], ["ʒ"],
    ];

    /// <summary>Adds the sounds of a dictionary's phone.</summary>
    /// <param name="phone">Its place in the dictionary's list, from 1.</param>
    /// <param name="phones">Where they are added.</param>
    public static void Append(byte phone, List<string> phones)
    {
        foreach (string sound in Ipa[phone - 1])
        {
            phones.Add(sound);
        }
    }

    /// <summary>Every sound of the list.</summary>
    public static IEnumerable<string> Sounds => Ipa.SelectMany(static sounds => sounds).Distinct();
}
