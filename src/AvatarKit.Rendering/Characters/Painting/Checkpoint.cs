using System.Runtime.CompilerServices;
using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>The picture as it is before one of the layers, kept part by part as far as it is still true.</summary>
internal sealed unsafe class Checkpoint : IDisposable
{
    private readonly SKRectI area;
    private readonly SKBitmap pixels;
    private readonly bool[] isTrue;

    /// <param name="layer">The layer it stands before.</param>
    /// <param name="area">What of the picture it keeps, in pixels.</param>
    /// <param name="parts">Number of parts.</param>
    public Checkpoint(int layer, SKRectI area, int parts)
    {
        Layer = layer;
        this.area = area;
        pixels = new SKBitmap(new SKImageInfo(Math.Max(1, area.Width), Math.Max(1, area.Height), SKColorType.Bgra8888, SKAlphaType.Premul));
        isTrue = new bool[parts];
    }

    public int Layer { get; }

    public bool Has(int part) => isTrue[part];

    public void Forget(int part) => isTrue[part] = false;

    /// <summary>Whether a part lies within what it keeps.</summary>
    public bool Covers(SKRectI part) => area.Contains(part);

    public void Save(SKBitmap picture, int part, SKRectI rect)
    {
        Copy(picture, 0, 0, pixels, area.Left, area.Top, rect);
        isTrue[part] = true;
    }

    public void Restore(SKBitmap picture, SKRectI rect) => Copy(pixels, area.Left, area.Top, picture, 0, 0, rect);

    public void Dispose() => pixels.Dispose();

    private static void Copy(SKBitmap from, int fromLeft, int fromTop, SKBitmap to, int toLeft, int toTop, SKRectI rect)
    {
        byte* source = (byte*)from.GetPixels() + ((rect.Top - fromTop) * (long)from.RowBytes) + ((rect.Left - fromLeft) * 4L);
        byte* target = (byte*)to.GetPixels() + ((rect.Top - toTop) * (long)to.RowBytes) + ((rect.Left - toLeft) * 4L);
        for (int row = 0; row < rect.Height; row++)
        {
            Unsafe.CopyBlockUnaligned(target, source, (uint)(rect.Width * 4));
            source += from.RowBytes;
            target += to.RowBytes;
        }
    }
}
