using System.Numerics;
using SkiaSharp;

namespace AvatarKit.Rendering.Tests;

/// <summary>The drawn face with a toothy smile: wide, its corners up, teeth and dark corners between the lips; softened and grained as a photograph
/// is. Its landmarks lie a little inside the gap, as found ones do, so that a sliver of teeth stays on both lips.</summary>
internal static class SmilingPortrait
{
    /// <summary>How far its landmarks are off, in pixels.</summary>
    private const float Off = 3;

    public static SKColor Tooth { get; } = new(238, 230, 214);

    public static PortraitFace Face(float offBy = Off)
    {
        using SKBitmap picture = Paint();
        using var stream = new MemoryStream();
        picture.Encode(stream, SKEncodedImageFormat.Png, 100);
        stream.Position = 0;
        return PortraitFace.Load(stream, new PortraitLandmarks(Points(offBy), isMouthOpen: true, default), "Smiling");
    }

    public static SKBitmap Paint()
    {
        SKBitmap picture = DrawnPortrait.Paint();
        using (var canvas = new SKCanvas(picture))
        {
            // The drawn mouth goes under skin first.
            Draw(canvas, "M296 480H424V545H296Z", new SKColor(222, 170, 146), 6);
            Draw(canvas, "M290 480 C320 484 344 480 354 483 L366 483 C376 480 400 484 430 480 C412 530 386 540 360 540 C334 540 308 530 290 480Z",
                DrawnPortrait.Lip, 1);
            Draw(canvas, "M300 487 C330 495 390 495 420 487 C404 520 382 526 360 526 C338 526 316 520 300 487Z", new SKColor(52, 20, 18), 1);
            Draw(canvas, "M316 491 C340 496 380 496 404 491 C396 514 380 521 360 521 C340 521 324 514 316 491Z", Tooth, 1);
        }

        var random = new Random(31);
        Span<byte> bytes = picture.GetPixelSpan();
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (i & 3) == 3 ? bytes[i] : (byte)Math.Clamp(bytes[i] + random.Next(-3, 4), 0, 255);
        }

        return picture;
    }

    /// <summary>The 68 points, the inner edges of the lips off by so many pixels towards each other.</summary>
    public static Vector2[] Points(float offBy = Off)
    {
        Vector2[] points = DrawnPortrait.ReadLandmarks(DrawnPortrait.Landmarks).Points.ToArray();
        ReadOnlySpan<Vector2> outer =
        [
            new(292, 482), new(318, 484), new(344, 482), new(360, 483), new(376, 482), new(402, 484), new(428, 482),
            new(410, 516), new(388, 534), new(360, 540), new(332, 534), new(310, 516),
        ];
        outer.CopyTo(points.AsSpan(LandmarkLayout.RightMouthCorner));
        ReadOnlySpan<Vector2> inner =
        [
            new(292, 482), new(328, 492 + offBy), new(360, 494 + offBy), new(392, 492 + offBy), new(428, 482),
            new(390, 521 - offBy), new(360, 526 - offBy), new(330, 521 - offBy),
        ];
        inner.CopyTo(points.AsSpan(LandmarkLayout.InnerMouth));
        return points;
    }

    private static void Draw(SKCanvas canvas, string path, SKColor color, float blur)
    {
        using SKPath shape = SKPath.ParseSvgPathData(path);
        using SKMaskFilter soft = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, blur);
        using var paint = new SKPaint { Color = color, IsAntialias = true, MaskFilter = soft };
        canvas.DrawPath(shape, paint);
    }
}
