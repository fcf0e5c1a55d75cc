using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>Converts premultiplied BGRA to I420 in BT.709, limited range, in seven-bit fixed point. Stateless and thread-safe.</summary>
/// <remarks>Chroma is the mean of two by two pixels: rows first, rounded up, then columns.
/// Colours of a picture with alpha are stored straight.</remarks>
internal static unsafe class YuvConverter
{
    /// <summary>The fastest path of this machine.</summary>
    public static YuvPath Best { get; } = Avx2.IsSupported ? YuvPath.Avx2 : Vector128.IsHardwareAccelerated ? YuvPath.Vector128 : YuvPath.Scalar;

    /// <summary>Converts part of a picture.</summary>
    /// <param name="pixels">The picture's first pixel.</param>
    /// <param name="rowBytes">Bytes from row to row.</param>
    /// <param name="planes">Where to.</param>
    /// <param name="area">The part, within the picture, with even edges.</param>
    /// <param name="path">How.</param>
    public static void Convert(nint pixels, int rowBytes, in YuvPlanes planes, SKRectI area, YuvPath path)
    {
        int block = path switch { YuvPath.Avx2 => YuvAvx2.Block, YuvPath.Vector128 => YuvVector128.Block, _ => int.MaxValue };
        int half = planes.Width / 2;
        for (int row = area.Top; row < area.Bottom; row += 2)
        {
            byte* upper = (byte*)pixels + ((nint)row * rowBytes) + (area.Left * 4);
            byte* lower = upper + rowBytes;
            nint luma = ((nint)row * planes.Width) + area.Left;
            nint chroma = ((nint)(row / 2) * half) + (area.Left / 2);
            byte* y = (byte*)planes.Y + luma;
            byte* u = (byte*)planes.U + chroma;
            byte* v = (byte*)planes.V + chroma;
            byte* a = planes.A == 0 ? null : (byte*)planes.A + luma;
            int x = 0;
            for (; x <= area.Width - block; x += block)
            {
                if (a != null && !FillAlpha(upper + (x * 4), lower + (x * 4), a + x, planes.Width, block))
                {
                    YuvScalar.ConvertAlpha(upper + (x * 4), lower + (x * 4), y + x, planes.Width, u + (x / 2), v + (x / 2), a + x, block);
                }
                else if (path == YuvPath.Avx2)
                {
                    YuvAvx2.Convert(upper + (x * 4), lower + (x * 4), y + x, planes.Width, u + (x / 2), v + (x / 2));
                }
                else
                {
                    YuvVector128.Convert(upper + (x * 4), lower + (x * 4), y + x, planes.Width, u + (x / 2), v + (x / 2));
                }
            }

            int rest = area.Width - x;
            if (a != null)
            {
                YuvScalar.ConvertAlpha(upper + (x * 4), lower + (x * 4), y + x, planes.Width, u + (x / 2), v + (x / 2), a + x, rest);
            }
            else
            {
                YuvScalar.Convert(upper + (x * 4), lower + (x * 4), y + x, planes.Width, u + (x / 2), v + (x / 2), rest);
            }
        }
    }

    /// <summary>Writes the alpha of a block that is wholly opaque or wholly transparent, which most are:
    /// it is then converted like any other.</summary>
    private static bool FillAlpha(byte* upper, byte* lower, byte* a, int stride, int block)
    {
        uint all = uint.MaxValue;
        uint any = 0;
        for (int i = 0; i < block; i++)
        {
            uint one = ((uint*)upper)[i];
            uint other = ((uint*)lower)[i];
            all &= one & other;
            any |= one | other;
        }

        bool opaque = all >> 24 == 255;
        if (!opaque && any >> 24 != 0)
        {
            return false;
        }

        new Span<byte>(a, block).Fill(opaque ? (byte)255 : (byte)0);
        new Span<byte>(a + stride, block).Fill(opaque ? (byte)255 : (byte)0);
        return true;
    }
}
