using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AvatarKit.Rendering;

/// <summary>Puts premultiplied pixels onto others, row by row. Stateless and thread-safe.</summary>
internal static unsafe class PixelRows
{
    private const int Block = 8;

    /// <summary>Puts pixels in place of others.</summary>
    public static void Copy(byte* source, int sourceBytes, byte* target, int targetBytes, int width, int height)
    {
        for (int row = 0; row < height; row++)
        {
            Unsafe.CopyBlockUnaligned(target, source, (uint)(width * 4));
            source += sourceBytes;
            target += targetBytes;
        }
    }

    /// <summary>How much of what is behind them pixels hide.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Cover CoverOf(byte* source, int sourceBytes, int width, int height)
    {
        Vector256<uint> any = Vector256<uint>.Zero;
        Vector256<uint> all = Vector256<uint>.AllBitsSet;
        for (int row = 0; row < height; row++)
        {
            var from = (uint*)source;
            int x = 0;
            for (; x <= width - Block; x += Block)
            {
                Vector256<uint> front = Vector256.Load(from + x);
                any |= front;
                all &= front;
            }

            for (; x < width; x++)
            {
                any |= Vector256.Create(from[x]);
                all &= Vector256.Create(from[x]);
            }

            if (any != Vector256<uint>.Zero && !IsOpaque(all))
            {
                return Cover.Part;
            }

            source += sourceBytes;
        }

        return IsOpaque(all) ? Cover.Whole : Cover.Nothing;
    }

    /// <summary>Puts pixels in front of others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Blend(byte* source, int sourceBytes, byte* target, int targetBytes, int width, int height)
    {
        for (int row = 0; row < height; row++)
        {
            var from = (uint*)source;
            var to = (uint*)target;
            int x = 0;
            for (; x <= width - Block; x += Block)
            {
                Vector256<uint> front = Vector256.Load(from + x);
                if (front != Vector256<uint>.Zero)
                {
                    (IsOpaque(front) ? front : Blend(front, Vector256.Load(to + x))).Store(to + x);
                }
            }

            for (; x < width; x++)
            {
                to[x] = Blend(Vector256.CreateScalar(from[x]), Vector256.CreateScalar(to[x])).ToScalar();
            }

            source += sourceBytes;
            target += targetBytes;
        }
    }

    /// <summary>Whether all of some pixels are opaque.</summary>
    public static bool IsOpaque(Vector256<uint> pixels) => pixels >>> 24 == Vector256.Create(255U);

    /// <summary>Pixels in front of others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Blend(Vector256<uint> front, Vector256<uint> back)
    {
        // Blue and red, then green and alpha, two to a pixel's 32 bits: products over 255 fit into sixteen.
        var low = Vector256.Create(0x00FF00FFU);
        Vector256<uint> alpha = front >>> 24;
        Vector256<ushort> through = (low - (alpha | (alpha << 16))).AsUInt16();
        Vector256<ushort> even = Scale((back & low).AsUInt16(), through) >>> 8;
        Vector256<ushort> odd = Scale(((back >>> 8) & low).AsUInt16(), through) & Vector256.Create((ushort)0xFF00);
        return front + (even | odd).AsUInt32();
    }

    /// <summary>A product over 255, rounded, in the upper eight bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> Scale(Vector256<ushort> value, Vector256<ushort> by)
    {
        Vector256<ushort> product = (value * by) + Vector256.Create((ushort)128);
        return product + (product >>> 8);
    }
}
