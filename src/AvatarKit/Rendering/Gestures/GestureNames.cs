using System.Collections.Frozen;

namespace AvatarKit;

/// <summary>What cues call gestures.</summary>
internal static class GestureNames
{
    private static readonly FrozenDictionary<string, Gesture> Names = new Dictionary<string, Gesture>(StringComparer.OrdinalIgnoreCase)
    {
        ["nod"] = Gesture.Nod,
        ["nodding"] = Gesture.Nod,
        ["shake"] = Gesture.Shake,
        ["head shake"] = Gesture.Shake,
        ["head-shake"] = Gesture.Shake,
        ["shrug"] = Gesture.Shrug,
        ["tilt"] = Gesture.Tilt,
        ["head tilt"] = Gesture.Tilt,
        ["head-tilt"] = Gesture.Tilt,
        ["browFlash"] = Gesture.BrowFlash,
        ["brow flash"] = Gesture.BrowFlash,
        ["brow-flash"] = Gesture.BrowFlash,
        ["brow_flash"] = Gesture.BrowFlash,
        ["wave"] = Gesture.Wave,
        ["waving"] = Gesture.Wave,
        ["palm"] = Gesture.Palm,
        ["open palm"] = Gesture.Palm,
        ["open-palm"] = Gesture.Palm,
        ["count"] = Gesture.Count,
        ["counting"] = Gesture.Count,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The gesture of a name, in any case; <see langword="null"/> for one that is not known.</summary>
    public static Gesture? Find(ReadOnlySpan<char> name)
        => Names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out Gesture gesture) ? gesture : null;
}
