using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>A picture that covers all.</summary>
internal sealed class ImageBackground(SKImage image) : Background
{
    internal override bool IsTransparent => image.AlphaType != SKAlphaType.Opaque;

    internal override void Paint(SKCanvas canvas, int width, int height)
    {
        float scale = MathF.Max(width / (float)image.Width, height / (float)image.Height);
        float shownWidth = width / scale;
        float shownHeight = height / scale;
        var source = SKRect.Create((image.Width - shownWidth) / 2, (image.Height - shownHeight) / 2, shownWidth, shownHeight);
        using var paint = new SKPaint { BlendMode = SKBlendMode.Src };
        canvas.DrawImage(image, source, new SKRect(0, 0, width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear), paint);
    }
}
