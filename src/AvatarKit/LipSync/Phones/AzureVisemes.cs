using System.Globalization;

namespace AvatarKit;

/// <summary>The viseme ids of Azure Speech, 0 to 21.</summary>
/// <remarks>
/// Source: Microsoft, "Get facial position with viseme" (Azure AI Speech), the table "Map phonemes to visemes", with the same numbering as SAPI
/// 5. An id stands for several phonemes; the shape is the one most of them share. The ids of diphthongs
/// (9, 10, 11) are the two vowels they glide between.
/// </remarks>
internal static class AzureVisemes
{
    private static readonly PhoneShape[][] Shapes =
    [
        [new(Viseme.Sil)], // silence
        [new(Viseme.Aa, 0.7f)], // æ, ə, ʌ
        [new(Viseme.Aa)], // ɑ
        [new(Viseme.O, 0.9f)], // ɔ
        [new(Viseme.E)], // ɛ, ʊ
        [new(Viseme.RR, 0.9f)], // ɝ
        [new(Viseme.I)], // j, i, ɪ
        [new(Viseme.U)], // w, u
        [new(Viseme.O)], // o
        [new(Viseme.Aa, 1, 0.55f), new(Viseme.U, 0.8f, 0.45f)], // aʊ
        [new(Viseme.O, 1, 0.55f), new(Viseme.I, 0.9f, 0.45f)], // ɔɪ
        [new(Viseme.Aa, 1, 0.55f), new(Viseme.I, 0.9f, 0.45f)], // aɪ
        [new(Viseme.Kk, 0.5f)], // h
        [new(Viseme.RR)], // ɹ
        [new(Viseme.Nn)], // l
        [new(Viseme.SS)], // s, z
        [new(Viseme.CH)], // ʃ, tʃ, dʒ, ʒ
        [new(Viseme.TH)], // ð
        [new(Viseme.FF)], // f, v
        [new(Viseme.DD)], // d, t, n, θ
        [new(Viseme.Kk)], // k, g, ŋ
        [new(Viseme.PP)], // p, b, m
    ];

    public static PhoneShape[]? TryFind(string symbol)
        => int.TryParse(symbol, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out int id)
            && id < Shapes.Length
            ? Shapes[id]
            : null;
}
