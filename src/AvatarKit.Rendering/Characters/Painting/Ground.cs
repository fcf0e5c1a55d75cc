using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>Paints what lies behind everything that moves.</summary>
internal static class Ground
{
    /// <summary>Paints it over a picture.</summary>
    /// <param name="rig">The character.</param>
    /// <param name="options">Size and background.</param>
    /// <param name="still">The layers at the back that never move.</param>
    /// <param name="picture">The picture, as large as the options say.</param>
    public static void Paint(Rig rig, PainterOptions options, ReadOnlySpan<LayerState> still, SKBitmap picture)
    {
        using var canvas = new SKCanvas(picture);
        canvas.Clear(SKColors.Transparent);
        if (options.Background is Background background)
        {
            background.Paint(canvas, options.Width, options.Height);
        }
        else if (rig.Backdrop.Length > 1)
        {
            PaintBackdrop(canvas, rig, options);
        }
        else if (rig.Backdrop.Length == 1)
        {
            canvas.Clear(rig.Backdrop[0]);
        }

        foreach (LayerState layer in still)
        {
            if (layer.IsVisible)
            {
                int count = canvas.Save();
                for (int clip = layer.Layer.Clip; clip >= 0; clip = still[clip].Layer.Clip)
                {
                    still[clip].Clip(canvas);
                }

                layer.Draw(canvas);
                canvas.RestoreToCount(count);
            }
        }
    }

    private static void PaintBackdrop(SKCanvas canvas, Rig rig, PainterOptions options)
    {
        float reach = float.Hypot(options.Width, options.Height) * 0.62f;
        using SKShader exact = SKShader.CreateTwoPointConicalGradient(
            new SKPoint(options.Width * 0.42f, options.Height * 0.3f), 0, new SKPoint(
                options.Width / 2f,
                options.Height / 2f), reach, rig.Backdrop, null, SKShaderTileMode.Clamp);

        // A third of the pixels each way is enough for a shade this slow, and a ninth of the work.
        const float texel = 3;
        using var small = new SKBitmap(
            new SKImageInfo((int)(options.Width / texel) + 1, (int)(options.Height / texel) + 1, SKColorType.Bgra8888, SKAlphaType.Premul));
        using SKShader shader = GradientSprite.Picture(small, exact, SKMatrix.CreateScale(1 / texel, 1 / texel));
        using var paint = new SKPaint { Shader = shader };
        int count = canvas.Save();
        canvas.Scale(texel);
        canvas.DrawPaint(paint);
        canvas.RestoreToCount(count);
    }
}
