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

    /// <summary>An eased step as limbs make it, of least jerk (Flash and Hogan, 1985): 0 up to <paramref name="from"/>,
    /// 1 from <paramref name="to"/>.</summary>
    public static float Move(double from, double to, double value)
    {
        double t = Math.Clamp((value - from) / Math.Max(1e-9, to - from), 0, 1);
        return (float)(t * t * t * (10 + (t * ((6 * t) - 15))));
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

    /// <summary>A number between −1 and 1 that only depends on its arguments, oftener near 0.</summary>
    public static float Spread(int seed, int stream, long index) => Random(seed, stream, index) - Random(seed, stream + 100, index);
}
