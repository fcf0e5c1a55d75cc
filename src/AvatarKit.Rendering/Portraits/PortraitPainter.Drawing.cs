using System.Numerics;
using System.Runtime.CompilerServices;
using SkiaSharp;

namespace AvatarKit.Rendering;

internal sealed partial class PortraitPainter
{
    /// <summary>Width of the small picture that surroundings are made of, and how far they are blurred, as a share of the output's width.</summary>
    private const int CoarseSize = 96;
    private const float Blur = 0.025f;

    /// <summary>Share of the picture's shorter side over which its edges go over into the surroundings.</summary>
    private const float FadeShare = 0.12f;

    private static void PaintTexture(SKBitmap texture, SKBitmap image, PortraitFit fit, PainterOptions options, int margin)
    {
        using var canvas = new SKCanvas(texture);
        using SKImage source = SKImage.FromBitmap(image);
        // Enlarged smoothly, made smaller without flicker; beyond the picture its border goes on.
        SKSamplingOptions sampling = fit.Scale >= 0.75f ? new SKSamplingOptions(SKCubicResampler.CatmullRom) : new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear);
        SKMatrix matrix = SKMatrix.CreateScaleTranslation(fit.Scale, fit.Scale, fit.Offset.X + margin, fit.Offset.Y + margin);
        SKRect picture = fit.Picture(new SKSizeI(image.Width, image.Height));
        bool leavesRoom = picture.Left > 0 || picture.Top > 0 || picture.Right < options.Width || picture.Bottom < options.Height;
        SKShaderTileMode beyond = leavesRoom ? SKShaderTileMode.Decal : SKShaderTileMode.Clamp;
        using SKShader shader = source.ToShader(beyond, beyond, sampling, matrix);
        using var paint = new SKPaint { Shader = shader };
        canvas.Clear(SKColors.Transparent);
        if (leavesRoom && image.AlphaType == SKAlphaType.Opaque)
        {
            PaintSurroundings(canvas, source, matrix, texture.Width, texture.Height);
        }

        canvas.SaveLayer();
        canvas.DrawPaint(paint);
        float fade = Math.Min(picture.Width, picture.Height) * FadeShare;
        FadeOut(canvas, new SKPoint(picture.Left + margin, 0), new SKPoint(picture.Right + margin, 0), fade, picture.Left > 0, picture.Right < options.Width);
        FadeOut(canvas, new SKPoint(0, picture.Top + margin), new SKPoint(0, picture.Bottom + margin), fade, picture.Top > 0, picture.Bottom < options.Height);
        canvas.Restore();
    }

    /// <summary>Fills everything with what goes on from the picture's border, out of focus.</summary>
    private static void PaintSurroundings(SKCanvas canvas, SKImage image, SKMatrix matrix, int width, int height)
    {
        float coarseness = (float)CoarseSize / width;
        using var coarse = new SKBitmap(new SKImageInfo(CoarseSize, Math.Max((int)(height * coarseness), 1), SKColorType.Bgra8888, SKAlphaType.Opaque));
        using (var small = new SKCanvas(coarse))
        {
            using SKShader shader = image.ToShader(SKShaderTileMode.Clamp, SKShaderTileMode.Clamp, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear), matrix.PostConcat(SKMatrix.CreateScale(coarseness, coarseness)));
            using var border = new SKPaint { Shader = shader };
            small.DrawPaint(border);
        }

        using SKImage soft = SKImage.FromBitmap(coarse);
        using SKImageFilter blur = SKImageFilter.CreateBlur(width * Blur, width * Blur, SKShaderTileMode.Clamp, null, SKRect.Create(width, height));
        using var paint = new SKPaint { ImageFilter = blur };
        canvas.DrawImage(soft, SKRect.Create(width, height), new SKSamplingOptions(SKCubicResampler.Mitchell), paint);
    }

    // What is drawn so far goes over into what lies below at those of its ends where something is to be seen beyond.
    private static void FadeOut(SKCanvas canvas, SKPoint first, SKPoint last, float length, bool atFirst, bool atLast)
    {
        if (!atFirst && !atLast)
        {
            return;
        }

        float share = length / SKPoint.Distance(first, last);
        SKColor[] colors = [atFirst ? SKColors.Transparent : SKColors.Black, SKColors.Black, SKColors.Black, atLast ? SKColors.Transparent : SKColors.Black];
        using SKShader mask = SKShader.CreateLinearGradient(first, last, colors, [0, share, 1 - share, 1], SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = mask, BlendMode = SKBlendMode.DstIn };
        canvas.DrawPaint(paint);
    }

    private static SKBitmap PaintBackground(PainterOptions options)
    {
        var bitmap = new SKBitmap(new SKImageInfo(options.Width, options.Height, SKColorType.Bgra8888, SKAlphaType.Premul));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        options.Background?.Paint(canvas, options.Width, options.Height);
        return bitmap;
    }

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
        mouth.DrawBehind(target, area);
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
