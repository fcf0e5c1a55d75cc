using System.Numerics;
using System.Runtime.CompilerServices;
using SkiaSharp;

namespace AvatarKit.Rendering.Tests;

public sealed class FaceFinderTests
{
    /// <summary>What @vladmandic/face-api 1.7.15 itself gives for <see cref="Pattern"/>, measured once with its TensorFlow.js build.</summary>
    private static readonly (int Point, float X, float Y)[] PeerLandmarks =
    [
        (0, 0.3131173f, 0.5390194f), (8, 0.6775813f, 0.6484927f), (30, 0.5407127f, 0.5811004f), (36, 0.5341467f, 0.5761770f),
        (48, 0.5633150f, 0.5317237f), (57, 0.6331326f, 0.5421359f), (62, 0.6252513f, 0.5861453f), (67, 0.6155254f, 0.5328121f),
    ];

    private static readonly (int At, float Value)[] PeerCells =
        [
            (0, 2.6476302f), (4, -9.0724106f), (7, 0.0801306f), (24, -40.324093f), (25, 2.0374713f), (99, -33.812496f), (150, 0.3062617f),
            (399, -28.019955f),
        ];

    [FacePhotoFact]
    public void The_landmark_network_gives_what_its_peer_gives()
    {
        float[] found = FaceModels.Default!.Landmarks.Find(Pattern(LandmarkNetwork.InputSize));

        Assert.All(PeerLandmarks, point =>
        {
            Assert.Equal(point.X, found[2 * point.Point], 1e-4f);
            Assert.Equal(point.Y, found[(2 * point.Point) + 1], 1e-4f);
        });
    }

    [FacePhotoFact]
    public void The_detector_gives_what_its_peer_gives()
    {
        FeatureMap pattern = Pattern(128);
        float[] mean = [117.001f, 114.697f, 97.404f];
        for (int i = 0; i < pattern.Data.Length; i++)
        {
            pattern.Data[i] = (pattern.Data[i] - mean[i % 3]) / 255;
        }

        FeatureMap cells = FaceModels.Default!.Detector.Run(pattern);

        Assert.Equal((4, 4, 25), (cells.Height, cells.Width, cells.Channels));
        Assert.All(PeerCells, cell => Assert.Equal(cell.Value, cells.Data[cell.At], 2e-3f));
    }

    // Boxes and points as @vladmandic/face-api 1.7.15 finds them in its own photo.
    [FacePhotoFact]
    public void The_faces_of_a_photo_are_found_where_the_peer_finds_them()
    {
        using SKBitmap photo = ImageFile.Decode(FacePhotos.Path(6), new ImageLimits());

        Vector2[] points = new FaceFinder(FaceModels.Default!).Find(photo)!;

        // The largest of four: the peer's box is 189, 517, 333 × 288, its points were taken from one look at that box.
        AssertNear(points[LandmarkLayout.NoseTip], 396.7f, 668.3f);
        AssertNear(points[LandmarkLayout.RightMouthCorner], 346.7f, 704.8f);
        AssertNear(points[LandmarkLayout.LeftMouthCorner], 429.4f, 695.7f);
        AssertNear(points[LandmarkLayout.Chin], 395.7f, 766.8f);

        static void AssertNear(Vector2 point, float x, float y) => Assert.InRange(Vector2.Distance(point, new Vector2(x, y)), 0, 15);
    }

    [FacePhotoTheory]
    [InlineData(-45)]
    [InlineData(-30)]
    [InlineData(-15)]
    [InlineData(-8)]
    [InlineData(8)]
    [InlineData(15)]
    [InlineData(30)]
    [InlineData(45)]
    public void A_tilted_head_is_found_with_its_tilt(float degrees)
    {
        using SKBitmap photo = ImageFile.Decode(FacePhotos.Path(6), new ImageLimits());
        var finder = new FaceFinder(FaceModels.Default!);
        using SKBitmap upright = Turned(photo, 0);
        using SKBitmap tilted = Turned(photo, degrees);

        float before = FaceFrame.Of(finder.Find(upright)!).Tilt;
        float after = FaceFrame.Of(finder.Find(tilted)!).Tilt;

        Assert.InRange(((after - before) * 180 / MathF.PI) - degrees, -4, 4);
    }

