using System.Numerics;
using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>
/// The picture cut into parts: small ones where the face moves, large ones elsewhere. Every part is always painted by itself, in a full frame too:
/// so a part painted again is the same to the pixel, whatever the rasteriser makes of a clip's edge.
/// </summary>
internal sealed class Partition : IDirtyMarks
{
    /// <summary>A large part's longest edge, in cells.</summary>
    private const int LargestCells = 5;

    private readonly int cell;
    private readonly int columns;
    private readonly int rows;
    private readonly int[] partOfCell;
    private readonly uint[] bandsOfLayer;
    private readonly uint[] changedBands;
    private readonly Affine[] maps = [.. Enumerable.Repeat(Affine.Identity, 32)];
    private readonly (float Top, float Bottom)[] changedRows = new (float, float)[32];
    private readonly SKRectI[] changes;
    private int changeCount;

    /// <param name="width">The picture's width.</param>
    /// <param name="height">The picture's height.</param>
    /// <param name="cell">A small part's edge in pixels, even.</param>
    /// <param name="moving">Where the face moves.</param>
    /// <param name="bandsOfLayer">The bands that change with a layer, a bit each.</param>
    public Partition(int width, int height, int cell, ReadOnlySpan<SKRectI> moving, uint[] bandsOfLayer)
    {
        this.bandsOfLayer = bandsOfLayer;
        this.cell = cell;
        columns = (width + cell - 1) / cell;
        rows = (height + cell - 1) / cell;
        partOfCell = new int[columns * rows];
        var isMoving = new bool[columns * rows];
        foreach (SKRectI area in moving)
        {
            ForCells(area, index => isMoving[index] = true);
        }

        var areas = new List<SKRectI>();
        partOfCell.AsSpan().Fill(-1);
        for (int index = 0; index < partOfCell.Length; index++)
        {
            if (partOfCell[index] < 0)
            {
                areas.Add(SKRectI.Intersect(new SKRectI(0, 0, width, height), Claim(index, areas.Count, isMoving)));
            }
        }

        Areas = [.. areas];
        changedBands = new uint[Areas.Length];
        changes = new SKRectI[Areas.Length];
        Clear();
    }

    /// <summary>The parts: together the whole picture, none over another.</summary>
    public SKRectI[] Areas { get; }

    /// <summary>What <see cref="Collect"/> found, neighbours joined.</summary>
    public ReadOnlySpan<SKRectI> Changes => changes.AsSpan(0, changeCount);

    /// <summary>The bands that are to be drawn anew, a bit each.</summary>
    public uint RedrawnBands { get; private set; }

    /// <summary>Whether bands changed in a part.</summary>
    public bool IsChanged(int part) => changedBands[part] != 0;

    /// <summary>Nothing looks different in a part after all.</summary>
    public void Unmark(int part) => changedBands[part] = 0;

    /// <summary>From where to where a band is to be drawn anew, in rows of its sheet; as much as nothing when it is not.</summary>
    public (float Top, float Bottom) ChangedRows(int band) => changedRows[band];

    public void Clear()
    {
        changedBands.AsSpan().Clear();
        changedRows.AsSpan().Fill((float.MaxValue, float.MinValue));
        RedrawnBands = 0;
        changeCount = 0;
    }

    /// <summary>Where each band is laid, of what it was drawn as.</summary>
    public ReadOnlySpan<Affine> Maps => maps;

    /// <summary>Where a band is laid.</summary>
    public ref Affine MapOf(int band) => ref maps[band];

    /// <summary>A layer is to be drawn anew within an area of the drawing, in pixels.</summary>
    public void Mark(int layer, SKRect area)
    {
        if (area.Right <= area.Left || area.Bottom <= area.Top)
        {
            return;
        }

        RedrawnBands |= bandsOfLayer[layer];
        for (uint rest = bandsOfLayer[layer]; rest != 0; rest &= rest - 1)
        {
            int band = BitOperations.TrailingZeroCount(rest);
            ref (float Top, float Bottom) own = ref changedRows[band];
            own = (MathF.Min(own.Top, area.Top), MathF.Max(own.Bottom, area.Bottom));
            MarkBand(band, area);
        }
    }

