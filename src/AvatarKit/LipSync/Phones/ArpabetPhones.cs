using System.Collections.Frozen;

namespace AvatarKit;

/// <summary>ARPAbet, as the CMU Pronouncing Dictionary and Flite's US English voices write it.</summary>
/// <remarks>
/// Symbols: CMU Pronouncing Dictionary 0.7b (<c>cmudict.phones</c>), the reduced and syllabic phones of TIMIT, and Flite's own <c>pau</c>,
/// <c>brth</c>, <c>ssil</c> (<c>cmu_us_*_phoneset</c>). Shapes: the phonemes of the OVRLipSync viseme reference;
/// diphthongs as the two vowels they glide between.
/// </remarks>
internal static class ArpabetPhones
{
    private static readonly FrozenDictionary<string, PhoneShape[]> Table = new Dictionary<string, PhoneShape[]>
    {
        ["pau"] = [new(Viseme.Sil)],
        ["sil"] = [new(Viseme.Sil)],
        ["ssil"] = [new(Viseme.Sil)],
        ["sp"] = [new(Viseme.Sil)],
        ["spn"] = [new(Viseme.Sil)],
        ["h#"] = [new(Viseme.Sil)],
        ["brth"] = [new(Viseme.E, 0.2f)],

        ["p"] = [new(Viseme.PP)],
        ["b"] = [new(Viseme.PP)],
        ["m"] = [new(Viseme.PP)],
        ["em"] = [new(Viseme.PP)],
        ["f"] = [new(Viseme.FF)],
        ["v"] = [new(Viseme.FF)],
        ["th"] = [new(Viseme.TH)],
        ["dh"] = [new(Viseme.TH)],
        ["t"] = [new(Viseme.DD)],
        ["d"] = [new(Viseme.DD)],
        ["dx"] = [new(Viseme.DD, 0.7f)],
        ["n"] = [new(Viseme.Nn)],
        ["nx"] = [new(Viseme.Nn)],
        ["en"] = [new(Viseme.Nn)],
        ["l"] = [new(Viseme.Nn)],
        ["el"] = [new(Viseme.Nn)],
        ["k"] = [new(Viseme.Kk)],
        ["g"] = [new(Viseme.Kk)],
        ["ng"] = [new(Viseme.Kk)],
        ["eng"] = [new(Viseme.Kk)],
        ["hh"] = [new(Viseme.Kk, 0.5f)],
        ["hv"] = [new(Viseme.Kk, 0.5f)],
        ["q"] = [new(Viseme.Kk, 0.3f)],
        ["ch"] = [new(Viseme.CH)],
        ["jh"] = [new(Viseme.CH)],
        ["sh"] = [new(Viseme.CH)],
        ["zh"] = [new(Viseme.CH)],
        ["s"] = [new(Viseme.SS)],
        ["z"] = [new(Viseme.SS)],
        ["r"] = [new(Viseme.RR)],
        ["er"] = [new(Viseme.RR, 0.9f)],
        ["axr"] = [new(Viseme.RR, 0.7f)],
        ["w"] = [new(Viseme.U)],
        ["wh"] = [new(Viseme.U)],
        ["y"] = [new(Viseme.I, 0.8f)],

        ["aa"] = [new(Viseme.Aa)],
        ["ae"] = [new(Viseme.Aa, 0.9f)],
        ["ah"] = [new(Viseme.Aa, 0.7f)],
        ["ao"] = [new(Viseme.O, 0.9f)],
        ["aw"] = [new(Viseme.Aa, 1, 0.55f), new(Viseme.U, 0.8f, 0.45f)],
        ["ax"] = [new(Viseme.E, 0.5f)],
        ["ax-h"] = [new(Viseme.E, 0.4f)],
        ["ay"] = [new(Viseme.Aa, 1, 0.55f), new(Viseme.I, 0.9f, 0.45f)],
        ["eh"] = [new(Viseme.E)],
        ["ey"] = [new(Viseme.E, 1, 0.5f), new(Viseme.I, 1, 0.5f)],
        ["ih"] = [new(Viseme.I, 0.85f)],
        ["ix"] = [new(Viseme.I, 0.5f)],
        ["iy"] = [new(Viseme.I)],
        ["ow"] = [new(Viseme.O, 1, 0.55f), new(Viseme.U, 0.9f, 0.45f)],
        ["oy"] = [new(Viseme.O, 1, 0.55f), new(Viseme.I, 0.9f, 0.45f)],
        ["uh"] = [new(Viseme.U, 0.8f)],
        ["uw"] = [new(Viseme.U)],
        ["ux"] = [new(Viseme.U, 0.8f)],
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static PhoneShape[]? TryFind(string symbol) => Table.GetValueOrDefault(symbol.Trim().TrimEnd('0', '1', '2'));
}
