using System.Collections.Frozen;

namespace AvatarKit;

/// <summary>The viseme symbols of Amazon Polly's speech marks, all locales.</summary>
/// <remarks>
/// Symbols: the phoneme tables of the Amazon Polly developer guide (<c>ph-table-*</c>). A symbol stands for several phonemes; the shape is the
/// one most of them share. <c>l</c> appears in the newer en-US table only; <c>x</c> is /w/ in nb-NO; <c>0</c> is /ø/ in tr-TR.
/// </remarks>
internal static class PollyVisemes
{
    private static readonly FrozenDictionary<string, PhoneShape[]> Table = new Dictionary<string, PhoneShape[]>
    {
        ["sil"] = [new(Viseme.Sil)],
        ["p"] = [new(Viseme.PP)],
        ["B"] = [new(Viseme.PP, 0.6f)],
        ["f"] = [new(Viseme.FF)],
        ["T"] = [new(Viseme.TH)],
        ["t"] = [new(Viseme.DD)],
        ["l"] = [new(Viseme.Nn)],
        ["k"] = [new(Viseme.Kk, 0.8f)],
        ["S"] = [new(Viseme.CH)],
        ["s"] = [new(Viseme.SS)],
        ["J"] = [new(Viseme.I, 0.7f)],
        ["r"] = [new(Viseme.RR)],
        ["x"] = [new(Viseme.U)],
        ["@"] = [new(Viseme.E, 0.5f)],
        ["a"] = [new(Viseme.Aa)],
        ["e"] = [new(Viseme.E, 1, 0.6f), new(Viseme.I, 0.8f, 0.4f)],
        ["E"] = [new(Viseme.E)],
        ["i"] = [new(Viseme.I)],
        ["o"] = [new(Viseme.O, 1, 0.6f), new(Viseme.U, 0.8f, 0.4f)],
        ["O"] = [new(Viseme.O, 0.9f)],
        ["u"] = [new(Viseme.U)],
        ["0"] = [new(Viseme.U, 0.7f)],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static PhoneShape[]? TryFind(string symbol) => Table.GetValueOrDefault(symbol.Trim().TrimEnd(':'));
}
