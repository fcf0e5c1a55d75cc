using System.Numerics;
using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>How a picture lies in the output: it covers it, the face well placed and not too small, unless
/// that would leave no room for the whole head.</summary>
/// <param name="Scale">Output pixels to the picture's pixel.</param>
/// <param name="Offset">Where the picture's corner lies in the output.</param>
internal readonly record struct PortraitFit(float Scale, Vector2 Offset)
{
    /// <summary>Share of the output's height that a head takes at least, where that takes no more enlargement than
    /// <see cref="MaxEnlargement"/>.</summary>
    private const float MinHead = 0.5f;
    private const float MaxEnlargement = 3;

    /// <summary>Shares of the output that a head takes at most, where the picture holds more than the head.</summary>
    private const float MaxHeadHeight = 0.8f;
    private const float MaxHeadWidth = 0.9f;

    /// <summary>A head's height and width in distances of the eyes.</summary>
    private const float HeadInEyes = 3.6f;
    private const float HeadWidthInEyes = 2.6f;

    /// <summary>Share of the output's height that a head takes where it is shown close by.</summary>
    private const float CloseHead = 0.86f;

    /// <summary>Where the eyes lie, from the top.</summary>
    private const float EyesAt = 0.42f;

    /// <summary>How far the waist lies below the eyes, and what is shown above them, in distances of the eyes.</summary>
    private const float WaistInEyes = 8.5f;
    private const float AboveEyes = 3;

    /// <summary>Whether a picture shows its person to the waist.</summary>
    public static bool HasWaist(SKSizeI picture, Vector2 eyes, float eyeDistance) => picture.Height - eyes.Y >= eyeDistance * WaistInEyes;

    public static PortraitFit Of(SKSizeI picture, Vector2 eyes, float eyeDistance, int width, int height, Framing framing = Framing.Bust)
    {
        (float across, float down) = ((float)width / picture.Width, (float)height / picture.Height);
        float wanted = Math.Min(height * MinHead / (eyeDistance * HeadInEyes), MaxEnlargement);
        float largest = Math.Min(height * MaxHeadHeight / (eyeDistance * HeadInEyes), width * MaxHeadWidth / (eyeDistance * HeadWidthInEyes));
        float scale = framing switch
        {
            Framing.Face => Math.Max(
                Math.Min(across, down),
                Math.Min(height * CloseHead / (eyeDistance * HeadInEyes), width * MaxHeadWidth / (eyeDistance * HeadWidthInEyes))),
            Framing.Waist => Math.Max(Math.Min(across, down), height / (eyeDistance * (AboveEyes + WaistInEyes))),
            _ => Math.Max(Math.Max(Math.Min(Math.Max(across, down), largest), Math.Min(across, down)), wanted),
        };
        return new PortraitFit(scale, new Vector2(
            Place((width / 2f) - (eyes.X * scale), width - (picture.Width * scale)),
            Place(
                (height * (framing == Framing.Waist ? AboveEyes / (AboveEyes + WaistInEyes) : EyesAt)) - (eyes.Y * scale),
                height - (picture.Height * scale))));
    }

    /// <summary>Where the whole picture lies.</summary>
    public SKRect Picture(SKSizeI size) => SKRect.Create(Offset.X, Offset.Y, size.Width * Scale, size.Height * Scale);

    // No edge is seen where the picture is larger than the output; all of it is where it is smaller.
    private static float Place(float wanted, float room) => Math.Clamp(wanted, Math.Min(room, 0), Math.Max(room, 0));
}
