using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>The inside of a mouth, painted once for a portrait's light: teeth, tongue, and the dark behind them.</summary>
internal sealed class MouthSprites : IDisposable
{
    /// <summary>Paints the sprites.</summary>
    /// <param name="colors">The portrait's own colours.</param>
    /// <param name="mouthWidth">Width of the mouth in the output, in pixels.</param>
    public MouthSprites(PortraitColors colors, float mouthWidth)
    {
        int width = Math.Clamp((int)mouthWidth, 48, 1600);
        Cavity = Sprite(64, 64, canvas => PaintCavity(canvas, colors));
        UpperTeeth = Sprite(width, Math.Max(width * 30 / 100, 12), canvas => PaintTeeth(canvas, colors, upper: true));
        LowerTeeth = Sprite(width, Math.Max(width * 24 / 100, 10), canvas => PaintTeeth(canvas, colors, upper: false));
        Tongue = Sprite(width, Math.Max(width / 2, 24), canvas => PaintTongue(canvas, colors));
        Shadow = Sprite(4, 4, canvas => canvas.Clear(colors.Dark));
    }

    public SKBitmap Cavity { get; }

    public SKBitmap UpperTeeth { get; }

    public SKBitmap LowerTeeth { get; }

    public SKBitmap Tongue { get; }

    public SKBitmap Shadow { get; }

    public void Dispose()
    {
        Cavity.Dispose();
        UpperTeeth.Dispose();
        LowerTeeth.Dispose();
        Tongue.Dispose();
        Shadow.Dispose();
    }

    private static SKBitmap Sprite(int width, int height, Action<SKCanvas> paint)
    {
        var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Bgra8888, SKAlphaType.Premul));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.Transparent);
        paint(canvas);
        return bitmap;
    }

    private static void PaintCavity(SKCanvas canvas, PortraitColors colors)
    {
        SKRectI area = canvas.DeviceClipBounds;
        using var paint = new SKPaint();
        paint.Shader = SKShader.CreateLinearGradient(
            new SKPoint(0, 0),
            new SKPoint(0, area.Height),
            [colors.Dark, colors.Dark, colors.Throat],
            [0, 0.35f, 1],
            SKShaderTileMode.Clamp);
        canvas.DrawPaint(paint);
        paint.Shader.Dispose();
    }

    private static void PaintTeeth(SKCanvas canvas, PortraitColors colors, bool upper)
    {
        float width = canvas.DeviceClipBounds.Width;
        float height = canvas.DeviceClipBounds.Height;
        // Upper teeth hang from a gum, lower ones stand on one: drawn hanging, turned over for the lower jaw.
        if (!upper)
        {
            canvas.Scale(1, -1, 0, height / 2);
        }

        using var paint = new SKPaint { IsAntialias = true };
        float gum = height * 0.36f;
        paint.Color = colors.Gum;
        canvas.DrawRoundRect(width * 0.04f, -height, width * 0.92f, height + gum + (height * 0.1f), width * 0.1f, height * 0.2f, paint);

        // Widths of the teeth from the middle outward, seen around the arch; lower incisors are narrower.
        ReadOnlySpan<float> widths = upper ? [0.12f, 0.1f, 0.095f, 0.075f, 0.06f, 0.05f] : [0.08f, 0.083f, 0.085f, 0.08f, 0.07f, 0.06f];
        ReadOnlySpan<float> lengths = upper ? [1, 0.95f, 0.97f, 0.9f, 0.84f, 0.8f] : [0.97f, 0.98f, 1, 0.94f, 0.88f, 0.82f];
        float from = 0;
        for (int i = 0; i < widths.Length; i++)
        {
            float tooth = widths[i] * width;
            float shade = 1 - (0.75f * MathF.Pow((from + (tooth / 2)) / (width / 2), 1.8f));
            float bottom = gum + ((height - gum - 1) * lengths[i]);
            foreach (float x in (ReadOnlySpan<float>)[(width / 2) + from, (width / 2) - from - tooth])
            {
                // Neighbours touch: what parts them is a soft line, not a gap.
                var box = new SKRect(x - (width * 0.002f), gum - (height * 0.12f), x + tooth + (width * 0.002f), bottom);
                using SKShader light = SKShader.CreateLinearGradient(
                    new SKPoint(0, box.Top),
                    new SKPoint(0, box.Bottom),
                    [Shaded(colors.Tooth, 0.82f * shade), Shaded(colors.Tooth, shade), Shaded(colors.Tooth, 0.96f * shade)],
                    [0.1f, 0.6f, 1],
                    SKShaderTileMode.Clamp);
                paint.Shader = light;
                canvas.DrawRoundRect(box, tooth * 0.2f, height * 0.1f, paint);
                using SKShader sides = SKShader.CreateLinearGradient(
                    new SKPoint(box.Left, 0),
                    new SKPoint(box.Right, 0),
                    [colors.Gum.WithAlpha(95), SKColors.Transparent, SKColors.Transparent, colors.Gum.WithAlpha(95)],
                    [0, 0.13f, 0.87f, 1],
                    SKShaderTileMode.Clamp);
                paint.Shader = sides;
                canvas.DrawRoundRect(box, tooth * 0.2f, height * 0.1f, paint);
                paint.Shader = null;
            }

            from += tooth;
        }
    }

    private static void PaintTongue(SKCanvas canvas, PortraitColors colors)
    {
        float width = canvas.DeviceClipBounds.Width;
        float height = canvas.DeviceClipBounds.Height;
        using var paint = new SKPaint { IsAntialias = true };
        using SKShader body = SKShader.CreateLinearGradient(
            new SKPoint(0, 0),
            new SKPoint(0, height),
            [Shaded(colors.Tongue, 0.55f), colors.Tongue, Shaded(colors.Tongue, 0.9f)],
            [0, 0.3f, 1],
            SKShaderTileMode.Clamp);
        paint.Shader = body;
        canvas.DrawRoundRect(width * 0.14f, height * 0.04f, width * 0.72f, height * 1.4f, width * 0.3f, height * 0.42f, paint);
        paint.Shader = null;
        paint.Color = Shaded(colors.Tongue, 0.6f).WithAlpha(110);
        paint.MaskFilter = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, width * 0.02f);
        canvas.DrawRect(width * 0.49f, height * 0.2f, width * 0.02f, height, paint);
        paint.MaskFilter.Dispose();
    }

    private static SKColor Shaded(SKColor color, float light) =>
        new(
            (byte)Math.Clamp(color.Red * light, 0, 255),
            (byte)Math.Clamp(color.Green * light, 0, 255),
            (byte)Math.Clamp(color.Blue * light, 0, 255),
            color.Alpha);
}
