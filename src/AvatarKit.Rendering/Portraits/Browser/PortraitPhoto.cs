using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>A portrait's photograph as a browser takes it: as large as a page shows it, and nothing of its file but the picture.</summary>
internal static class PortraitPhoto
{
    /// <summary>The longest side that is given, unless the face in it would be too small.</summary>
    private const float MostExtent = 1600;

    /// <summary>The distance of the eyes that is enough for a face which fills a large screen, and the least that is left of it.</summary>
    private const float MostEyeDistance = 224;
    private const float LeastEyeDistance = 96;

    private const int Quality = 88;

    /// <summary>How much smaller than the portrait's picture the photograph is: 1 at most.</summary>
    public static float ScaleOf(PortraitFace face)
    {
        float extent = Math.Max(face.Image.Width, face.Image.Height);
        float scale = Math.Max(Math.Min(MostExtent / extent, MostEyeDistance / face.Frame.Unit), LeastEyeDistance / face.Frame.Unit);
        return Math.Min(scale, 1);
    }

    /// <summary>Paints the photograph.</summary>
    public static SKBitmap Paint(PortraitFace face, float scale)
    {
        SKImageInfo info = face.Image.Info.WithSize(
            Math.Max((int)MathF.Round(face.Image.Width * scale), 1),
            Math.Max((int)MathF.Round(face.Image.Height * scale), 1));
        return (scale < 1 ? face.Image.Resize(info, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear)) : face.Image.Copy())
            ?? throw new ImageException("image.too_large", "There is not memory enough to make the picture smaller. Give a smaller one.");
    }

    /// <summary>Encodes it: a JPEG, or where it is see-through a WebP.</summary>
    public static AvatarPortraitTexture Encode(SKBitmap photo)
    {
        bool isOpaque = photo.AlphaType == SKAlphaType.Opaque;
        using SKPixmap pixels = photo.PeekPixels();

        // Lips differ from the skin around them by their colour more than by their brightness: it is kept as fine.
        using SKData data = (isOpaque
            ? pixels.Encode(new SKJpegEncoderOptions(Quality, SKJpegEncoderDownsample.Downsample444, SKJpegEncoderAlphaOption.Ignore))
            : pixels.Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossy, Quality)))!;
        return new AvatarPortraitTexture(data.ToArray(), isOpaque ? "image/jpeg" : "image/webp");
    }
}
