using System.Numerics;
using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>How a picture lies in the output: it covers it, the face well placed and not too small.</summary>
/// <param name="Scale">Output pixels to the picture's pixel.</param>
/// <param name="Offset">Where the picture's corner lies in the output.</param>
internal readonly record struct PortraitFit(float Scale, Vector2 Offset)
{
    /// <summary>Share of the output's height that a head takes at least, where that takes no more enlargement than <see cref="MaxEnlargement"/>.</summary>
    private const float MinHead = 0.5f;
    private const float MaxEnlargement = 3;

    /// <summary>A head's height in distances of the eyes.</summary>
    private const float HeadInEyes = 3.6f;

    /// <summary>Where the eyes lie, from the top.</summary>
    private const float EyesAt = 0.42f;

    public static PortraitFit Of(SKSizeI picture, Vector2 eyes, float eyeDistance, int width, int height)
    {
        float cover = Math.Max((float)width / picture.Width, (float)height / picture.Height);
        float wanted = Math.Min(height * MinHead / (eyeDistance * HeadInEyes), MaxEnlargement);
        float scale = Math.Max(cover, wanted);
        return new PortraitFit(scale, new Vector2(
            Math.Clamp((width / 2f) - (eyes.X * scale), width - (picture.Width * scale), 0),
            Math.Clamp((height * EyesAt) - (eyes.Y * scale), height - (picture.Height * scale), 0)));
    }

    public SKRect Picture(SKSizeI size) => SKRect.Create(Offset.X, Offset.Y, size.Width * Scale, size.Height * Scale);
}
