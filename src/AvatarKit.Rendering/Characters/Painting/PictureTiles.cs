using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>Lays the bands' sheets over each other in the picture, each where its <see cref="BandWarp"/> has it, in rows of tiles: what is hidden or
/// empty in a tile costs nothing there, and tiles beside each other are laid in one run, as memory likes it.</summary>
internal sealed unsafe class PictureTiles
{
    private const int TileWidth = 64;
    private const int TileHeight = 32;

    private readonly SKBitmap ground;
    private readonly SKBitmap picture;
    private readonly int columns;
    private readonly int rows;
    private readonly bool[] isChanged;

    /// <summary>The tiles that show nothing but what lies behind all bands.</summary>
    private readonly bool[] isGround;
    private readonly Cover[] covers;
    private readonly int[] firsts;
    private readonly SKRectI[] bounds;

    /// <param name="ground">What lies behind all bands.</param>
    /// <param name="picture">Where they are laid.</param>
    /// <param name="bands">How many there are.</param>
    public PictureTiles(SKBitmap ground, SKBitmap picture, int bands)
    {
        this.ground = ground;
        this.picture = picture;
        columns = (picture.Width + TileWidth - 1) / TileWidth;
        rows = (picture.Height + TileHeight - 1) / TileHeight;
        isChanged = new bool[columns * rows];
        isGround = new bool[columns * rows];
        covers = new Cover[bands * columns];
        firsts = new int[columns];
        bounds = new SKRectI[bands];
    }

    /// <summary>Something looks different within an area.</summary>
    public void Mark(SKRectI area)
    {
        int left = area.Left / TileWidth;
        int count = ((area.Right - 1) / TileWidth) - left + 1;
        for (int row = area.Top / TileHeight; row <= (area.Bottom - 1) / TileHeight; row++)
        {
            isChanged.AsSpan((row * columns) + left, count).Fill(true);
        }
    }

    /// <summary>Whether something was painted in an area since it was marked.</summary>
    public bool IsPainted(SKRectI area)
    {
        int left = area.Left / TileWidth;
        int count = ((area.Right - 1) / TileWidth) - left + 1;
        for (int row = area.Top / TileHeight; row <= (area.Bottom - 1) / TileHeight; row++)
        {
            if (isChanged.AsSpan((row * columns) + left, count).Contains(true))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Forgets what was marked.</summary>
    public void Clear() => isChanged.AsSpan().Clear();

    /// <summary>Brings the marked tiles up to date.</summary>
    /// <param name="sheets">The sheets of all bands, from back to front.</param>
    /// <param name="maps">Where each is laid, of what it was drawn as.</param>
    /// <param name="backs">The way back.</param>
    public void Paint(BandSheet[] sheets, ReadOnlySpan<Affine> maps, ReadOnlySpan<Affine> backs)
    {
        for (int band = 0; band < sheets.Length; band++)
        {
            SKRectI area = sheets[band].Area;
            bounds[band] = area.Width > 0 && area.Height > 0 ? maps[band].Cover(area) : SKRectI.Empty;
        }

        for (int row = 0; row < rows; row++)
        {
            if (isChanged.AsSpan(row * columns, columns).Contains(true))
            {
                PaintRow(row, sheets, backs);
            }
        }
    }

    private void PaintRow(int row, BandSheet[] sheets, ReadOnlySpan<Affine> backs)
    {
        Span<bool> changed = isChanged.AsSpan(row * columns, columns);
        for (int column = 0; column < columns; column++)
        {
            if (changed[column])
            {
                changed[column] = FindCovers(column, row, sheets, backs);
            }
        }

        for (int column = 0; column < columns; column++)
        {
            if (changed[column] && firsts[column] < 0)
            {
                SKRectI tile = Tile(column, column + 1, row);
                PixelRows.Copy(At(ground, tile), ground.RowBytes, At(picture, tile), picture.RowBytes, tile.Width, tile.Height);
            }
        }

        for (int band = 0; band < sheets.Length; band++)
        {
            for (int column = 0; column < columns; column++)
            {
                int start = column;
                while (column < columns && changed[column] && band >= firsts[column] && covers[(band * columns) + column] != Cover.Nothing)
                {
                    column++;
                }

                if (column > start)
                {
                    Lay(sheets[band], backs[band], Tile(start, column, row));
                }
            }
        }
    }

    /// <summary>Finds which bands are seen in a tile.</summary>
    /// <returns>Whether it is to be painted at all.</returns>
    private bool FindCovers(int column, int row, BandSheet[] sheets, ReadOnlySpan<Affine> backs)
    {
        SKRectI tile = Tile(column, column + 1, row);
        bool isEmpty = true;
        int first = sheets.Length - 1;
        for (; first >= 0; first--)
        {
            Cover cover = bounds[first].IntersectsWith(tile) ? sheets[first].CoverOf(backs[first].Cover(tile)) : Cover.Nothing;
            covers[(first * columns) + column] = cover;
            isEmpty &= cover == Cover.Nothing;
            if (cover == Cover.Whole)
            {
                break;
            }
        }

        firsts[column] = first;
        ref bool wasGround = ref isGround[(row * columns) + column];
        bool isSame = isEmpty && wasGround;
        wasGround = isEmpty;
        return !isSame;
    }

    private void Lay(BandSheet sheet, in Affine back, SKRectI run)
    {
        if (!back.IsIdentity)
        {
            WarpedRows.Blend(sheet.At(sheet.Area.Left, sheet.Area.Top), sheet.RowBytes, sheet.Area, back, At(picture, run), picture.RowBytes, run);
            return;
        }

        SKRectI shared = SKRectI.Intersect(run, sheet.Area);
        PixelRows.Blend(sheet.At(shared.Left, shared.Top), sheet.RowBytes, At(picture, shared), picture.RowBytes, shared.Width, shared.Height);
    }

    private SKRectI Tile(int column, int end, int row) => new(
        column * TileWidth, row * TileHeight, Math.Min(picture.Width, end * TileWidth), Math.Min(picture.Height, (row + 1) * TileHeight));

    private static byte* At(SKBitmap bitmap, SKRectI place) => (byte*)bitmap.GetPixels() + ((nint)place.Top * bitmap.RowBytes) + (place.Left * 4);
}
