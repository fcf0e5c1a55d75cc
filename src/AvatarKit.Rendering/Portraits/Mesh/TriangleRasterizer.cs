using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>Fills textured triangles, bilinearly sampled. A pixel's value depends on its triangle alone, not on
/// the clip: a part painted anew equals the whole.</summary>
/// <remarks>Edges are exact: triangles that share one leave no gap and paint no pixel twice.</remarks>
internal static unsafe class TriangleRasterizer
{
    private const int Fixed = 16;
    private const int One = 1 << Fixed;

    // Seven bits of fraction keep the products of two pixels' difference within 16 bits.
    private const int WeightBits = 7;

    /// <summary>Fills a triangle, replacing what was there.</summary>
    public static void Fill(PixelSurface target, SKRectI clip, PixelSurface texture, in MeshVertex a, in MeshVertex b, in MeshVertex c) =>
        Draw(target, clip, texture, a, b, c, blend: false);

    /// <summary>Fills a triangle over what was there, by the texture's alpha and the corners'.</summary>
    public static void Blend(PixelSurface target, SKRectI clip, PixelSurface texture, in MeshVertex a, in MeshVertex b, in MeshVertex c) =>
        Draw(target, clip, texture, a, b, c, blend: true);

    private static void Draw(PixelSurface target, SKRectI clip, PixelSurface texture, in MeshVertex a, in MeshVertex b, in MeshVertex c, bool blend)
    {
        int top = Math.Max(CeilingOfCentre(Math.Min(a.Y, Math.Min(b.Y, c.Y))), clip.Top);
        int bottom = Math.Min(CeilingOfCentre(Math.Max(a.Y, Math.Max(b.Y, c.Y))), clip.Bottom);
        if (top >= bottom
            || Math.Max(a.X, Math.Max(b.X, c.X)) < clip.Left * MeshVertex.Steps
            || Math.Min(a.X, Math.Min(b.X, c.X)) > clip.Right * MeshVertex.Steps)
        {
            return;
        }

        long area = ((long)(b.X - a.X) * (c.Y - a.Y)) - ((long)(c.X - a.X) * (b.Y - a.Y));
        if (area == 0)
        {
            return;
        }

        var gradient = new Gradient(a, b, c, area);
        for (int y = top; y < bottom; y++)
        {
            int centre = (y * MeshVertex.Steps) + (MeshVertex.Steps / 2);
            int left = int.MaxValue;
            int right = int.MinValue;
            Cross(a, b, centre, ref left, ref right);
            Cross(b, c, centre, ref left, ref right);
            Cross(c, a, centre, ref left, ref right);
            left = Math.Max(left, clip.Left);
            right = Math.Min(right, clip.Right);
            if (left < right)
            {
                Span(target, texture, gradient, y, left, right, blend);
            }
        }
    }

    // The first pixel whose centre is at or beyond a position in steps.
    private static int CeilingOfCentre(int steps) => (steps + (MeshVertex.Steps / 2) - 1) >> 4;

    private static void Cross(in MeshVertex from, in MeshVertex to, int centre, ref int left, ref int right)
    {
        // A row belongs to an edge from its upper end on, its lower end excluded: each row crosses exactly two edges.
        if (from.Y == to.Y || centre < Math.Min(from.Y, to.Y) || centre >= Math.Max(from.Y, to.Y))
        {
            return;
        }

        // The same edge gives the same crossing whichever way it runs.
        (MeshVertex upper, MeshVertex lower) = from.Y < to.Y ? (from, to) : (to, from);
        long height = lower.Y - upper.Y;
        long numerator = (((long)upper.X - (MeshVertex.Steps / 2)) * height) + ((long)(centre - upper.Y) * (lower.X - upper.X));
        int first = (int)CeilingDivide(numerator, height * MeshVertex.Steps);
        left = Math.Min(left, first);
        right = Math.Max(right, first);
    }

    private static long CeilingDivide(long numerator, long denominator)
    {
        long quotient = numerator / denominator;
        return numerator > quotient * denominator ? quotient + 1 : quotient;
    }

