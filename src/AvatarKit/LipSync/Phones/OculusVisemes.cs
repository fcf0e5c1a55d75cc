using System.Collections.Frozen;

namespace AvatarKit;

/// <summary>The Oculus names themselves, with the three aliases of the OVRLipSync reference (ih, oh, ou).</summary>
internal static class OculusVisemes
{
    private static readonly FrozenDictionary<string, PhoneShape[]> Table = new Dictionary<string, PhoneShape[]>
    {
        ["sil"] = [new(Viseme.Sil)],
        ["PP"] = [new(Viseme.PP)],
        ["FF"] = [new(Viseme.FF)],
        ["TH"] = [new(Viseme.TH)],
        ["DD"] = [new(Viseme.DD)],
        ["kk"] = [new(Viseme.Kk)],
        ["CH"] = [new(Viseme.CH)],
        ["SS"] = [new(Viseme.SS)],
        ["nn"] = [new(Viseme.Nn)],
        ["RR"] = [new(Viseme.RR)],
        ["aa"] = [new(Viseme.Aa)],
        ["E"] = [new(Viseme.E)],
        ["I"] = [new(Viseme.I)],
        ["ih"] = [new(Viseme.I)],
        ["O"] = [new(Viseme.O)],
        ["oh"] = [new(Viseme.O)],
        ["U"] = [new(Viseme.U)],
        ["ou"] = [new(Viseme.U)],
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Names = ["sil", "PP", "FF", "TH", "DD", "kk", "CH", "SS", "nn", "RR", "aa", "E", "I", "O", "U"];

    public static string NameOf(Viseme viseme) => Names[(int)viseme];

    public static PhoneShape[]? TryFind(string symbol) => Table.GetValueOrDefault(symbol.Trim());
}