    [FacePhotoFact]
    public void A_photo_becomes_a_portrait_that_speaks()
    {
        PortraitFace face = PortraitFace.Load(FacePhotos.Path(6));
        using FacePainter painter = face.CreatePainter(new PainterOptions(640, 360));
        painter.Paint(new float[FaceTrack.ChannelCount], TimeSpan.Zero, default);
        var pose = new float[FaceTrack.ChannelCount];
        pose[(int)FaceChannel.JawOpen] = 0.6f;

        Assert.True(painter.Paint(pose, TimeSpan.Zero, default));
        Assert.Equal("sample6", face.Id);
    }

    [FacePhotoTheory]
    [InlineData("noise")]
    [InlineData("gradient")]
    [InlineData("stripes")]
    public void A_picture_without_a_face_is_refused_with_the_way_out(string kind)
    {
        using SKBitmap picture = Negative(kind);
        using var stream = new MemoryStream();
        picture.Encode(stream, SKEncodedImageFormat.Png, 100);
        stream.Position = 0;

        PortraitException error = Assert.Throws<PortraitException>(() => PortraitFace.Load(stream, landmarks: null, "Nobody"));

        Assert.Equal("portrait.no_face", error.Code);
        Assert.Contains("landmarks.json", error.Message, StringComparison.Ordinal);
    }

    [FacePhotoFact]
    public void A_drawn_face_is_found_too()
    {
        using SKBitmap avatar = ImageFile.Decode(Avatar(), new ImageLimits());

        Vector2[]? points = new FaceFinder(FaceModels.Default!).Find(avatar);

        Assert.NotNull(points);
        Assert.InRange(points[LandmarkLayout.NoseTip].X, 255, 305);
        Assert.InRange(points[LandmarkLayout.Chin].Y, 360, 410);
    }

    private static string Avatar([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/images/avatar.png");

    private static FeatureMap Pattern(int extent)
    {
        var map = new FeatureMap(extent, extent, 3);
        for (int i = 0; i < map.Data.Length; i++)
        {
            int x = i / 3 % extent;
            int y = i / 3 / extent;
            map.Data[i] = ((x * 7) + (y * 13) + (i % 3 * 29) + ((x * y) >> 3)) % 256;
        }

        return map;
    }

    // The face at the lower left of the photo, by itself.
    private static SKBitmap Turned(SKBitmap photo, float degrees)
    {
        var bitmap = new SKBitmap(new SKImageInfo(500, 500, SKColorType.Bgra8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        using SKImage image = SKImage.FromBitmap(photo);
        canvas.RotateDegrees(degrees, 250, 250);
        canvas.DrawImage(image, 250 - 385, 250 - 650, new SKSamplingOptions(SKFilterMode.Linear));
        return bitmap;
    }

    private static SKBitmap Negative(string kind)
    {
        var bitmap = new SKBitmap(new SKImageInfo(320, 240, SKColorType.Bgra8888, SKAlphaType.Opaque));
        var random = new Random(8);
        for (int y = 0; y < 240; y++)
        {
            for (int x = 0; x < 320; x++)
            {
                bitmap.SetPixel(x, y, kind switch
                {
                    "noise" => new SKColor((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256)),
                    "gradient" => y < 120
                        ? new SKColor((byte)(120 + (y / 2)), (byte)(170 + (y / 3)), 235)
                        : new SKColor((byte)(60 + (x / 8)), (byte)(110 + (x / 6)), 50),
                    _ => x / 12 % 2 == 0 ? SKColors.White : SKColors.Navy,
                });
            }
        }

        return bitmap;
    }
}
