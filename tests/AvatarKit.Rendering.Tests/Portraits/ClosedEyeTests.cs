using SkiaSharp;
using static AvatarKit.FaceChannel;

namespace AvatarKit.Rendering.Tests;

/// <summary>A shut lid is skin, whatever is painted or drawn around the eye.</summary>
public sealed class ClosedEyeTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(150)]
    public void A_lid_keeps_the_colour_of_the_skin_where_the_eye_is_shaded_grey(byte shade)
    {
        using SKBitmap picture = DrawnPortrait.Paint();
        using (var canvas = new SKCanvas(picture))
        using (SKMaskFilter soft = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, 4))
        using (var paint = new SKPaint { Color = new SKColor(110, 112, 116, shade), MaskFilter = soft })
        {
            // Around the eye, above all: what is in it stays as it is.
            canvas.DrawOval(DrawnPortrait.RightEye.X, DrawnPortrait.RightEye.Y - 14, 38, 12, paint);
            canvas.DrawOval(DrawnPortrait.RightEye.X, DrawnPortrait.RightEye.Y + 16, 34, 5, paint);
        }

        using var stream = new MemoryStream();
        picture.Encode(stream, SKEncodedImageFormat.Png, 100);
        stream.Position = 0;
        PortraitFace face = PortraitFace.Load(stream, DrawnPortrait.ReadLandmarks(DrawnPortrait.Landmarks), "Shaded");
        using FacePainter painter = face.CreatePainter(new PainterOptions(DrawnPortrait.Width, DrawnPortrait.Height));
        painter.Paint(DrawnPortrait.Pose((EyeBlinkRight, 1)), TimeSpan.Zero, default);

        SKColor lid = painter.Picture.GetPixel((int)DrawnPortrait.RightEye.X, (int)DrawnPortrait.RightEye.Y - 4);
        SKColor cheek = picture.GetPixel((int)DrawnPortrait.RightEye.X, (int)DrawnPortrait.RightEye.Y + 38);

        Assert.True(Warmth(lid) > Warmth(cheek) * 0.75f, $"The lid is {lid}, the cheek {cheek}.");
        Assert.True(lid.Green > cheek.Green * 0.68f, $"The lid is {lid}, the cheek {cheek}.");
    }

    private static float Warmth(SKColor color) => (float)(color.Red - color.Blue) / (color.Red + color.Green + color.Blue);
}
