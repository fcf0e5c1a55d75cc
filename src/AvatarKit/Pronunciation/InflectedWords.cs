namespace AvatarKit;

/// <summary>Finds words of English in a dictionary that has only their stems. Thread-safe.</summary>
/// <remarks>One rule with <c>derive</c> in eng/pronunciation/compact.mjs, which leaves out of the dictionary what is found here.</remarks>
internal static class InflectedWords
{
    private const int LongestWord = 40;

    // Places in the list of EnglishPhones, from 1.
    private const byte AH0 = 4;
    private const byte D = 10;
    private const byte ER = 13;
    private const byte F = 15;
    private const byte IH = 18;
    private const byte IY = 19;
    private const byte L = 22;
    private const byte M = 23;
    private const byte N = 24;
    private const byte NG = 25;
    private const byte S = 30;
    private const byte T = 32;
    private const byte Z = 39;

    private static readonly Ending[] Endings =
    [
        new("'s", Sound.Plural, []), new("s'", Sound.Plural, []), new(
            "'",
            Sound.Same,
            []), new("ies", Sound.Same, [Z], Lost.Y), new("s", Sound.Plural, []),
        new(
            "es",
            Sound.Plural,
            []), new("ied", Sound.Same, [D], Lost.Y), new("ed", Sound.Past, [], Lost.E), new("ing", Sound.Same, [IH, NG], Lost.E),
        new("ier", Sound.Same, [ER], Lost.Y), new("er", Sound.Same, [ER], Lost.E), new("ily", Sound.Same, [AH0, L, IY], Lost.Y), new(
            "ly",
            Sound.Same,
            [L, IY]),
        new("ness", Sound.Same, [N, AH0, S]), new("less", Sound.Same, [L, AH0, S]), new(
            "ful",
            Sound.Same,
            [F, AH0, L]), new("ment", Sound.Same, [M, AH0, N, T]),
    ];

    /// <summary>How the sound of an ending depends on the stem's last phone.</summary>
    private enum Sound
    {
        Same,
        Plural,
        Past,
    }

    /// <summary>What a stem may have lost before its ending.</summary>
    private enum Lost
    {
        Nothing,
        E,
        Y,
    }

    /// <summary>Finds a word, or the word that it is made of.</summary>
    /// <param name="dictionary">The dictionary.</param>
    /// <param name="word">The word in lower case.</param>
    /// <param name="phones">Takes its phones, as places in the list of <see cref="EnglishPhones"/> from 1; at least 96.</param>
    /// <returns>How many phones those are; 0 where nothing was found.</returns>
    public static int Find(PronouncingDictionary dictionary, ReadOnlySpan<char> word, Span<byte> phones)
    {
        int found = dictionary.Find(word, phones);
        if (found > 0 || word.Length > LongestWord)
        {
            return found;
        }

        Span<char> stem = stackalloc char[LongestWord + 1];
        foreach (Ending ending in Endings)
        {
            if (!word.EndsWith(ending.Letters, StringComparison.Ordinal))
            {
                continue;
            }

            ReadOnlySpan<char> whole = word[..^ending.Letters.Length];
            whole.CopyTo(stem);
            int length = whole.Length;
            if (ending.Lost != Lost.Nothing)
            {
                stem[length] = ending.Lost == Lost.E ? 'e' : 'y';
                found = FindStem(dictionary, stem[..(length + 1)], phones);
            }

            if (found == 0 && ending.Lost == Lost.E && length > 1 && whole[^1] == whole[^2])
            {
                found = FindStem(dictionary, whole[..^1], phones);
            }

            if (found == 0 && ending.Lost != Lost.Y)
            {
                found = FindStem(dictionary, whole, phones);
            }

            if (found > 0)
            {
                return found + Append(ending, phones, found);
            }
        }

        return 0;
    }

    private static int FindStem(PronouncingDictionary dictionary, ReadOnlySpan<char> stem, Span<byte> phones) =>
        stem.Length < 2 ? 0 : Find(dictionary, stem, phones);

    private static int Append(Ending ending, Span<byte> phones, int count)
    {
        byte last = phones[count - 1];
        ReadOnlySpan<byte> added = ending.Sound switch
        {
            Sound.Plural => IsSibilant(last) ? [IH, Z] : IsVoiceless(last) ? [S] : [Z],
            Sound.Past => last is D or T ? [IH, D] : IsVoiceless(last) ? [T] : [D],
            _ => ending.Phones,
        };
        added.CopyTo(phones[count..]);
        return added.Length;
    }

    // S, Z, SH, ZH, CH, JH.
    private static bool IsSibilant(byte phone) => phone is S or Z or 31 or 40 or 9 or 20;

    // P, T, K, F, TH, S, SH, CH.
    private static bool IsVoiceless(byte phone) => phone is 28 or T or 21 or F or 33 or S or 31 or 9;

    private sealed record Ending(string Letters, Sound Sound, byte[] Phones, Lost Lost = Lost.Nothing);
}
