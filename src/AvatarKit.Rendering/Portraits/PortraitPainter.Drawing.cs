using System.Numerics;
using System.Runtime.CompilerServices;
using SkiaSharp;

namespace AvatarKit.Rendering;

internal sealed partial class PortraitPainter
{
    private SKRectI Around(FaceFrame frame, SKRect area)
    {
        var changed = default(ChangedArea);
        for (int i = 0; i < 4; i++)
        {
            Vector2 corner = frame.ToPixel(new Vector2((i & 1) == 0 ? area.Left : area.Right, i < 2 ? area.Top : area.Bottom));
            changed.Add(MeshVertex.Quantise(corner.X), MeshVertex.Quantise(corner.Y));
        }

        return changed.ToPixels(Picture.Width, Picture.Height);
    }

    private void FindChanges()
    {
        if (!isPainted)
        {
            changes[0] = new SKRectI(0, 0, Picture.Width, Picture.Height);
            changeCount = 1;
            return;
        }

        var upper = default(ChangedArea);
        var lower = default(ChangedArea);
        for (int i = 0; i < before.Length; i++)
        {
            if (deformer.Steps[i] != before[i])
            {
                AddCells(i, ref grid.Rest[i].Y < splitHeight ? ref upper : ref lower);
            }
        }

        mouth.AddChange(ref lower);
        rightEye.AddChange(ref upper);
        leftEye.AddChange(ref upper);
        SKRectI above = upper.ToPixels(Picture.Width, Picture.Height);
        SKRectI below = lower.ToPixels(Picture.Width, Picture.Height);
        changeCount = 0;
        if (above.IntersectsWith(below))
        {
            changes[changeCount++] = SKRectI.Union(above, below);
            return;
        }

        if (!above.IsEmpty)
        {
            changes[changeCount++] = above;
        }

        if (!below.IsEmpty)
        {
            changes[changeCount++] = below;
        }
    }

    // A vertex that moves changes the cells around it.
    private void AddCells(int vertex, ref ChangedArea area)
    {
        int row = vertex / grid.Columns;
        int column = vertex % grid.Columns;
        for (int r = Math.Max(row - 1, 0); r <= Math.Min(row + 1, grid.Rows - 1); r++)
        {
            for (int c = Math.Max(column - 1, 0); c <= Math.Min(column + 1, grid.Columns - 1); c++)
            {
                int i = (r * grid.Columns) + c;
                area.Add(deformer.Steps[i].X, deformer.Steps[i].Y);
                area.Add(before[i].X, before[i].Y);
            }
        }
    }

    private void Draw(SKRectI area)
    {
        var target = new PixelSurface(Picture);
        var source = new PixelSurface(texture);
        Copy(target, source, area);
        mouth.DrawBehind(target, area, source);
        DrawGrid(target, area, source);
        mouth.DrawEdges(target, area, source);
        rightEye.Draw(target, area, source);
        leftEye.Draw(target, area, source);
        if (background is not null)
        {
            LayOver(target, new PixelSurface(background), area);
        }
    }

    private unsafe void Copy(PixelSurface target, PixelSurface source, SKRectI area)
    {
        for (int y = area.Top; y < area.Bottom; y++)
        {
            byte* from = source.Pixels + ((long)(y + margin) * source.Stride) + ((area.Left + margin) * 4L);
            Unsafe.CopyBlockUnaligned(target.Pixels + ((long)y * target.Stride) + (area.Left * 4L), from, (uint)area.Width * 4);
        }
    }

    private void DrawGrid(PixelSurface target, SKRectI area, PixelSurface source)
    {
        for (int row = 0; row < grid.Rows - 1; row++)
        {
            // Between the two edges of the lips there is nothing: that is the mouth.
            for (int column = 0; row != grid.UpperRows - 1 && column < grid.Columns - 1; column++)
            {
                int i = (row * grid.Columns) + column;
                MeshVertex a = Vertex(i);
                MeshVertex b = Vertex(i + 1);
                MeshVertex c = Vertex(i + grid.Columns);
                MeshVertex d = Vertex(i + grid.Columns + 1);
                TriangleRasterizer.Fill(target, area, source, a, b, c);
                TriangleRasterizer.Fill(target, area, source, b, d, c);
            }
        }
    }

    private MeshVertex Vertex(int i) => new(
        deformer.Steps[i].X,
        deformer.Steps[i].Y,
        ((float)grid.Steps[i].X / MeshVertex.Steps) + margin,
        ((float)grid.Steps[i].Y / MeshVertex.Steps) + margin);

    // Puts what is behind a see-through picture behind it.
    private static unsafe void LayOver(PixelSurface target, PixelSurface behind, SKRectI area)
    {
        for (int y = area.Top; y < area.Bottom; y++)
        {
            var row = new Span<uint>(target.Pixels + ((long)y * target.Stride) + (area.Left * 4L), area.Width);
            var back = new ReadOnlySpan<uint>(behind.Pixels + ((long)y * behind.Stride) + (area.Left * 4L), area.Width);
            for (int x = 0; x < row.Length; x++)
            {
                uint rest = 255 - (row[x] >> 24);
                rest += rest >> 7;
                uint even = (((back[x] & 0xFF00FF) * rest) >> 8) & 0xFF00FF;
                uint odd = (((back[x] >> 8) & 0xFF00FF) * rest) & 0xFF00FF00;
                row[x] = rest == 0 ? row[x] : row[x] + (even | odd);
            }
        }
    }
}
