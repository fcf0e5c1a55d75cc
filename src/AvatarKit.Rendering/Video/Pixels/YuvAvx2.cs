using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AvatarKit.Rendering;

/// <summary>32 by 2 pixels at once.</summary>
internal static unsafe class YuvAvx2
{
    public const int Block = 32;

    // Weights of B, G, R and A, from the lowest byte up.
    private const uint LumaWeights = 0x00_17_4F_08;
    private const uint BlueWeights = 0x00_F3_D5_38;
    private const uint RedWeights = 0x00_38_CD_FB;

    public static void Convert(byte* upper, byte* lower, byte* y, int stride, byte* u, byte* v)
    {
        Vector256<byte> a = Avx.LoadVector256(upper);
        Vector256<byte> b = Avx.LoadVector256(upper + 32);
        Vector256<byte> c = Avx.LoadVector256(upper + 64);
        Vector256<byte> d = Avx.LoadVector256(upper + 96);
        Vector256<byte> e = Avx.LoadVector256(lower);
        Vector256<byte> f = Avx.LoadVector256(lower + 32);
        Vector256<byte> g = Avx.LoadVector256(lower + 64);
        Vector256<byte> h = Avx.LoadVector256(lower + 96);
        Avx.Store(y, Luma(a, b, c, d));
        Avx.Store(y + stride, Luma(e, f, g, h));
        a = Avx2.Average(a, e);
        b = Avx2.Average(b, f);
        c = Avx2.Average(c, g);
        d = Avx2.Average(d, h);
        Sse2.Store(u, Difference(a, b, c, d, BlueWeights));
        Sse2.Store(v, Difference(a, b, c, d, RedWeights));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Luma(Vector256<byte> a, Vector256<byte> b, Vector256<byte> c, Vector256<byte> d)
    {
        Vector256<short> half = Vector256.Create((short)64);
        Vector256<short> low = Avx2.ShiftRightArithmetic(Avx2.Add(Weigh(a, b, LumaWeights), half), 7);
        Vector256<short> high = Avx2.ShiftRightArithmetic(Avx2.Add(Weigh(c, d, LumaWeights), half), 7);
        Vector256<int> packed = Avx2.PackUnsignedSaturate(low, high).AsInt32();
        return Avx2.Add(InOrder(packed).AsByte(), Vector256.Create((byte)16));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Difference(Vector256<byte> a, Vector256<byte> b, Vector256<byte> c, Vector256<byte> d, uint weights)
    {
        Vector256<short> pairs = Avx2.HorizontalAdd(Weigh(a, b, weights), Weigh(c, d, weights));
        Vector256<short> means = InOrder(Avx2.ShiftRightArithmetic(Avx2.Add(pairs, Vector256.Create((short)128)), 8).AsInt32()).AsInt16();
        return Sse2.Add(Sse2.PackSignedSaturate(means.GetLower(), means.GetUpper()).AsByte(), Vector128.Create((byte)128));
    }

    /// <summary>The weighted sum of every pixel, within each half of the register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<short> Weigh(Vector256<byte> a, Vector256<byte> b, uint weights)
    {
        Vector256<sbyte> all = Vector256.Create(weights).AsSByte();
        return Avx2.HorizontalAdd(Avx2.MultiplyAddAdjacent(a, all), Avx2.MultiplyAddAdjacent(b, all));
    }

    /// <summary>Undoes that adding and packing work within halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> InOrder(Vector256<int> packed) => Avx2.PermuteVar8x32(packed, Vector256.Create(0, 4, 1, 5, 2, 6, 3, 7));
}