    private static void Span(PixelSurface target, PixelSurface texture, in Gradient gradient, int y, int left, int right, bool blend)
    {
        long u = gradient.U(left, y);
        long v = gradient.V(left, y);
        int count = right - left;
        byte* output = target.Pixels + ((long)y * target.Stride) + (left * 4L);
        bool inside = Within(u, gradient.UStep, count, texture.Width) && Within(v, gradient.VStep, count, texture.Height);
        if (!blend && inside && gradient.UStep == One && gradient.VStep == 0 && ((u | v) & (One - 1)) < (One >> WeightBits))
        {
            Unsafe.CopyBlockUnaligned(output, texture.Pixels + ((v >> Fixed) * texture.Stride) + ((u >> Fixed) * 4), (uint)count * 4);
            return;
        }

        if (!blend && inside)
        {
            Copy(texture, (uint*)output, count, (int)u, (int)v, (int)gradient.UStep, (int)gradient.VStep);
            return;
        }

        for (int i = 0; i < count; i++, u += gradient.UStep, v += gradient.VStep, output += 4)
        {
            Vector128<ushort> pixel = Sample(texture, u, v, inside);
            *(uint*)output = blend ? Over(pixel, *(uint*)output, gradient.Alpha(left + i, y)) : Pack(pixel);
        }
    }

    // What nearly every pixel goes through: opaque, and nothing read beyond the texture.
    private static void Copy(PixelSurface texture, uint* output, int count, int u, int v, int stepU, int stepV)
    {
        byte* pixels = texture.Pixels;
        nint stride = texture.Stride;
        Vector128<short> half = Vector128.Create((short)(1 << (WeightBits - 1)));
        Vector128<ulong> second = Vector128.Create(1ul, 1ul);
        for (int i = 0; i < count; i++, u += stepU, v += stepV)
        {
            byte* source = pixels + ((v >> Fixed) * stride) + ((nint)(u >> Fixed) * 4);
            Vector128<short> upper = Widen(*(ulong*)source);
            Vector128<short> lower = Widen(*(ulong*)(source + stride));
            Vector128<short> weightX = Vector128.Create((short)((u >> (Fixed - WeightBits)) & ((1 << WeightBits) - 1)));
            Vector128<short> weightY = Vector128.Create((short)((v >> (Fixed - WeightBits)) & ((1 << WeightBits) - 1)));
            Vector128<short> column = upper + ((((lower - upper) * weightY) + half) >> WeightBits);
            Vector128<short> next = Vector128.Shuffle(column.AsUInt64(), second).AsInt16();
            output[i] = Pack((column + ((((next - column) * weightX) + half) >> WeightBits)).AsUInt16());
        }
    }

