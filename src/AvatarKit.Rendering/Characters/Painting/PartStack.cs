using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>One part of the picture: lays the bands' sheets over each other there, and remembers which of them are seen.</summary>
internal sealed unsafe class PartStack(SKRectI area, int bands)
{
    private readonly Cover[] covers = new Cover[bands];
    private uint known;

    /// <summary>Brings the part up to date.</summary>
    /// <param name="changed">The bands that look different.</param>
    /// <param name="sheets">The sheets of all bands, from back to front.</param>
    /// <param name="ground">What lies behind all of them.</param>
    /// <param name="picture">Where the part goes.</param>
    public void Paint(uint changed, BandSheet[] sheets, SKBitmap ground, SKBitmap picture)
    {
        known &= ~changed;
        int first = sheets.Length - 1;
        while (first >= 0 && CoverOf(first, sheets[first]) != Cover.Whole)
        {
            first--;
        }

        byte* target = At(picture, area);
        if (first < 0)
        {
            PixelRows.Copy(At(ground, area), ground.RowBytes, target, picture.RowBytes, area.Width, area.Height);
        }
        else
        {
            PixelRows.Copy(sheets[first].At(area.Left, area.Top), sheets[first].RowBytes, target, picture.RowBytes, area.Width, area.Height);
        }

        for (int band = first + 1; band < sheets.Length; band++)
        {
            if (covers[band] == Cover.Part)
            {
                SKRectI shared = SKRectI.Intersect(area, sheets[band].Area);
                PixelRows.Blend(
                    sheets[band].At(shared.Left, shared.Top),
                    sheets[band].RowBytes,
                    At(picture, shared),
                    picture.RowBytes,
                    shared.Width,
                    shared.Height);
            }
        }
    }

    private static byte* At(SKBitmap bitmap, SKRectI place) => (byte*)bitmap.GetPixels() + ((nint)place.Top * bitmap.RowBytes) + (place.Left * 4);

    private Cover CoverOf(int band, BandSheet sheet)
    {
        uint bit = 1U << band;
        if ((known & bit) == 0)
        {
            SKRectI shared = SKRectI.Intersect(area, sheet.Area);
            Cover cover = shared.IsEmpty
                ? Cover.Nothing
                : PixelRows.CoverOf(sheet.At(shared.Left, shared.Top), sheet.RowBytes, shared.Width, shared.Height);
            covers[band] = cover == Cover.Whole && shared != area ? Cover.Part : cover;
            known |= bit;
        }

        return covers[band];
    }
}
