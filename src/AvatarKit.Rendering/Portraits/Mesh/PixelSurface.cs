using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>Pixels of four bytes, where they lie. Lives no longer than the bitmap they belong to.</summary>
internal readonly unsafe struct PixelSurface(SKBitmap bitmap)
{
    public byte* Pixels { get; } = (byte*)bitmap.GetPixels();

    public int Stride { get; } = bitmap.RowBytes;

    public int Width { get; } = bitmap.Width;

    public int Height { get; } = bitmap.Height;
}
