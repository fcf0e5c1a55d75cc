using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AvatarKit.Rendering;

/// <summary>16 by 2 pixels at once, on any machine with vectors of 128 bits.</summary>
internal static unsafe class YuvVector128
{
    public const int Block = 16;

    public static void Convert(byte* upper, byte* lower, byte* y, int stride, byte* u, byte* v)
    {
        Luma(upper).Store(y);
        Luma(lower).Store(y + stride);
        Pairs(upper, lower, 0, out Vector128<int> b0, out Vector128<int> g0, out Vector128<int> r0);
        Pairs(upper, lower, 8, out Vector128<int> b1, out Vector128<int> g1, out Vector128<int> r1);
        Narrow(Difference(b0, g0, r0, 56, -43, -13), Difference(b1, g1, r1, 56, -43, -13)).StoreUnsafe(ref *u);
        Narrow(Difference(b0, g0, r0, -5, -51, 56), Difference(b1, g1, r1, -5, -51, 56)).StoreUnsafe(ref *v);
    }

    private static Vector128<byte> Luma(byte* row)
    {
        Vector128<ushort> low = Vector128.Narrow(FourLuma(row), FourLuma(row + 16));
        Vector128<ushort> high = Vector128.Narrow(FourLuma(row + 32), FourLuma(row + 48));
        return Vector128.Narrow(low, high);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> FourLuma(byte* pixels)
    {
        Split(pixels, out Vector128<int> b, out Vector128<int> g, out Vector128<int> r);
        return ((((b * 8) + (g * 79) + (r * 23) + Vector128.Create(64)) >> 7) + Vector128.Create(16)).AsUInt32();
    }

    /// <summary>The sums of four pairs of pixels, of two rows' means, from eight pixels on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pairs(byte* upper, byte* lower, int from, out Vector128<int> b, out Vector128<int> g, out Vector128<int> r)
    {
        Means(upper + (from * 4), lower + (from * 4), out Vector128<int> b0, out Vector128<int> g0, out Vector128<int> r0);
        Means(upper + (from * 4) + 16, lower + (from * 4) + 16, out Vector128<int> b1, out Vector128<int> g1, out Vector128<int> r1);
        b = AddNeighbours(b0, b1);
        g = AddNeighbours(g0, g1);
        r = AddNeighbours(r0, r1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Means(byte* upper, byte* lower, out Vector128<int> b, out Vector128<int> g, out Vector128<int> r)
    {
        Split(upper, out Vector128<int> b0, out Vector128<int> g0, out Vector128<int> r0);
        Split(lower, out Vector128<int> b1, out Vector128<int> g1, out Vector128<int> r1);
        Vector128<int> one = Vector128.Create(1);
        b = (b0 + b1 + one) >> 1;
        g = (g0 + g1 + one) >> 1;
        r = (r0 + r1 + one) >> 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Split(byte* pixels, out Vector128<int> b, out Vector128<int> g, out Vector128<int> r)
    {
        Vector128<int> all = Vector128.Load((int*)pixels);
        Vector128<int> low = Vector128.Create(0xFF);
        b = all & low;
        g = (all >>> 8) & low;
        r = (all >>> 16) & low;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> AddNeighbours(Vector128<int> one, Vector128<int> other)
    {
        // Every lane takes its neighbour's; the even lanes then hold the sums.
        Vector128<int> x = one + Vector128.Shuffle(one, Vector128.Create(1, 0, 3, 2));
        Vector128<int> y = other + Vector128.Shuffle(other, Vector128.Create(1, 0, 3, 2));
        return Vector128.Create(
            Vector128.Shuffle(x, Vector128.Create(0, 2, 0, 2)).GetLower(), Vector128.Shuffle(y, Vector128.Create(0, 2, 0, 2)).GetLower());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> Difference(Vector128<int> b, Vector128<int> g, Vector128<int> r, int ofB, int ofG, int ofR)
        => (((b * ofB) + (g * ofG) + (r * ofR) + Vector128.Create(128)) >> 8) + Vector128.Create(128);

    private static Vector64<byte> Narrow(Vector128<int> low, Vector128<int> high)
    {
        Vector128<short> narrowed = Vector128.Narrow(low, high);
        return Vector128.Narrow(narrowed.AsUInt16(), narrowed.AsUInt16()).GetLower();
    }
}