    // Whether a span reads no pixel outside the texture.
    private static bool Within(long start, long step, int count, int extent)
    {
        long end = start + (step * (count - 1));
        return Math.Min(start, end) >= 0 && Math.Max(start, end) >> Fixed < extent - 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Sample(PixelSurface texture, long u, long v, bool inside)
    {
        int x = (int)(u >> Fixed);
        int y = (int)(v >> Fixed);
        short weightX = (short)((u >> (Fixed - WeightBits)) & ((1 << WeightBits) - 1));
        short weightY = (short)((v >> (Fixed - WeightBits)) & ((1 << WeightBits) - 1));
        Vector128<short> upper;
        Vector128<short> lower;
        if (inside)
        {
            byte* source = texture.Pixels + ((long)y * texture.Stride) + (x * 4L);
            upper = Widen(*(ulong*)source);
            lower = Widen(*(ulong*)(source + texture.Stride));
        }
        else
        {
            int x0 = Math.Clamp(x, 0, texture.Width - 1);
            int x1 = Math.Clamp(x + 1, 0, texture.Width - 1);
            byte* row0 = texture.Pixels + ((long)Math.Clamp(y, 0, texture.Height - 1) * texture.Stride);
            byte* row1 = texture.Pixels + ((long)Math.Clamp(y + 1, 0, texture.Height - 1) * texture.Stride);
            upper = Widen(((uint*)row0)[x0] | ((ulong)((uint*)row0)[x1] << 32));
            lower = Widen(((uint*)row1)[x0] | ((ulong)((uint*)row1)[x1] << 32));
        }

        Vector128<short> half = Vector128.Create((short)(1 << (WeightBits - 1)));
        Vector128<short> column = upper + ((((lower - upper) * Vector128.Create(weightY)) + half) >> WeightBits);
        Vector128<short> next = Vector128.Shuffle(column.AsUInt64(), Vector128.Create(1ul, 1ul)).AsInt16();
        return (column + ((((next - column) * Vector128.Create(weightX)) + half) >> WeightBits)).AsUInt16();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<short> Widen(ulong pixels) => Vector128.WidenLower(Vector128.CreateScalarUnsafe(pixels).AsByte()).AsInt16();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Pack(Vector128<ushort> pixel) => Vector128.Narrow(pixel, pixel).AsUInt32().ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Over(Vector128<ushort> pixel, uint under, int alpha)
    {
        // Premultiplied: the pixel times its coverage, and what is under by the rest.
        Vector128<ushort> covered = (pixel * Vector128.Create((ushort)alpha)) >> 8;
        int rest = 255 - covered.GetElement(3);
        rest += rest >> 7;
        Vector128<ushort> below = Vector128.WidenLower(Vector128.CreateScalarUnsafe(under).AsByte());
        return Pack(covered + ((below * Vector128.Create((ushort)rest)) >> 8));
    }

    private readonly struct Gradient
    {
        private readonly long startU;
        private readonly long startV;
        private readonly long rowU;
        private readonly long rowV;
        private readonly double alpha;
        private readonly double alphaX;
        private readonly double alphaY;
        private readonly int baseX;
        private readonly int baseY;

        public Gradient(in MeshVertex a, in MeshVertex b, in MeshVertex c, long area)
        {
            // Pixels to the step: the area is in steps squared.
            double scale = (double)MeshVertex.Steps / area;
            double xb = (b.X - a.X) * scale;
            double xc = (c.X - a.X) * scale;
            double yb = (b.Y - a.Y) * scale;
            double yc = (c.Y - a.Y) * scale;
            (double ux, double uy) = Slopes(b.U - a.U, c.U - a.U);
            (double vx, double vy) = Slopes(b.V - a.V, c.V - a.V);
            (alphaX, alphaY) = Slopes(b.Alpha - a.Alpha, c.Alpha - a.Alpha);
            baseX = a.X >> 4;
            baseY = a.Y >> 4;
            double dx = baseX + 0.5 - ((double)a.X / MeshVertex.Steps);
            double dy = baseY + 0.5 - ((double)a.Y / MeshVertex.Steps);
            startU = ToFixed(a.U - 0.5 + (ux * dx) + (uy * dy));
            startV = ToFixed(a.V - 0.5 + (vx * dx) + (vy * dy));
            alpha = a.Alpha + (alphaX * dx) + (alphaY * dy);
            UStep = ToFixed(ux);
            VStep = ToFixed(vx);
            rowU = ToFixed(uy);
            rowV = ToFixed(vy);

            (double X, double Y) Slopes(double toB, double toC) => ((toB * yc) - (toC * yb), (toC * xb) - (toB * xc));
        }

        public long UStep { get; }

        public long VStep { get; }

        public long U(int x, int y) => startU + (UStep * (x - baseX)) + (rowU * (y - baseY));

        public long V(int x, int y) => startV + (VStep * (x - baseX)) + (rowV * (y - baseY));

        public int Alpha(int x, int y) => (int)Math.Clamp((alpha + (alphaX * (x - baseX)) + (alphaY * (y - baseY))) * 256, 0, 256);

        private static long ToFixed(double value) => (long)Math.Round(value * One);
    }
}
