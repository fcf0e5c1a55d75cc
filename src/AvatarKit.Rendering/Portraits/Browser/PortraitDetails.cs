using System.Numerics;
using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>What a portrait shows and its photograph does not, in one picture: the inside of its mouth and its shut eyes.</summary>
internal sealed class PortraitDetails : IDisposable
{
    /// <summary>Sprites go on beyond their edges by so many pixels, so that a picture made smaller mixes none with another.</summary>
    private const int Border = 8;

    private const float LeastUnit = 128;
    private const float MostUnit = 256;

    private readonly Dictionary<string, SKRectI> places = [];

    public PortraitDetails(PortraitFace face, FaceGrid grid)
    {
        Unit = Math.Clamp(face.Frame.Unit, LeastUnit, MostUnit);
        float scale = Unit / face.Frame.Unit;
        var size = new Vector2(MathF.Ceiling(Unit * 3.2f), MathF.Ceiling(Unit * 2));
        Vector2 offset = (size / 2) - (face.EyesInPicture * scale);
        FaceFrame frame = face.Frame.Scaled(scale, offset);
        using SKBitmap eyes = PaintEyes(face.Image, scale, offset, size);
        using var sprites = new MouthSprites(face.Colors, face.Shape.TeethHalf * 2 * Unit);
        RightEye = new EyeLids(face.Shape.RightEye, grid, frame, eyes, margin: 0);
        LeftEye = new EyeLids(face.Shape.LeftEye, grid, frame, eyes, margin: 0);
        Picture = Lay(
        [
            new("cavity", sprites.Cavity),
            new("upperTeeth", sprites.UpperTeeth),
            new("lowerTeeth", sprites.LowerTeeth),
            new("tongue", sprites.Tongue),
            new("shadow", sprites.Shadow),
            new("rightLid", RightEye.Closed.Picture),
            new("leftLid", LeftEye.Closed.Picture),
        ]);
    }

    /// <summary>The distance of the eyes that they are painted for, in pixels.</summary>
    public float Unit { get; }

    public SKBitmap Picture { get; }

    /// <summary>Where each sprite lies in the picture.</summary>
    public IReadOnlyDictionary<string, SKRectI> Places => places;

    public EyeLids RightEye { get; }

    public EyeLids LeftEye { get; }

    /// <summary>Encodes the picture, without loss.</summary>
    public AvatarPortraitTexture Encode()
    {
        using SKPixmap pixels = Picture.PeekPixels();
        using SKData data = pixels.Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossless, 75))!;
        return new AvatarPortraitTexture(data.ToArray(), "image/webp");
    }

    public void Dispose()
    {
        RightEye.Dispose();
        LeftEye.Dispose();
        Picture.Dispose();
    }

    // The eyes and what is around them. Beyond the picture its border goes on.
    private static SKBitmap PaintEyes(SKBitmap image, float scale, Vector2 offset, Vector2 size)
    {
        var eyes = new SKBitmap(new SKImageInfo((int)size.X, (int)size.Y, SKColorType.Bgra8888, SKAlphaType.Premul));
        using var canvas = new SKCanvas(eyes);
        using SKImage source = SKImage.FromBitmap(image);
        using SKShader shader = source.ToShader(
            SKShaderTileMode.Clamp,
            SKShaderTileMode.Clamp,
            scale < 0.75f ? new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear) : new SKSamplingOptions(SKCubicResampler.CatmullRom),
            SKMatrix.CreateScaleTranslation(scale, scale, offset.X, offset.Y));
        using var paint = new SKPaint { Shader = shader, BlendMode = SKBlendMode.Src };
        canvas.DrawPaint(paint);
        return eyes;
    }

    private SKBitmap Lay(ReadOnlySpan<Sprite> sprites)
    {
        int width = 0;
        int height = 0;
        foreach (Sprite sprite in sprites)
        {
            places[sprite.Name] = SKRectI.Create(Border, height + Border, sprite.Picture.Width, sprite.Picture.Height);
            width = Math.Max(width, sprite.Picture.Width + (2 * Border));
            height += sprite.Picture.Height + (2 * Border);
        }

        var picture = new SKBitmap(new SKImageInfo(width, height, SKColorType.Bgra8888, SKAlphaType.Premul));
        using var canvas = new SKCanvas(picture);
        canvas.Clear(SKColors.Transparent);
        foreach (Sprite sprite in sprites)
        {
            SKRectI place = places[sprite.Name];
            using SKImage image = SKImage.FromBitmap(sprite.Picture);
            using SKShader shader = image.ToShader(
                SKShaderTileMode.Clamp, SKShaderTileMode.Clamp, SKSamplingOptions.Default, SKMatrix.CreateTranslation(place.Left, place.Top));
            using var paint = new SKPaint { Shader = shader, BlendMode = SKBlendMode.Src };
            canvas.DrawRect(SKRect.Inflate(place, Border, Border), paint);
        }

        return picture;
    }

    private readonly record struct Sprite(string Name, SKBitmap Picture);
}
