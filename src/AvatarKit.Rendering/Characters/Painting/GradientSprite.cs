using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>A gradient as a small picture that is stretched into place.</summary>
/// <remarks>Skia works a gradient out for every pixel anew, at some thirty times the price of looking it up in a picture; and only stretched
/// and moved, never turned, is that lookup fast.</remarks>
internal sealed class GradientSprite : IDisposable
{
    private const int LineTexels = 256;
    private const float PixelsPerTexel = 3;
    private const int MaxTexels = 640;

    private readonly SKShader shader;
    private readonly bool isLinear;
    private readonly bool alongX;
    private readonly bool alongY;
    private readonly bool turns;
    private readonly float[] rest;
    private readonly float scale;
    private readonly SKPoint origin;

    private GradientSprite(SKShader shader, bool isLinear, bool alongX, bool alongY, float[] rest, float scale, SKPoint origin, bool turns = false)
    {
        this.shader = shader;
        this.isLinear = isLinear;
        this.alongX = alongX;
        this.alongY = alongY;
        this.rest = rest;
        this.scale = scale;
        this.origin = origin;
        this.turns = turns;
    }

    public SKShader Shader => shader;

    /// <summary>Makes the picture of a path's gradient.</summary>
    /// <param name="gradient">The gradient.</param>
    /// <param name="rest">Where it lies at rest, in pixels: x0, y0, x1, y1; or x, y, radius.</param>
    /// <param name="bounds">What it fills at rest.</param>
    /// <param name="turns">Whether its line turns with the shape, as that of an arm does: dearer, and only for lines.</param>
    public static GradientSprite Of(RigGradient gradient, ReadOnlySpan<float> rest, SKRect bounds, bool turns = false)
    {
        turns &= gradient.IsLinear;
        bool vertical = gradient.IsLinear && !turns && rest[0] == rest[2];
        bool horizontal = gradient.IsLinear && !vertical && (turns || rest[1] == rest[3]);
        if (vertical || horizontal)
        {
            using var line = new SKBitmap(Info(gradient, horizontal ? LineTexels : 1, vertical ? LineTexels : 1));
            using SKShader exact = SKShader.CreateLinearGradient(
                default,
                new SKPoint(horizontal ? LineTexels : 0, vertical ? LineTexels : 0),
                gradient.Colors,
                gradient.Offsets,
                SKShaderTileMode.Clamp);
            return new GradientSprite(Picture(line, exact, SKMatrix.Identity), true, horizontal, vertical, rest.ToArray(), 1, default, turns);
        }

        float size = MathF.Max(PixelsPerTexel, MathF.Max(bounds.Width, bounds.Height) / MaxTexels);
        var from = new SKPoint(rest[0], rest[1]);
        using SKShader shades = gradient.IsLinear
            ? SKShader.CreateLinearGradient(from, new SKPoint(rest[2], rest[3]), gradient.Colors, gradient.Offsets, SKShaderTileMode.Clamp)
            : SKShader.CreateRadialGradient(from, rest[2], gradient.Colors, gradient.Offsets, SKShaderTileMode.Clamp);
        bounds.Inflate(size * 4, size * 4);
        using var picture = new SKBitmap(Info(gradient, (int)MathF.Ceiling(bounds.Width / size), (int)MathF.Ceiling(bounds.Height / size)));
        SKMatrix matrix = SKMatrix.CreateScale(1 / size, 1 / size).PreConcat(SKMatrix.CreateTranslation(-bounds.Left, -bounds.Top));
        return new GradientSprite(
            Picture(picture, shades, matrix),
            gradient.IsLinear,
            false,
            false,
            rest.ToArray(),
            size,
            new SKPoint(bounds.Left, bounds.Top));
    }

    /// <summary>A picture of anything, as a shader in its own pixels.</summary>
    public static SKShader Picture(SKBitmap bitmap, SKShader content, SKMatrix matrix)
    {
        using (var canvas = new SKCanvas(bitmap))
        using (var paint = new SKPaint { Shader = content, BlendMode = SKBlendMode.Src })
        {
            canvas.Concat(in matrix);
            canvas.DrawPaint(paint);
        }

        bitmap.SetImmutable();
        using SKImage image = SKImage.FromBitmap(bitmap);
        return image.ToShader(SKShaderTileMode.Clamp, SKShaderTileMode.Clamp, new SKSamplingOptions(SKFilterMode.Nearest));
    }

    /// <summary>From the picture's pixels to the drawing's, where the gradient is now.</summary>
    public SKMatrix Matrix(ReadOnlySpan<float> now)
    {
        if (turns)
        {
            var along = new SKPoint(now[2] - now[0], now[3] - now[1]);
            float length = MathF.Max(0.1f, along.Length);
            return new SKMatrix(
                along.X / LineTexels, -along.Y / length, now[0],
                along.Y / LineTexels, along.X / length, now[1],
                0, 0, 1);
        }

        if (alongX || alongY)
        {
            return new SKMatrix(
                alongX ? Span(now[2] - now[0]) / LineTexels : 1, 0, alongX ? now[0] : 0,
                0, alongY ? Span(now[3] - now[1]) / LineTexels : 1, alongY ? now[1] : 0,
                0, 0, 1);
        }

        float size = isLinear ? 1 : now[2] / rest[2];
        float moveX = now[0] - (rest[0] * size);
        float moveY = now[1] - (rest[1] * size);
        return new SKMatrix(scale * size, 0, (origin.X * size) + moveX, 0, scale * size, (origin.Y * size) + moveY, 0, 0, 1);
    }

    public void Dispose() => shader.Dispose();

    private static float Span(float length) => MathF.Abs(length) < 0.1f ? 0.1f : length;

    private static SKImageInfo Info(RigGradient gradient, int width, int height) => new(
        Math.Clamp(width, 1, MaxTexels + 16),
        Math.Clamp(height, 1, MaxTexels + 16),
        SKColorType.Bgra8888,
        gradient.Colors.All(static color => color.Alpha == 255) ? SKAlphaType.Opaque : SKAlphaType.Premul);
}
