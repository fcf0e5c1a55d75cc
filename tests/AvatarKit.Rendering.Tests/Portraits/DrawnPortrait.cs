using System.Globalization;
using System.Text;
using SkiaSharp;

namespace AvatarKit.Rendering.Tests;

/// <summary>A face painted by code, whose landmarks are therefore known: nobody's picture.</summary>
internal static class DrawnPortrait
{
    public const int Width = 720;
    public const int Height = 800;

    public static SKPoint RightEye { get; } = new(292, 352);

    public static SKPoint LeftEye { get; } = new(428, 352);

    /// <summary>Its landmarks in the format avatarkit.landmarks/1.</summary>
    public static string Landmarks { get; } = LandmarksWith("chin", "360, 607");

    public static SKColor Lip { get; } = new(176, 84, 82);

    /// <summary>Its landmarks with one of them written otherwise.</summary>
    public static string LandmarksWith(string name, string position)
    {
        var features = new Dictionary<string, string>
        {
            ["rightEyeOuter"] = "260, 354", ["rightEyeInner"] = "323, 356", ["leftEyeInner"] = "397, 356", ["leftEyeOuter"] = "460, 354",
            ["mouthRight"] = "303, 505", ["mouthLeft"] = "417, 505", ["upperLipTop"] =
                "360, 488", ["lipLine"] = "360, 507", ["lowerLipBottom"] = "360, 533",
            ["chin"] = "360, 607", [name] = position,
        };
        string all = string.Join(", ", features.Select(static pair => $"\"{pair.Key}\": [{pair.Value}]"));
        return $$"""{ "format": "avatarkit.landmarks/1", "width": 720, "height": 800, "features": { {{all}} } }""";
    }

    public static PortraitLandmarks ReadLandmarks(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return PortraitLandmarks.Load(stream);
    }

    /// <summary>A pose at rest but for some of its channels.</summary>
    public static float[] Pose(params ReadOnlySpan<(FaceChannel Channel, float Value)> values)
    {
        var pose = new float[FaceTrack.ChannelCount];
        foreach ((FaceChannel channel, float value) in values)
        {
            pose[(int)channel] = value;
        }

        return pose;
    }

    public static PortraitFace Face(bool transparent = false)
    {
        using SKBitmap picture = Paint(transparent);
        using var stream = new MemoryStream();
        picture.Encode(stream, SKEncodedImageFormat.Png, 100);
        stream.Position = 0;
        return PortraitFace.Load(stream, ReadLandmarks(Landmarks), "Drawn");
    }

    public static SKBitmap Paint(bool transparent = false)
    {
        var bitmap = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Bgra8888, transparent ? SKAlphaType.Premul : SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.Transparent);
        if (!transparent)
        {
            Fill(canvas, "M0 0H720V800H0Z", 0, new SKPoint(250, 200), 760, new SKColor(0xD5, 0xDE, 0xE2), new SKColor(0x8B, 0x9C, 0xA8));
        }

