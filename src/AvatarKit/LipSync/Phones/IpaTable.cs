using System.Collections.Frozen;

namespace AvatarKit;

/// <summary>The letters of the International Phonetic Alphabet and the affricates written with two of them.</summary>
/// <remarks>
/// Letters: the IPA chart (International Phonetic Association, 2020) and what eSpeak NG 1.51 adds: <c>ᵻ</c>, <c>ɚ</c>, plain <c>g</c>,
/// ligatures, Greek <c>ε</c>, and the <c>A</c>, <c>S</c>, <c>Z</c> that some of its languages leave as they are in its own notation. Shapes:
/// place and manner of the chart, matched to the phonemes of the OVRLipSync viseme reference; front rounded vowels take the lips of their rounding.
/// </remarks>
internal static class IpaTable
{
    public static FrozenDictionary<char, PhoneShape> Letters { get; } = CreateLetters();

    public static FrozenDictionary<string, PhoneShape> Affricates { get; } = new Dictionary<string, PhoneShape>
    {
        ["tʃ"] = new(Viseme.CH),
        ["dʒ"] = new(Viseme.CH),
        ["tɕ"] = new(Viseme.CH),
        ["dʑ"] = new(Viseme.CH),
        ["tʂ"] = new(Viseme.CH),
        ["dʐ"] = new(Viseme.CH),
        ["ʈʂ"] = new(Viseme.CH),
        ["ɖʐ"] = new(Viseme.CH),
        ["ts"] = new(Viseme.SS),
        ["dz"] = new(Viseme.SS),
        ["tɬ"] = new(Viseme.Nn),
        ["cç"] = new(Viseme.I, 0.6f),
        ["ɟʝ"] = new(Viseme.I, 0.6f),
        ["kx"] = new(Viseme.Kk),
        ["kp"] = new(Viseme.PP),
        ["ɡb"] = new(Viseme.PP),
        ["gb"] = new(Viseme.PP),
        ["ŋm"] = new(Viseme.PP),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static FrozenDictionary<char, PhoneShape> CreateLetters()
    {
        (string Letters, PhoneShape Shape)[] rows =
        [
            ("pbmɓʙʘ", new(Viseme.PP)),
            ("ɸβ", new(Viseme.PP, 0.6f)),
            ("fvɱʋⱱ", new(Viseme.FF)),
            ("θð", new(Viseme.TH)),
            ("tdʈɖɗᶑǀǃǂʇʗ", new(Viseme.DD)),
            ("ɾɽ", new(Viseme.DD, 0.7f)),
            ("nɳɲlɫɭʎɬɮɺʟǁʖ", new(Viseme.Nn)),
            ("kɡgŋqɢɴɠʛʄcɟxɣχ", new(Viseme.Kk)),
            ("hɦħʕʜʢʡʁʀɰ", new(Viseme.Kk, 0.5f)),
            ("ʔ", new(Viseme.Kk, 0.3f)),
            ("ʃʒʂʐɕʑɧʧʤʨʥSZ", new(Viseme.CH)),
            ("szʦʣ", new(Viseme.SS)),
            ("rɹɻ", new(Viseme.RR)),
            ("ɚɝ˞", new(Viseme.RR, 0.8f)),
            ("wʍɥ", new(Viseme.U)),
            ("jçʝ", new(Viseme.I, 0.7f)),
            ("i", new(Viseme.I)),
            ("ɪ", new(Viseme.I, 0.85f)),
            ("ɨᵻɘ", new(Viseme.I, 0.5f)),
            ("eɛε", new(Viseme.E)),
            ("ɜɞ", new(Viseme.E, 0.8f)),
            ("əᵊɤɯ", new(Viseme.E, 0.5f)),
            ("aɑA", new(Viseme.Aa)),
            ("æ", new(Viseme.Aa, 0.9f)),
            ("ɐʌ", new(Viseme.Aa, 0.7f)),
            ("ɒɔ", new(Viseme.O, 0.9f)),
            ("o", new(Viseme.O)),
            ("ɶœøɵ", new(Viseme.O, 0.7f)),
            ("u", new(Viseme.U)),
            ("yʉ", new(Viseme.U, 0.9f)),
            ("ʊʏᵿ", new(Viseme.U, 0.8f)),
        ];
        var table = new Dictionary<char, PhoneShape>();
        foreach ((string letters, PhoneShape shape) in rows)
        {
            foreach (char letter in letters)
            {
                table.Add(letter, shape);
            }
        }

        return table.ToFrozenDictionary();
    }
}
