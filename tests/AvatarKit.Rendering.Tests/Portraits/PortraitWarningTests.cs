using System.Numerics;
using SkiaSharp;

namespace AvatarKit.Rendering.Tests;

/// <summary>What of a picture will not look good is said, and nothing of a good one.</summary>
public sealed class PortraitWarningTests
{
    [Fact]
    public void Nothing_is_said_of_a_good_picture() => Assert.Empty(DrawnPortrait.Face().Warnings);

    [Fact]
    public void A_toothy_smile_is_told_as_teeth_and_as_a_smile()
    {
        string[] codes = [.. SmilingPortrait.Face().Warnings.Select(static warning => warning.Code)];

        Assert.Equal(["portrait.teeth_shown", "portrait.smiling"], codes);
    }

    [Fact]
    public void A_small_face_is_told_with_its_size()
    {
        using SKBitmap picture = Scaled(DrawnPortrait.Paint(), 0.4f);

        PortraitWarning warning = Assert.Single(Load(picture, Points(0.4f)).Warnings, static warning => warning.Code == "portrait.small_face");
        Assert.Contains("55 pixels", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_enlarged_picture_is_told_to_be_blurred()
    {
        using SKBitmap picture = Scaled(Scaled(DrawnPortrait.Paint(), 0.06f), 1 / 0.06f, DrawnPortrait.Width, DrawnPortrait.Height);

        Assert.Contains(Load(picture, Points(1)).Warnings, static warning => warning.Code == "portrait.blurred");
    }

    [Fact]
    public void A_tilted_head_is_told_with_its_angle()
    {
        const float Degrees = 24;
        using SKBitmap drawn = DrawnPortrait.Paint();
        using var picture = new SKBitmap(drawn.Info);
        using (var canvas = new SKCanvas(picture))
        using (SKImage image = SKImage.FromBitmap(drawn))
        {
            canvas.RotateDegrees(Degrees, 360, 400);
            canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear));
        }

        var turn = Matrix3x2.CreateRotation(Degrees * MathF.PI / 180, new Vector2(360, 400));
        Vector2[] points = [.. Points(1).Select(point => Vector2.Transform(point, turn))];

        PortraitWarning warning = Assert.Single(Load(picture, points).Warnings, static warning => warning.Code == "portrait.tilted");
        Assert.Contains("24°", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_face_that_is_turned_to_a_side_is_told()
    {
        using SKBitmap picture = DrawnPortrait.Paint();
        Vector2[] points = Points(1);
        points[LandmarkLayout.NoseBridge + 2].X -= 24;

        Assert.Contains(Load(picture, points).Warnings, static warning => warning.Code == "portrait.turned");
    }

    [Theory]
    [InlineData("portrait.dark", 0.18f, 0.18f)]
    [InlineData("portrait.side_light", 1, 0.45f)]
    public void Too_little_light_and_light_from_a_side_are_told(string code, float left, float right)
    {
        using SKBitmap picture = DrawnPortrait.Paint();
        for (int y = 0; y < picture.Height; y++)
        {
            for (int x = 0; x < picture.Width; x++)
            {
                SKColor color = picture.GetPixel(x, y);
                float light = float.Lerp(left, right, Math.Clamp((x - 260) / 200f, 0, 1));
                picture.SetPixel(x, y, new SKColor((byte)(color.Red * light), (byte)(color.Green * light), (byte)(color.Blue * light)));
            }
        }

        Assert.Contains(Load(picture, Points(1)).Warnings, warning => warning.Code == code);
    }

    [Fact]
    public void Lips_that_are_covered_are_told()
    {
        using SKBitmap picture = DrawnPortrait.Paint();
        using (var canvas = new SKCanvas(picture))
        using (var paint = new SKPaint { Color = new SKColor(120, 150, 190) })
        {
            canvas.DrawRect(SKRect.Create(250, 470, 220, 150), paint);
        }

        Assert.Contains(Load(picture, Points(1)).Warnings, static warning => warning.Code == "portrait.mouth_hidden");
    }

    [Fact]
    public void A_chin_at_the_picture_s_edge_and_a_shut_eye_are_told()
    {
        using SKBitmap drawn = DrawnPortrait.Paint();
        using var picture = new SKBitmap(drawn.Info.WithSize(DrawnPortrait.Width, 609));
        drawn.ExtractSubset(picture, SKRectI.Create(0, 0, DrawnPortrait.Width, 609));
        Vector2[] points = Points(1);
        foreach (int lid in (int[])[LandmarkLayout.LeftEye + 1, LandmarkLayout.LeftEye + 2, LandmarkLayout.LeftEye + 4, LandmarkLayout.LeftEye + 5])
        {
            points[lid].Y = 355;
        }

        string[] codes = [.. Load(picture, points).Warnings.Select(static warning => warning.Code)];

        Assert.Contains("portrait.cut_off", codes);
        Assert.Contains("portrait.eyes_shut", codes);
    }

    private static PortraitFace Load(SKBitmap picture, Vector2[] points)
    {
        using var stream = new MemoryStream();
        picture.Encode(stream, SKEncodedImageFormat.Png, 100);
        stream.Position = 0;
        return PortraitFace.Load(stream, new PortraitLandmarks(points, isMouthOpen: false, default), "Warned");
    }

    private static Vector2[] Points(float scale) =>
        [.. DrawnPortrait.ReadLandmarks(DrawnPortrait.Landmarks).Points.ToArray().Select(point => point * scale)];

    private static SKBitmap Scaled(SKBitmap picture, float scale, int? width = null, int? height = null)
    {
        using (picture)
        {
            return picture.Resize(
                picture.Info.WithSize(width ?? (int)(picture.Width * scale), height ?? (int)(picture.Height * scale)),
                new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        }
    }
}
