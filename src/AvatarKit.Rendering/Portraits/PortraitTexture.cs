using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>A portrait's picture and what is around it, as its painter takes them.</summary>
internal static class PortraitTexture
{
    /// <summary>Width of the small picture that surroundings are made of, and how far they are blurred, as a share of the output's width.</summary>
    private const int CoarseSize = 96;
    private const float Blur = 0.025f;

    /// <summary>Share of the picture's shorter side over which its edges go over into the surroundings.</summary>
    private const float FadeShare = 0.12f;

    /// <summary>Less than this of a pixel is no room, but rounding.</summary>
    private const float Sliver = 0.5f;

    /// <summary>Paints a picture as it lies in the output.</summary>
    /// <param name="texture">As large as the output and the margin around it.</param>
    /// <param name="image">The picture.</param>
    /// <param name="fit">How it lies in the output.</param>
    /// <param name="margin">What is painted beyond the output's edges, in pixels.</param>
    public static void Paint(SKBitmap texture, SKBitmap image, PortraitFit fit, int margin)
    {
        (int width, int height) = (texture.Width - (2 * margin), texture.Height - (2 * margin));
        using var canvas = new SKCanvas(texture);
        using SKImage source = SKImage.FromBitmap(image);
        // Enlarged smoothly, made smaller without flicker; beyond the picture its border goes on.
        SKSamplingOptions sampling = fit.Scale >= 0.75f
            ? new SKSamplingOptions(SKCubicResampler.CatmullRom)
            : new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear);
        SKMatrix matrix = SKMatrix.CreateScaleTranslation(fit.Scale, fit.Scale, fit.Offset.X + margin, fit.Offset.Y + margin);
        SKRect picture = fit.Picture(new SKSizeI(image.Width, image.Height));
        (bool left, bool top, bool right, bool bottom) =
            (picture.Left > Sliver, picture.Top > Sliver, picture.Right < width - Sliver, picture.Bottom < height - Sliver);
        bool leavesRoom = left || top || right || bottom;
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
        FadeOut(canvas, new SKPoint(picture.Left + margin, 0), new SKPoint(picture.Right + margin, 0), fade, left, right);
        FadeOut(canvas, new SKPoint(0, picture.Top + margin), new SKPoint(0, picture.Bottom + margin), fade, top, bottom);
        canvas.Restore();
    }

    /// <summary>Paints what lies behind a see-through picture.</summary>
    public static SKBitmap PaintBackground(PainterOptions options)
    {
        var bitmap = new SKBitmap(new SKImageInfo(options.Width, options.Height, SKColorType.Bgra8888, SKAlphaType.Premul));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        options.Background?.Paint(canvas, options.Width, options.Height);
        return bitmap;
    }

    /// <summary>Fills everything with what goes on from the picture's border, out of focus.</summary>
    private static void PaintSurroundings(SKCanvas canvas, SKImage image, SKMatrix matrix, int width, int height)
    {
        float coarseness = (float)CoarseSize / width;
        using var coarse =
            new SKBitmap(new SKImageInfo(CoarseSize, Math.Max((int)(height * coarseness), 1), SKColorType.Bgra8888, SKAlphaType.Opaque));
        using (var small = new SKCanvas(coarse))
        {
            using SKShader shader = image.ToShader(
                SKShaderTileMode.Clamp,
                SKShaderTileMode.Clamp,
                new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear),
                matrix.PostConcat(SKMatrix.CreateScale(coarseness, coarseness)));
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
        SKColor[] colors =
        [
            atFirst ? SKColors.Transparent : SKColors.Black,
            SKColors.Black,
            SKColors.Black,
            atLast ? SKColors.Transparent : SKColors.Black,
        ];
        using SKShader mask = SKShader.CreateLinearGradient(first, last, colors, [0, share, 1 - share, 1], SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = mask, BlendMode = SKBlendMode.DstIn };
        canvas.DrawPaint(paint);
    }
}
