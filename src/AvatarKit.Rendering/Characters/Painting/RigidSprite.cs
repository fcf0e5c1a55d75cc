using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>Makes the pictures of glows and of ellipses with a gradient.</summary>
internal static class RigidSprite
{
    /// <summary>The picture as a shader in its own pixels.</summary>
    /// <param name="layer">The glow or ellipse.</param>
    /// <param name="texels">The picture's edge.</param>
    /// <param name="rotation">How far the glow is turned in it, in degrees.</param>
    /// <param name="aspect">Its vertical radius over its horizontal one, where it is turned.</param>
    public static SKShader Of(RigLayer layer, int texels, float rotation, float aspect)
    {
        using SKShader exact = layer.Kind == RigShapeKind.Glow ? Bell(layer.Fill!.Color) : Own(layer.Fill!.Gradient!);
        using var bitmap = new SKBitmap(new SKImageInfo(texels, texels, SKColorType.Bgra8888, SKAlphaType.Premul));
        SKMatrix matrix = SKMatrix.CreateScaleTranslation(texels / 2f, texels / 2f, texels / 2f, texels / 2f);
        if (rotation != 0)
        {
            matrix = matrix.PreConcat(SKMatrix.CreateRotationDegrees(rotation)).PreConcat(SKMatrix.CreateScale(1, aspect));
        }

        return GradientSprite.Picture(bitmap, exact, matrix);
    }

    /// <summary>A bell curve from the middle to nothing: fades along straight lines show their edge.</summary>
    private static SKShader Bell(SKColor color)
    {
        var colors = new SKColor[13];
        for (int i = 0; i < colors.Length; i++)
        {
            float t = i / (colors.Length - 1f);
            float bell = (MathF.Exp(-4 * t * t) - MathF.Exp(-4)) / (1 - MathF.Exp(-4));
            colors[i] = color.WithAlpha((byte)MathF.Round(255 * bell));
        }

        return SKShader.CreateRadialGradient(default, 1, colors, null, SKShaderTileMode.Clamp);
    }

    /// <summary>An ellipse's gradient is given in its own units: radius 1 round 0,0.</summary>
    private static SKShader Own(RigGradient gradient)
    {
        float[] numbers = [.. gradient.Numbers.Select(static number => number.Evaluate([]))];
        var from = new SKPoint(numbers[0], numbers[1]);
        return gradient.IsLinear
            ? SKShader.CreateLinearGradient(from, new SKPoint(numbers[2], numbers[3]), gradient.Colors, gradient.Offsets, SKShaderTileMode.Clamp)
            : SKShader.CreateRadialGradient(from, MathF.Max(0.01f, numbers[2]), gradient.Colors, gradient.Offsets, SKShaderTileMode.Clamp);
    }
}
