using System.Numerics;
using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>A small mesh laid over the face, such as a lid: rows of columns of vertices, and what of them changed since the last frame.</summary>
internal sealed class MeshPatch(int columns, int rows)
{
    private MeshVertex[] now = new MeshVertex[columns * rows];
    private MeshVertex[] before = new MeshVertex[columns * rows];
    private bool wasVisible;

    public int Columns { get; } = columns;

    public int Rows { get; } = rows;

    /// <summary>Whether it is drawn at all.</summary>
    public bool IsVisible { get; set; }

    /// <summary>Begins a frame, with nothing to be seen until it is said otherwise.</summary>
    public void Begin()
    {
        (now, before) = (before, now);
        wasVisible = IsVisible;
        IsVisible = false;
    }

    public void Set(int column, int row, Vector2 pixel, Vector2 source, float alpha = 1) =>
        now[(row * Columns) + column] = new MeshVertex(MeshVertex.Quantise(pixel.X), MeshVertex.Quantise(pixel.Y), source.X, source.Y, alpha);

    /// <summary>Widens an area, in steps of a pixel, by where this patch was and is if it has changed.</summary>
    public void AddChange(ref ChangedArea area)
    {
        if (IsVisible == wasVisible && (!IsVisible || now.AsSpan().SequenceEqual(before)))
        {
            return;
        }

        for (int i = 0; i < now.Length; i++)
        {
            if (IsVisible)
            {
                area.Add(now[i].X, now[i].Y);
            }

            if (wasVisible)
            {
                area.Add(before[i].X, before[i].Y);
            }
        }
    }

    public void Draw(PixelSurface target, SKRectI clip, PixelSurface texture)
    {
        for (int row = 0; IsVisible && row < Rows - 1; row++)
        {
            for (int column = 0; column < Columns - 1; column++)
            {
                int i = (row * Columns) + column;
                TriangleRasterizer.Blend(target, clip, texture, now[i], now[i + 1], now[i + Columns]);
                TriangleRasterizer.Blend(target, clip, texture, now[i + 1], now[i + Columns + 1], now[i + Columns]);
            }
        }
    }
}
