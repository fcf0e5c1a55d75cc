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
        Cavity = Sprite(64, 64);
        using (var canvas = new SKCanvas(Cavity))
        {
            PaintCavity(canvas, colors);
        }

        UpperTeeth = Sprite(width, Math.Max(width * 28 / 100, 12));
        TeethSprite.Paint(UpperTeeth, colors, upper: true);
        LowerTeeth = Sprite(width, Math.Max(width * 25 / 100, 10));
        TeethSprite.Paint(LowerTeeth, colors, upper: false);
        Tongue = Sprite(width, Math.Max(width / 2, 24));
        TongueSprite.Paint(Tongue, colors);
        Shadow = Sprite(4, 4);
        Shadow.Erase(colors.Throat);
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

    private static SKBitmap Sprite(int width, int height)
    {
        var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Bgra8888, SKAlphaType.Premul));
        bitmap.Erase(SKColors.Transparent);
        return bitmap;
    }

    // Dark above, where the palate is, and towards the cheeks; below a little of the floor is seen.
    private static void PaintCavity(SKCanvas canvas, PortraitColors colors)
    {
        SKRectI area = canvas.DeviceClipBounds;
        using SKShader depth = SKShader.CreateLinearGradient(
            new SKPoint(0, 0),
            new SKPoint(0, area.Height),
            [colors.Dark, colors.Dark, colors.Throat],
            [0, 0.35f, 1],
            SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = depth };
        canvas.DrawPaint(paint);
        SKColor dark = colors.Dark.WithAlpha(200);
        using SKShader cheeks = SKShader.CreateLinearGradient(
            new SKPoint(0, 0),
            new SKPoint(area.Width, 0),
            [dark, colors.Dark.WithAlpha(0), colors.Dark.WithAlpha(0), dark],
            [0, 0.35f, 0.65f, 1],
            SKShaderTileMode.Clamp);
        paint.Shader = cheeks;
        canvas.DrawPaint(paint);
    }
}
