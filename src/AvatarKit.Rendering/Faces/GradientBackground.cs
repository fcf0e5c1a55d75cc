using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>Colours that run into each other from the top down.</summary>
internal sealed class GradientBackground(SKColor[] colors) : Background
{
    internal override bool IsTransparent => colors.Any(static color => color.Alpha < 255);

    internal override void Paint(SKCanvas canvas, int width, int height)
    {
        using SKShader shader = SKShader.CreateLinearGradient(default, new SKPoint(0, height), colors, null, SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = shader, BlendMode = SKBlendMode.Src, IsDither = true };
        canvas.DrawPaint(paint);
    }
}
