using SkiaSharp;

namespace AvatarKit.Rendering.Tests;

public sealed class PortraitFaceTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("avatarkit-portrait-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Landmarks_beside_the_picture_are_used()
    {
        string path = SavePicture("My Face.png", 1);
        File.WriteAllText(Path.Combine(folder, "My Face.landmarks.json"), DrawnPortrait.Landmarks);

        PortraitFace face = PortraitFace.Load(path);

        Assert.Equal(607, face.Landmarks.Points.Span[8].Y);
        Assert.Equal(("my-face", "My Face"), (face.Id, face.Name));
    }

    [Fact]
    public void Landmarks_from_elsewhere_come_before_those_beside_it()
    {
        string path = SavePicture("face.png", 1);
        File.WriteAllText(Path.Combine(folder, "face.landmarks.json"), "broken");
        string elsewhere = Path.Combine(folder, "other.json");
        File.WriteAllText(elsewhere, DrawnPortrait.Landmarks);

        Assert.Equal(68, PortraitFace.Load(path, elsewhere).Landmarks.Points.Length);
    }

    [Fact]
    public void A_landmarks_file_that_is_missing_is_named()
    {
        string path = SavePicture("face.png", 1);

        PortraitException error = Assert.Throws<PortraitException>(() => PortraitFace.Load(path, Path.Combine(folder, "gone.json")));

        Assert.Contains("'gone.json'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_face_too_small_to_warp_is_refused()
    {
        string path = SavePicture("small.png", 0.15f);
        File.WriteAllText(Path.Combine(folder, "small.landmarks.json"), DrawnPortrait.Landmarks);

        Assert.Equal("portrait.face_too_small", Assert.Throws<PortraitException>(() => PortraitFace.Load(path)).Code);
    }

    [Fact]
    public void A_face_in_profile_is_refused()
    {
        using var stream = new MemoryStream();
        DrawnPortrait.ReadLandmarks(DrawnPortrait.Landmarks).Save(stream);
        string json = System.Text.Encoding.UTF8.GetString(stream.ToArray());
        PortraitLandmarks landmarks = DrawnPortrait.ReadLandmarks(json);
        System.Numerics.Vector2[] points = landmarks.Points.ToArray();
        points[LandmarkLayout.NoseBridge + 2].X = 300;

        PortraitException error =
            Assert.Throws<PortraitException>(() => new PortraitLandmarks(points, false, default).In(DrawnPortrait.Width, DrawnPortrait.Height));

        Assert.Equal("portrait.face_turned", error.Code);
    }

    [Fact]
    public void A_large_picture_is_kept_no_larger_than_any_output()
    {
        string path = SavePicture("large.png", 6);
        File.WriteAllText(Path.Combine(folder, "large.landmarks.json"), DrawnPortrait.Landmarks);

        PortraitFace face = PortraitFace.Load(path);

        Assert.Equal(4096, face.Image.Height);
        Assert.InRange(face.Landmarks.Points.Span[8].Y, 607 * 5.11f, 607 * 5.13f);
    }

    [Fact]
    public void A_mouth_that_is_open_in_the_picture_is_closed_at_rest()
    {
        using SKBitmap picture = DrawnPortrait.Paint();
        using (var canvas = new SKCanvas(picture))
        using (var paint = new SKPaint { Color = SKColors.White })
        using (SKPath gap = SKPath.ParseSvgPathData("M310 505 C340 500 380 500 410 505 C380 522 340 522 310 505Z"))
        {
            canvas.DrawPath(gap, paint);
        }

        System.Numerics.Vector2[] points = DrawnPortrait.ReadLandmarks(DrawnPortrait.Landmarks).Points.ToArray();
        for (int i = 1; i < 4; i++)
        {
            points[60 + i].Y = i == 2 ? 500 : 501;
            points[68 - i].Y = i == 2 ? 519 : 516;
        }

        using var stream = new MemoryStream();
        picture.Encode(stream, SKEncodedImageFormat.Png, 100);
        stream.Position = 0;
        PortraitFace face = PortraitFace.Load(stream, new PortraitLandmarks(points, true, default), "Open");
        using FacePainter painter = face.CreatePainter(new PainterOptions(DrawnPortrait.Width, DrawnPortrait.Height));
        painter.Paint(new float[FaceTrack.ChannelCount], TimeSpan.Zero, default);

        int white = 0;
        for (int y = 480; y < 540; y++)
        {
            white += painter.Picture.GetPixel(360, y).Blue > 230 ? 1 : 0;
        }

        Assert.InRange(white, 0, 2);
    }

    private string SavePicture(string name, float scale)
    {
        using SKBitmap picture = DrawnPortrait.Paint();
        using SKBitmap scaled = picture.Resize(
            new SKImageInfo((int)(DrawnPortrait.Width * scale), (int)(DrawnPortrait.Height * scale), SKColorType.Bgra8888, SKAlphaType.Opaque),
            new SKSamplingOptions(SKFilterMode.Linear));
        string path = Path.Combine(folder, name);
        using FileStream file = File.Create(path);
        scaled.Encode(file, SKEncodedImageFormat.Png, 100);
        return path;
    }
}