    /// <summary>A band looks different within an area of the drawing, in pixels.</summary>
    public void MarkBand(int band, SKRect area)
    {
        if (area.Width > 0 && area.Height > 0)
        {
            MarkBands(1U << band, maps[band].IsIdentity ? area : maps[band].Cover(area));
        }
    }

    /// <summary>Marks everything.</summary>
    public void MarkAll()
    {
        changedBands.AsSpan().Fill(uint.MaxValue);
        changedRows.AsSpan().Fill((float.MinValue, float.MaxValue));
        RedrawnBands = uint.MaxValue;
    }

    /// <summary>Makes <see cref="Changes"/> of the marks.</summary>
    public void Collect()
    {
        changeCount = 0;
        for (int part = 0; part < Areas.Length; part++)
        {
            if (changedBands[part] == 0)
            {
                continue;
            }

            SKRectI area = Areas[part];
            int joined = -1;
            for (int i = 0; i < changeCount && joined < 0; i++)
            {
                SKRectI other = changes[i];
                if ((other.Top == area.Top && other.Bottom == area.Bottom && (other.Right == area.Left || other.Left == area.Right))
                    || (other.Left == area.Left && other.Right == area.Right && (other.Bottom == area.Top || other.Top == area.Bottom)))
                {
                    joined = i;
                }
            }

            if (joined >= 0)
            {
                changes[joined] = SKRectI.Union(changes[joined], area);
            }
            else
            {
                changes[changeCount++] = area;
            }
        }
    }

    private void MarkBands(uint bands, SKRect area)
    {
        if (area.Right <= 0 || area.Bottom <= 0 || area.Right <= area.Left || area.Bottom <= area.Top)
        {
            return;
        }

        int left = Math.Max(0, (int)MathF.Floor(area.Left) / cell);
        int top = Math.Max(0, (int)MathF.Floor(area.Top) / cell);
        int right = Math.Min(columns - 1, (int)MathF.Ceiling(area.Right) / cell);
        int bottom = Math.Min(rows - 1, (int)MathF.Ceiling(area.Bottom) / cell);
        for (int row = top; row <= bottom; row++)
        {
            for (int column = left; column <= right; column++)
            {
                changedBands[partOfCell[(row * columns) + column]] |= bands;
            }
        }
    }

    /// <summary>Gives a cell to a new part, and where nothing moves its neighbours too.</summary>
    private SKRectI Claim(int index, int part, bool[] isMoving)
    {
        int left = index % columns;
        int top = index / columns;
        bool IsFree(int column, int row) => partOfCell[(row * columns) + column] < 0 && !isMoving[(row * columns) + column];
        int right = left + 1;
        int bottom = top + 1;
        if (!isMoving[index])
        {
            while (right < columns && right - left < LargestCells && IsFree(right, top))
            {
                right++;
            }

            while (bottom < rows && bottom - top < LargestCells && Enumerable.Range(left, right - left).All(column => IsFree(column, bottom)))
            {
                bottom++;
            }
        }

        for (int row = top; row < bottom; row++)
        {
            partOfCell.AsSpan((row * columns) + left, right - left).Fill(part);
        }

        return new SKRectI(left * cell, top * cell, right * cell, bottom * cell);
    }

    private void ForCells(SKRectI area, Action<int> visit)
    {
        for (int row = Math.Max(0, area.Top / cell); row <= Math.Min(rows - 1, area.Bottom / cell); row++)
        {
            for (int column = Math.Max(0, area.Left / cell); column <= Math.Min(columns - 1, area.Right / cell); column++)
            {
                visit((row * columns) + column);
            }
        }
    }
}
