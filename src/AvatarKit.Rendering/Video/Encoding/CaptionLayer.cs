using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>A picture with what is being said written over it. The painter's own picture stays as it is: it goes on painting from there.
/// Not thread-safe.</summary>
internal sealed class CaptionLayer : IDisposable
{
    private readonly CaptionPainter painter;
    private readonly SKCanvas canvas;
    private object? sentence;

    public CaptionLayer(int width, int height)
    {
        painter = new CaptionPainter(width, height);
        Picture = new SKBitmap(width, height, SKColorType.Bgra8888, SKAlphaType.Premul);
        canvas = new SKCanvas(Picture);
    }

    /// <summary>The picture with its caption.</summary>
    public SKBitmap Picture { get; }

    /// <summary>Where captions stand.</summary>
    public SKRectI Area => painter.Area;

    /// <summary>Takes over what changed in a picture and writes over it.</summary>
    /// <returns>Whether the place of the captions changed.</returns>
    public bool Update(SKBitmap picture, ReadOnlySpan<SKRectI> changes, SpokenCaption? caption, long sample)
    {
        bool hasChanged = caption is null
            ? painter.Update("", [], 0)
            : painter.Update(caption.Text, caption.Words, sample, caption.Length, goesOn: ReferenceEquals(caption.Key, sentence));
        sentence = caption?.Key;
        foreach (SKRectI area in changes)
        {
            Copy(picture, area);
            hasChanged |= area.IntersectsWith(painter.Area);
        }

        if (hasChanged)
        {
            Copy(picture, painter.Area);
            painter.Paint(canvas);
        }

        return hasChanged;
    }

    public void Dispose()
    {
        canvas.Dispose();
        Picture.Dispose();
        painter.Dispose();
    }

    private unsafe void Copy(SKBitmap picture, SKRectI area)
    {
        byte* from = (byte*)picture.GetPixels() + (area.Left * 4);
        byte* to = (byte*)Picture.GetPixels() + (area.Left * 4);
        for (int row = area.Top; row < area.Bottom; row++)
        {
            Buffer.MemoryCopy(from + ((nint)row * picture.RowBytes), to + ((nint)row * Picture.RowBytes), area.Width * 4, area.Width * 4);
        }
    }
}
