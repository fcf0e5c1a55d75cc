namespace AvatarKit.Evaluation;

/// <summary>ARPAbet as Flite prints it, in the International Phonetic Alphabet.</summary>
internal static class ArpabetSounds
{
    private static readonly Dictionary<string, string> Table = new(StringComparer.Ordinal)
    {
        ["pau"] = "_", ["ssil"] = "_", ["brth"] = "_", ["aa"] = "ɑ", ["ae"] = "æ", ["ah"] =
            "ʌ", ["ao"] = "ɔ", ["aw"] = "aʊ", ["ax"] = "ə", ["axr"] = "ɚ", ["ay"] = "aɪ", ["ch"] = "tʃ",
        ["dh"] = "ð", ["dx"] = "ɾ", ["eh"] = "ɛ", ["el"] = "l", ["em"] = "m", ["en"] = "n", ["er"] = "ɚ", ["ey"] =
            "eɪ", ["hh"] = "h", ["hv"] = "h", ["ih"] = "ɪ", ["ix"] = "ɪ", ["iy"] = "i", ["jh"] = "dʒ",
        ["ng"] = "ŋ", ["nx"] = "n", ["ow"] = "oʊ", ["oy"] = "ɔɪ", ["r"] = "ɹ", ["sh"] =
            "ʃ", ["th"] = "θ", ["uh"] = "ʊ", ["uw"] = "u", ["y"] = "j", ["zh"] = "ʒ",
    };

    public static string ToIpa(string symbol) => Table.GetValueOrDefault(symbol, symbol);
}
