using System.Runtime.CompilerServices;

namespace AvatarKit.Rendering;

/// <summary>The conversion that says what the others must give.</summary>
internal static unsafe class YuvScalar
{
    /// <summary>Converts two rows.</summary>
    /// <param name="upper">The upper row's pixels.</param>
    /// <param name="lower">The lower row's pixels.</param>
    /// <param name="y">Where the upper row's luma goes.</param>
    /// <param name="stride">Bytes from there to the lower row's.</param>
    /// <param name="u">Where the blue difference goes.</param>
    /// <param name="v">Where the red difference goes.</param>
    /// <param name="width">Pixels per row, even.</param>
    public static void Convert(byte* upper, byte* lower, byte* y, int stride, byte* u, byte* v, int width)
    {
        for (int x = 0; x < width; x += 2)
        {
            byte* p = upper + (x * 4);
            byte* q = lower + (x * 4);
            y[x] = Luma(p[0], p[1], p[2]);
            y[x + 1] = Luma(p[4], p[5], p[6]);
            y[x + stride] = Luma(q[0], q[1], q[2]);
            y[x + stride + 1] = Luma(q[4], q[5], q[6]);
            int b = Mean(p[0], q[0]) + Mean(p[4], q[4]);
            int g = Mean(p[1], q[1]) + Mean(p[5], q[5]);
            int r = Mean(p[2], q[2]) + Mean(p[6], q[6]);
            u[x / 2] = BlueDifference(b, g, r);
            v[x / 2] = RedDifference(b, g, r);
        }
    }

    /// <summary>Converts two rows with alpha. Transparent pixels take the colour of what is beside them,
    /// so that edges stay clean when the video is scaled.</summary>
    public static void ConvertAlpha(byte* upper, byte* lower, byte* y, int stride, byte* u, byte* v, byte* a, int width)
    {
        for (int x = 0; x < width; x += 2)
        {
            byte* p = upper + (x * 4);
            byte* q = lower + (x * 4);
            int alpha = p[3] + p[7] + q[3] + q[7];
            a[x] = p[3];
            a[x + 1] = p[7];
            a[x + stride] = q[3];
            a[x + stride + 1] = q[7];
            if (alpha is 0 or 4 * 255)
            {
                Convert(p, q, y + x, stride, u + (x / 2), v + (x / 2), 2);
                continue;
            }

            int b = Straight(p[0] + p[4] + q[0] + q[4], alpha);
            int g = Straight(p[1] + p[5] + q[1] + q[5], alpha);
            int r = Straight(p[2] + p[6] + q[2] + q[6], alpha);
            y[x] = StraightLuma(p, b, g, r);
            y[x + 1] = StraightLuma(p + 4, b, g, r);
            y[x + stride] = StraightLuma(q, b, g, r);
            y[x + stride + 1] = StraightLuma(q + 4, b, g, r);
            u[x / 2] = BlueDifference(2 * b, 2 * g, 2 * r);
            v[x / 2] = RedDifference(2 * b, 2 * g, 2 * r);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte Luma(int b, int g, int r) => (byte)((((8 * b) + (79 * g) + (23 * r) + 64) >> 7) + 16);

    private static byte StraightLuma(byte* pixel, int b, int g, int r) => pixel[3] == 0
        ? Luma(b, g, r)
        : Luma(Straight(pixel[0], pixel[3]), Straight(pixel[1], pixel[3]), Straight(pixel[2], pixel[3]));

    private static int Straight(int premultiplied, int alpha) => Math.Min(255, ((premultiplied * 255) + (alpha / 2)) / alpha);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Mean(int one, int other) => (one + other + 1) >> 1;

    /// <summary>Of the sums of two pixels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte BlueDifference(int b, int g, int r) => (byte)((((56 * b) - (43 * g) - (13 * r) + 128) >> 8) + 128);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte RedDifference(int b, int g, int r) => (byte)((((-5 * b) - (51 * g) + (56 * r) + 128) >> 8) + 128);
}
