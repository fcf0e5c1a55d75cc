using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>The inside of a mouth, painted once for a portrait's light: teeth, tongue, and the dark behind them.</summary>
internal sealed class MouthSprites : IDisposable
{
    private MouthSprites(SKBitmap cavity, SKBitmap upperTeeth, SKBitmap lowerTeeth, SKBitmap tongue, SKBitmap shadow) =>
        (Cavity, UpperTeeth, LowerTeeth, Tongue, Shadow) = (cavity, upperTeeth, lowerTeeth, tongue, shadow);

    public SKBitmap Cavity { get; }

    public SKBitmap UpperTeeth { get; }

    public SKBitmap LowerTeeth { get; }

    public SKBitmap Tongue { get; }

    public SKBitmap Shadow { get; }

    /// <summary>Paints the sprites.</summary>
    /// <param name="colors">The portrait's own colours.</param>
    /// <param name="mouthWidth">Width of the mouth in the output, in pixels.</param>
    public static MouthSprites Paint(PortraitColors colors, float mouthWidth)
    {
        int width = Math.Clamp((int)mouthWidth, 48, 1600);
        return new MouthSprites(
            Sprite(64, 64, canvas => PaintCavity(canvas, colors)),
            Sprite(width, Math.Max(width * 30 / 100, 12), canvas => PaintTeeth(canvas, colors, upper: true)),
            Sprite(width, Math.Max(width * 24 / 100, 10), canvas => PaintTeeth(canvas, colors, upper: false)),
            Sprite(width, Math.Max(width / 2, 24), canvas => PaintTongue(canvas, colors)),
            Sprite(4, 4, canvas => canvas.Clear(colors.Dark)));
    }

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
        paint.Shader = SKShader.CreateLinearGradient(new SKPoint(0, 0), new SKPoint(0, area.Height), [colors.Dark, colors.Dark, colors.Throat], [0, 0.35f, 1], SKShaderTileMode.Clamp);
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
        ReadOnlySpan<float> widths = upper ? [0.135f, 0.105f, 0.095f, 0.07f, 0.05f] : [0.085f, 0.088f, 0.085f, 0.075f, 0.06f, 0.05f];
        ReadOnlySpan<float> lengths = upper ? [1, 0.93f, 0.97f, 0.88f, 0.8f] : [0.96f, 0.97f, 1, 0.93f, 0.86f, 0.8f];
        float from = 0;
        for (int i = 0; i < widths.Length; i++)
        {
            float tooth = widths[i] * width;
            float shade = 1 - (0.62f * MathF.Pow(from / (width / 2), 1.6f));
            float bottom = gum + ((height - gum - 1) * lengths[i]);
            foreach (float x in (ReadOnlySpan<float>)[(width / 2) + from, (width / 2) - from - tooth])
            {
                float inset = width * 0.0025f;
                var box = new SKRect(x + inset, gum - (height * 0.1f), x + tooth - inset, bottom);
                using SKShader light = SKShader.CreateLinearGradient(
                    new SKPoint(0, box.Top), new SKPoint(0, box.Bottom), [Shaded(colors.Tooth, 0.78f * shade), Shaded(colors.Tooth, shade), Shaded(colors.Tooth, 0.93f * shade)], [0.1f, 0.65f, 1], SKShaderTileMode.Clamp);
                paint.Shader = light;
                canvas.DrawRoundRect(box, tooth * 0.3f, height * 0.14f, paint);
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
            new SKPoint(0, 0), new SKPoint(0, height), [Shaded(colors.Tongue, 0.55f), colors.Tongue, Shaded(colors.Tongue, 0.9f)], [0, 0.3f, 1], SKShaderTileMode.Clamp);
        paint.Shader = body;
        canvas.DrawRoundRect(width * 0.14f, height * 0.04f, width * 0.72f, height * 1.4f, width * 0.3f, height * 0.42f, paint);
        paint.Shader = null;
        paint.Color = Shaded(colors.Tongue, 0.6f).WithAlpha(110);
        paint.MaskFilter = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, width * 0.02f);
        canvas.DrawRect(width * 0.49f, height * 0.2f, width * 0.02f, height, paint);
        paint.MaskFilter.Dispose();
    }

    private static SKColor Shaded(SKColor color, float light) =>
        new((byte)Math.Clamp(color.Red * light, 0, 255), (byte)Math.Clamp(color.Green * light, 0, 255), (byte)Math.Clamp(color.Blue * light, 0, 255), color.Alpha);
}
