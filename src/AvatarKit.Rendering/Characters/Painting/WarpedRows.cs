using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>Puts premultiplied pixels in front of others, moved by parts of a pixel: each is blended of the four it lies between.
/// Stateless and thread-safe.</summary>
internal static unsafe class WarpedRows
{
    private const int Block = 8;
    private const float Middle = (Block - 1) / 2f;

    /// <summary>Lays a sheet over a part of a picture.</summary>
    /// <param name="source">The sheet's first pixel.</param>
    /// <param name="sourceBytes">Bytes from row to row.</param>
    /// <param name="sheet">Which pixels of the drawing the sheet holds; round it there is nothing.</param>
    /// <param name="back">From the picture's points to the drawing's: nearly where they are, turned by a few degrees at most.</param>
    /// <param name="target">The first pixel of the picture's part.</param>
    /// <param name="targetBytes">Bytes from row to row.</param>
    /// <param name="part">The part.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Blend(byte* source, int sourceBytes, SKRectI sheet, in Affine back, byte* target, int targetBytes, SKRectI part)
    {
        float stretch = back.A - 1;
        Vector256<float> along = Vector256.Create(0f, 1, 2, 3, 4, 5, 6, 7) - Vector256.Create(Middle);
        Vector256<float> acrossStep = along * stretch;
        Vector256<float> downStep = along * back.D;
        for (int y = part.Top; y < part.Bottom; y++)
        {
            var to = (uint*)(target + ((nint)(y - part.Top) * targetBytes));
            float startX = (back.B * (y + 0.5f)) + back.C - 0.5f - sheet.Left;
            float startY = (back.E * (y + 0.5f)) + back.F - 0.5f - sheet.Top;
            for (int x = 0; x < part.Width; x += Block)
            {
                // Not step by step: what a pixel looks like must not hang on where a run begins.
                float middle = part.Left + x + Middle + 0.5f;
                float fromY = startY + (back.D * middle);
                float left = startX + (back.A * middle) - Middle;
                int column = (int)MathF.Floor(left);
                int row = (int)MathF.Floor(fromY);
                if (row > -2 && row < sheet.Height && column > -Block - 2 && column < sheet.Width)
                {
                    int count = Math.Min(Block, part.Width - x);
                    if (row >= 0 && row + 1 < sheet.Height && column >= 0 && column + Block < sheet.Width && count == Block)
                    {
                        byte* at = source + ((nint)row * sourceBytes) + (column * 4);
                        Vector256<uint> a = Vector256.Load((uint*)at);
                        Vector256<uint> b = Vector256.Load((uint*)at + 1);
                        Vector256<uint> c = Vector256.Load((uint*)(at + sourceBytes));
                        Vector256<uint> d = Vector256.Load((uint*)(at + sourceBytes) + 1);
                        if (((a | b) | (c | d)) != Vector256<uint>.Zero)
                        {
                            Put(Between(a, b, c, d, Shares(acrossStep, left - column), Shares(downStep, fromY - row)), to + x);
                        }
                    }
                    else
                    {
                        PutEdge(
                            source,
                            sourceBytes,
                            sheet,
                            column,
                            row,
                            Shares(acrossStep, left - column),
                            Shares(downStep, fromY - row),
                            to + x,
                            count);
                    }
                }
            }
        }
    }

    /// <summary>Pixels between four each; shares of the right and of the lower ones from 0 to 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Between(
        Vector256<uint> a, Vector256<uint> b, Vector256<uint> c, Vector256<uint> d, Vector256<float> right, Vector256<float> lower)
    {
        if (Avx2.IsSupported)
        {
            return BetweenAvx2.Mix(a, b, c, d, right, lower);
        }

        return BetweenAnywhere(a, b, c, d, right, lower);
    }

    /// <summary>The same on any processor, to a level.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> BetweenAnywhere(
        Vector256<uint> a, Vector256<uint> b, Vector256<uint> c, Vector256<uint> d, Vector256<float> right, Vector256<float> lower)
    {
        Vector256<uint> across = Weights(right);
        return Mix(Mix(a, b, across), Mix(c, d, across), Weights(lower));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Shares(Vector256<float> steps, float start)
        => Vector256.MinNative(Vector256.MaxNative(steps + Vector256.Create(start), Vector256<float>.Zero), Vector256<float>.One);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Weights(Vector256<float> shares)
    {
        Vector256<uint> whole = Vector256.ConvertToInt32Native(shares * 256f).AsUInt32();
        return whole | (whole << 16);
    }

    /// <summary>Between two pixels; weights from 0 to 256, twice in each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Mix(Vector256<uint> one, Vector256<uint> other, Vector256<uint> weights)
    {
        var low = Vector256.Create(0x00FF00FFU);
        Vector256<ushort> to = weights.AsUInt16();
        Vector256<ushort> from = Vector256.Create((ushort)256) - to;
        Vector256<ushort> half = Vector256.Create((ushort)128);
        Vector256<ushort> even = ((one & low).AsUInt16() * from) + ((other & low).AsUInt16() * to) + half;
        Vector256<ushort> odd = (((one >>> 8) & low).AsUInt16() * from) + (((other >>> 8) & low).AsUInt16() * to) + half;
        return (even >>> 8).AsUInt32() | (odd & Vector256.Create((ushort)0xFF00)).AsUInt32();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(Vector256<uint> front, uint* to)
    {
        if (front != Vector256<uint>.Zero)
        {
            (PixelRows.IsOpaque(front) ? front : PixelRows.Blend(front, Vector256.Load(to))).Store(to);
        }
    }

    /// <summary>Where some of the pixels lie beside the sheet, or beyond the part.</summary>
    private static void PutEdge(
        byte* source, int sourceBytes, SKRectI sheet, int column, int row, Vector256<float> right, Vector256<float> lower, uint* to, int count)
    {
        uint* above = stackalloc uint[Block + 1];
        uint* below = stackalloc uint[Block + 1];
        for (int i = 0; i <= Block; i++)
        {
            int x = column + i;
            bool isWithin = x >= 0 && x < sheet.Width;
            above[i] = isWithin && row >= 0 && row < sheet.Height ? ((uint*)(source + ((nint)row * sourceBytes)))[x] : 0;
            below[i] = isWithin && row + 1 >= 0 && row + 1 < sheet.Height ? ((uint*)(source + ((nint)(row + 1) * sourceBytes)))[x] : 0;
        }

        uint* pixels = stackalloc uint[Block];
        new Span<uint>(to, count).CopyTo(new Span<uint>(pixels, Block));
        Put(
            Between(Vector256.Load(above), Vector256.Load(above + 1), Vector256.Load(below), Vector256.Load(below + 1), right, lower),
            pixels);
        new Span<uint>(pixels, count).CopyTo(new Span<uint>(to, count));
    }
}
