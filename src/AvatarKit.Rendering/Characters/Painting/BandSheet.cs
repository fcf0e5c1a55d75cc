using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>A band's layers, drawn once and kept until one of them changes.</summary>
/// <remarks>
/// What a rasteriser makes of a path hangs a little on where it is cut off: so a sheet is always drawn whole, or, where the jaw moves the lower
/// end of something large, in strips that are always the same. Many small pieces of a path would cost far more than all of it.
/// </remarks>
internal sealed unsafe class BandSheet : IDisposable
{
    /// <summary>What is covered is known for squares of so many pixels.</summary>
    private const int CoverEdge = 16;

    /// <summary>Edges of sheets and strips lie on multiples of this, in pixels, so that small moves leave them where they are.</summary>
    private const int Grid = 64;

    private readonly LayerState[] layers;
    private readonly Band band;
    private readonly SKRectI whole;
    private readonly bool hasStrips;
    private Cover[] covers = [];
    private int columns;
    private SKBitmap? bitmap;
    private SKCanvas? canvas;
    private bool isFresh;

    /// <param name="layers">All layers, from back to front.</param>
    /// <param name="band">Which of them are drawn.</param>
    /// <param name="whole">What may be seen of it: the picture, and what moving it may bring in from beside it.</param>
    public BandSheet(LayerState[] layers, Band band, SKRectI whole)
    {
        this.layers = layers;
        this.band = band;
        this.whole = whole;
        hasStrips = Array.Exists(layers[band.First..band.End], static layer => Band.IsJaw(layer.Layer));
    }

    /// <summary>What of the picture it holds; nothing of the band is outside.</summary>
    public SKRectI Area { get; private set; }

    /// <summary>Bytes from row to row.</summary>
    public int RowBytes => bitmap!.RowBytes;

    /// <summary>Brings <see cref="Area"/> to the layers' pose.</summary>
    /// <returns>Whether it begins elsewhere: then all of the band may differ by a level.</returns>
    public bool Fit()
    {
        SKRect bounds = SKRect.Empty;
        for (int i = band.First; i < band.End; i++)
        {
            if (layers[i].IsVisible)
            {
                SKRect own = layers[i].Bounds;
                for (int clip = layers[i].Layer.Clip; clip >= 0; clip = layers[clip].Layer.Clip)
                {
                    own.Intersect(layers[clip].Bounds);
                }

                bounds = bounds.IsEmpty ? own : own.IsEmpty ? bounds : SKRect.Union(bounds, own);
            }
        }

        if (!bounds.IsEmpty)
        {
            // Where it is moved by parts of a pixel, what lies beside its edge is seen.
            bounds.Inflate(2, 2);
        }

        bounds.Intersect(whole);
        SKRectI area = bounds.IsEmpty
            ? SKRectI.Empty
            : SKRectI.Intersect(whole, new SKRectI(Down(bounds.Left), Down(bounds.Top), Down(bounds.Right) + Grid, Down(bounds.Bottom) + Grid));
        bool isElsewhere = area.Location != Area.Location;
        isFresh |= area != Area;
        Area = area;
        return isElsewhere;
    }

    /// <summary>Draws the layers as they stand.</summary>
    /// <param name="top">The first row of the picture that changed.</param>
    /// <param name="bottom">The row after the last.</param>
    public void Draw(float top, float bottom)
    {
        if (Area.IsEmpty)
        {
            return;
        }

        Allocate();
        columns = (Area.Width + CoverEdge - 1) / CoverEdge;
        int squares = columns * ((Area.Height + CoverEdge - 1) / CoverEdge);
        if (covers.Length < squares)
        {
            covers = new Cover[squares];
        }

        int step = hasStrips ? Grid : Area.Height;
        for (int at = Area.Top; at < Area.Bottom; at += step)
        {
            int end = Math.Min(Area.Bottom, at + step);
            if (!hasStrips || isFresh || (end > top && at < bottom))
            {
                DrawRows(new SKRectI(Area.Left, at, Area.Right, end));
            }
        }

        isFresh = false;
    }

    /// <summary>How much of what is behind an area of the drawing it hides.</summary>
    public Cover CoverOf(SKRectI area)
    {
        SKRectI shared = SKRectI.Intersect(area, Area);
        if (shared.Width <= 0 || shared.Height <= 0)
        {
            return Cover.Nothing;
        }

        int right = (shared.Right - 1 - Area.Left) / CoverEdge;
        int bottom = (shared.Bottom - 1 - Area.Top) / CoverEdge;
        int left = (shared.Left - Area.Left) / CoverEdge;
        Cover first = covers[((shared.Top - Area.Top) / CoverEdge * columns) + left];
        for (int row = (shared.Top - Area.Top) / CoverEdge; row <= bottom; row++)
        {
            if (first == Cover.Part || covers.AsSpan((row * columns) + left, right - left + 1).ContainsAnyExcept(first))
            {
                return Cover.Part;
            }
        }

        return first == Cover.Whole && shared != area ? Cover.Part : first;
    }

    /// <summary>The pixel for a place within <see cref="Area"/>.</summary>
    public byte* At(int x, int y) => (byte*)bitmap!.GetPixels() + ((nint)(y - Area.Top) * bitmap.RowBytes) + ((x - Area.Left) * 4);

    public void Dispose()
    {
        canvas?.Dispose();
        bitmap?.Dispose();
        canvas = null;
        bitmap = null;
    }

    private void Allocate()
    {
        if (bitmap is null || bitmap.Width < Area.Width || bitmap.Height < Area.Height)
        {
            int width = Math.Max(Area.Width, bitmap?.Width ?? 0);
            int height = Math.Max(Area.Height, bitmap?.Height ?? 0);
            Dispose();
            bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Bgra8888, SKAlphaType.Premul));
            canvas = new SKCanvas(bitmap);
        }
    }

    private void DrawRows(SKRectI rows)
    {
        int count = canvas!.Save();
        canvas.Translate(-Area.Left, -Area.Top);
        canvas.ClipRect(new SKRect(rows.Left, rows.Top, rows.Right, rows.Bottom));
        canvas.Clear(SKColors.Transparent);
        int clip = -1;
        int clipped = canvas.Save();
        for (int i = band.First; i < band.End; i++)
        {
            if (!layers[i].IsVisible || layers[i].Bounds.Top >= rows.Bottom || layers[i].Bounds.Bottom <= rows.Top)
            {
                continue;
            }

            if (layers[i].Layer.Clip != clip)
            {
                clip = layers[i].Layer.Clip;
                canvas.RestoreToCount(clipped);
                clipped = canvas.Save();
                for (int next = clip; next >= 0; next = layers[next].Layer.Clip)
                {
                    layers[next].Clip(canvas);
                }
            }

            layers[i].Draw(canvas);
        }

        canvas.RestoreToCount(count);
        FindCovers(rows);
    }

    private void FindCovers(SKRectI rows)
    {
        for (int top = rows.Top; top < rows.Bottom; top += CoverEdge)
        {
            int height = Math.Min(CoverEdge, rows.Bottom - top);
            for (int column = 0; column < columns; column++)
            {
                int left = Area.Left + (column * CoverEdge);
                covers[((top - Area.Top) / CoverEdge * columns) + column] =
                    PixelRows.CoverOf(At(left, top), RowBytes, Math.Min(CoverEdge, Area.Right - left), height);
            }
        }
    }

    private static int Down(float edge) => (int)MathF.Floor(edge / Grid) * Grid;
}