        PaintBust(canvas);
        PaintFace(canvas);
        PaintEye(canvas, RightEye, mirrored: false);
        PaintEye(canvas, LeftEye, mirrored: true);
        PaintMouth(canvas);
        PaintFringe(canvas);
        return bitmap;
    }

    private static void PaintBust(SKCanvas canvas)
    {
        SKColor hair = new(0x3A, 0x28, 0x22);
        Fill(
            canvas,
            "M206 330 C180 110 300 84 362 84 C440 84 545 120 514 340 C520 470 560 540 540 640 H180 C160 540 210 470 206 330Z",
            2,
            new SKPoint(320, 170),
            520,
            new SKColor(0x5A, 0x40, 0x36),
            hair);
        Fill(
            canvas,
            "M302 540 V660 C260 690 180 700 130 740 L110 800 H610 L590 740 C540 700 460 690 418 660 V540Z",
            1,
            new SKPoint(340, 560),
            330,
            new SKColor(0xD8, 0xA0, 0x84),
            new SKColor(0xB0, 0x76, 0x5E));
        Shade(canvas, "M300 590 C330 640 390 640 420 590 V650 H300Z", 14, new SKColor(0x70, 0x3C, 0x2C, 120));
        Fill(
            canvas,
            "M60 800 C80 730 190 700 268 690 C300 740 420 740 452 690 C530 700 640 730 660 800Z",
            1,
            new SKPoint(300, 700),
            420,
            new SKColor(0x3F, 0x6B, 0x78),
            new SKColor(0x23, 0x40, 0x4B));
    }

    private static void PaintFace(SKCanvas canvas)
    {
        SKColor light = new(0xF0, 0xC8, 0xAE);
        SKColor dark = new(0xC4, 0x8A, 0x6E);
        const string outline =
            "M232 330 C228 200 300 160 360 160 C420 160 492 200 488 330 C488 430 476 500 440 552 C414 590 388 607 360 607 C332 607 306 590 "
                + "280 552 C244 500 232 430 232 330Z";
        Fill(
            canvas,
            "M236 350 C214 330 212 380 224 420 C230 440 242 440 246 430Z M484 350 C506 330 508 380 496 420 C490 440 478 440 474 430Z",
            1.5f,
            new SKPoint(360, 380),
            170,
            light,
            new SKColor(0xB8, 0x7E, 0x64));
        Fill(canvas, outline, 1.2f, new SKPoint(330, 320), 320, light, dark);
        canvas.Save();
        using SKPath clip = SKPath.ParseSvgPathData(outline);
        canvas.ClipPath(clip, SKClipOperation.Intersect, antialias: true);
        Shade(canvas, "M470 240 C520 400 470 560 380 620 L560 640 V240Z", 34, new SKColor(0x8A, 0x50, 0x3C, 90));
        Shade(
            canvas,
            "M240 410 C250 480 290 490 300 450 C300 410 250 390 240 410Z M480 410 C470 480 430 490 420 450 C420 410 470 390 480 410Z",
            24,
            new SKColor(0xD8, 0x70, 0x60, 70));
        Shade(
            canvas,
            "M256 330 C270 300 320 306 330 350 C320 320 270 320 256 330Z M464 330 C450 300 400 306 390 350 C400 320 450 320 464 330Z",
            7,
            new SKColor(0x90, 0x58, 0x44, 110));
        Shade(canvas, "M376 330 C376 380 392 420 398 446 C384 456 380 440 374 440Z", 9, new SKColor(0x9A, 0x5C, 0x46, 95));
        Shade(canvas, "M326 450 C340 466 380 466 396 450 C400 462 376 472 360 470 C344 472 322 462 326 450Z", 5, new SKColor(0x84, 0x48, 0x38, 140));
        Shade(canvas, "M339 458 a9 5 0 1 0 1 0Z M381 458 a9 5 0 1 0 1 0Z", 2.4f, new SKColor(0x5A, 0x28, 0x20, 190));
        Shade(canvas, "M352 340 C350 390 350 420 354 440 C360 440 364 400 362 340Z", 8, new SKColor(255, 240, 226, 130));
        Shade(canvas, "M350 470 C352 482 368 482 370 470Z", 5, new SKColor(0x90, 0x56, 0x44, 90));
        Shade(canvas, "M326 552 C344 546 376 546 394 552 C376 560 344 560 326 552Z", 8, new SKColor(0x90, 0x56, 0x44, 100));
        Shade(canvas, "M340 574 a20 12 0 1 0 40 0 a20 12 0 1 0 -40 0Z", 10, new SKColor(255, 236, 220, 90));
        canvas.Restore();
        Shade(
            canvas,
            "M248 312 C266 294 300 292 330 306 C300 300 272 302 248 312Z M472 312 C454 294 420 292 390 306 C420 300 448 302 472 312Z",
            1.6f,
            new SKColor(0x3C, 0x28, 0x20, 235));
    }

    private static void PaintEye(SKCanvas canvas, SKPoint centre, bool mirrored)
    {
        canvas.Save();
        canvas.Translate(centre.X, centre.Y);
        canvas.Scale(mirrored ? -1 : 1, 1);
        const string opening = "M-32 2 C-18 -17 14 -18 31 4 C16 14 -16 16 -32 2Z";
        using (SKPath clip = SKPath.ParseSvgPathData(opening))
        {
            canvas.Save();
            canvas.ClipPath(clip, SKClipOperation.Intersect, antialias: true);
            Fill(canvas, "M-40 -24H40V24H-40Z", 0, new SKPoint(0, 4), 44, new SKColor(0xF4, 0xF0, 0xEC), new SKColor(0xB8, 0xA8, 0xA2));
            Fill(
                canvas,
                "M-14.500 -1 a14.500 14.500 0 1 0 29 0 a14.500 14.500 0 1 0 -29 0Z",
                0.8f,
                new SKPoint(0, 4),
                15,
                new SKColor(0x6E, 0x9A, 0x86),
                new SKColor(0x24, 0x42, 0x3A));
            Fill(canvas, "M-6 -1 a6 6 0 1 0 12 0 a6 6 0 1 0 -12 0Z", 0.6f, default, 8, SKColors.Black, SKColors.Black);
            Shade(canvas, "M-40 -26 H40 V-8 C14 -16 -18 -14 -40 2Z", 4, new SKColor(0x20, 0x14, 0x10, 130));
            canvas.Restore();
        }

        Shade(canvas, "M-36 4 C-20 -21 14 -22 33 3 C14 -15 -16 -15 -36 4Z", 0.7f, new SKColor(0x1E, 0x14, 0x12, 240));
        Shade(canvas, "M-30 5 C-14 18 16 16 31 5 C16 20 -14 21 -30 5Z", 1.2f, new SKColor(0x7A, 0x48, 0x3C, 150));
        Fill(
            canvas,
            mirrored ? "M3 -7 a3 3 0 1 0 6 0 a3 3 0 1 0 -6 0Z" : "M-9 -7 a3 3 0 1 0 6 0 a3 3 0 1 0 -6 0Z",
            0.5f,
            default,
            20,
            SKColors.White,
            SKColors.White);
        canvas.Restore();
    }

    private static void PaintMouth(SKCanvas canvas)
    {
        Fill(
            canvas,
            "M303 505 C325 496 344 486 354 488 C358 490 362 490 366 488 C376 486 395 496 417 505 C396 509 380 506 360 507 C340 506 324 509 303 505Z",
            0.9f,
            new SKPoint(350, 494),
            62,
            new SKColor(0xB4, 0x5E, 0x5C),
            new SKColor(0x9C, 0x50, 0x50));
        Fill(
            canvas,
            "M303 505 C324 508 340 506 360 507 C380 506 396 508 417 505 C398 526 380 533 360 533 C340 533 322 526 303 505Z",
            0.9f,
            new SKPoint(350, 516),
            60,
            new SKColor(0xD0, 0x7E, 0x78),
            new SKColor(0xA8, 0x56, 0x54));
        Shade(canvas, "M338 515 C350 511 368 511 380 515 C368 520 350 520 338 515Z", 4, new SKColor(255, 226, 216, 130));
        Shade(
            canvas,
            "M301 505 C324 507.500 340 505.500 360 506.500 C380 505.500 396 507.500 419 505 C396 509.500 380 508 360 509 C340 508 324 "
                + "509.500 301 505Z",
            0.8f,
            new SKColor(0x4A, 0x18, 0x1A, 220));
    }

    private static void PaintFringe(SKCanvas canvas)
    {
        Fill(
            canvas,
            "M222 350 C214 190 280 130 372 134 C330 160 262 200 246 300 C240 330 232 350 222 350Z M500 350 C508 200 470 134 356 136 C420 160 "
                + "470 210 480 300 C484 330 494 350 500 350Z",
            1.5f,
            new SKPoint(300, 170),
            260,
            new SKColor(0x60, 0x44, 0x39),
            new SKColor(0x38, 0x26, 0x20));
        var random = new Random(7);
        using var paint = new SKPaint { IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = 1.4f };
        for (int i = 0; i < 90; i++)
        {
            float along = i / 89f;
            float side = i % 2 == 0 ? -1 : 1;
            paint.Color = new SKColor((byte)random.Next(80, 130), (byte)random.Next(56, 90), (byte)random.Next(44, 72), (byte)random.Next(30, 90));
            string path = string.Create(
                CultureInfo.InvariantCulture,
                $"M{362 + (side * 6)} {100 + (34 * along)} C{360 + (side * (60 + (90 * along)))} {96 + (40 * along)} {360 + (side * 150)} "
                    + $"{200 + (60 * along)} {360 + (side * (122 + (40 * along)))} {330 + (200 * along)}");
            using SKPath strand = SKPath.ParseSvgPathData(path);
            if (along < 0.75f)
            {
                canvas.DrawPath(strand, paint);
            }
        }
    }

    private static void Fill(SKCanvas canvas, string path, float soft, SKPoint centre, float radius, SKColor inner, SKColor outer)
    {
        using SKPath shape = SKPath.ParseSvgPathData(path);
        using SKShader shader = SKShader.CreateRadialGradient(centre, Math.Max(radius, 1), [inner, outer], SKShaderTileMode.Clamp);
        using SKMaskFilter? blur = soft > 0 ? SKMaskFilter.CreateBlur(SKBlurStyle.Normal, soft) : null;
        using var paint = new SKPaint { IsAntialias = true, Shader = shader, MaskFilter = blur };
        canvas.DrawPath(shape, paint);
    }

    private static void Shade(SKCanvas canvas, string path, float soft, SKColor color)
    {
        using SKPath shape = SKPath.ParseSvgPathData(path);
        using SKMaskFilter blur = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, soft);
        using var paint = new SKPaint { IsAntialias = true, Color = color, MaskFilter = blur };
        canvas.DrawPath(shape, paint);
    }
}
