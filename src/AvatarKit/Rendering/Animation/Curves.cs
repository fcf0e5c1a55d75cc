namespace AvatarKit;

/// <summary>Curves and repeatable randomness for animation.</summary>
internal static class Curves
{
    /// <summary>An eased step: 0 up to <paramref name="from"/>, 1 from <paramref name="to"/>.</summary>
    public static float Smooth(double from, double to, double value)
    {
        double t = Math.Clamp((value - from) / Math.Max(1e-9, to - from), 0, 1);
        return (float)(t * t * (3 - (2 * t)));
    }

    /// <summary>A number in [0, 1) that only depends on its arguments.</summary>
    public static float Random(int seed, int stream, long index)
    {
        // SplitMix64 (Steele, Lea and Flood, 2014).
        ulong x = unchecked(((ulong)(uint)seed << 32) ^ ((ulong)(uint)stream * 0x9E3779B97F4A7C15UL) ^ ((ulong)index * 0xD1B54A32D192ED03UL));
        x = unchecked((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL);
        x = unchecked((x ^ (x >> 27)) * 0x94D049BB133111EBUL);
        return ((x ^ (x >> 31)) >> 40) / (float)(1 << 24);
    }

    /// <summary>A smooth wander between −1 and 1, with about one turn per unit of <paramref name="at"/>.</summary>
    public static float Wander(int seed, int stream, double at)
    {
        long cell = (long)Math.Floor(at);
        float from = Random(seed, stream, cell);
        float to = Random(seed, stream, cell + 1);
        return (2 * (from + ((to - from) * Smooth(0, 1, at - cell)))) - 1;
    }
}
