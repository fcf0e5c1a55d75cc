using SkiaSharp;

namespace AvatarKit.Rendering.Tests;

public sealed class PortraitTextureTests
{
    [Fact]
    public void A_picture_that_covers_the_output_is_sharp_to_its_edges_whatever_the_rounding()
    {
        for (int width = 90; width < 2_000; width += 37)
        {
            // Stripes: out of focus they would be neither red nor green.
            using var picture = new SKBitmap(new SKImageInfo(width, width, SKColorType.Bgra8888, SKAlphaType.Opaque));
            using var canvas = new SKCanvas(picture);
            canvas.Clear(SKColors.Red);
            using var green = new SKPaint { Color = SKColors.Lime };
            canvas.DrawRect(0, width * 0.95f, width, width, green);
            for (int size = 80; size < 90; size += 3)
            {
                using var output = new SKBitmap(new SKImageInfo(size, size, SKColorType.Bgra8888, SKAlphaType.Premul));

                PortraitTexture.Paint(output, picture, new PortraitFit((float)size / width, default), margin: 0);

                Assert.Equal(SKColors.Lime, output.GetPixel(size - 1, size - 2));
                Assert.Equal(SKColors.Red, output.GetPixel(size - 1, (int)(size * 0.92f)));
            }
        }
    }

    [Fact]
    public void Beside_a_picture_narrower_than_the_output_its_border_goes_on_without_a_seam()
    {
        using FacePainter painter = DrawnPortrait.Face().CreatePainter(new PainterOptions(1280, 720));

        painter.Paint(DrawnPortrait.Pose(), TimeSpan.Zero, default);

        for (int y = 8; y < 712; y += 16)
        {
            for (int x = 1; x < 360; x++)
            {
                (SKColor one, SKColor next) = (painter.Picture.GetPixel(x - 1, y), painter.Picture.GetPixel(x, y));
                Assert.True(Math.Abs(one.Red + one.Green + one.Blue - next.Red - next.Green - next.Blue) <= 12, $"{one} beside {next} at {x}, {y}");
                Assert.Equal(255, next.Alpha);
            }
        }
    }

    [Fact]
    public void Beside_a_see_through_picture_is_the_background()
    {
        PortraitFace face = DrawnPortrait.Face(transparent: true);
        using FacePainter painter = face.CreatePainter(new PainterOptions(1280, 720) { Background = Background.Color("#112233") });

        painter.Paint(DrawnPortrait.Pose(), TimeSpan.Zero, default);

        Assert.Equal(new SKColor(0x11, 0x22, 0x33), painter.Picture.GetPixel(20, 700));
        Assert.Equal(new SKColor(0x11, 0x22, 0x33), painter.Picture.GetPixel(1260, 700));
    }

    [Fact]
    public void A_picture_with_alpha_lies_on_its_background_or_on_none()
    {
        PortraitFace face = DrawnPortrait.Face(transparent: true);
        using FacePainter on =
            face.CreatePainter(new PainterOptions(DrawnPortrait.Width, DrawnPortrait.Height) { Background = Background.Color("#102030") });
        using FacePainter none =
            face.CreatePainter(new PainterOptions(DrawnPortrait.Width, DrawnPortrait.Height) { Background = Background.Transparent });
        on.Paint(DrawnPortrait.Pose(), TimeSpan.Zero, default);
        none.Paint(DrawnPortrait.Pose(), TimeSpan.Zero, default);

        Assert.Equal(new SKColor(0x10, 0x20, 0x30), on.Picture.GetPixel(10, 10));
        Assert.Equal(0, none.Picture.GetPixel(10, 10).Alpha);
        Assert.Equal(255, none.Picture.GetPixel(360, 400).Alpha);
        Assert.Equal(SKAlphaType.Premul, none.Picture.AlphaType);
    }

    [Fact]
    public void A_picture_leaves_nothing_bare_at_any_shape()
    {
        foreach ((int width, int height) in (ReadOnlySpan<(int, int)>)[(1920, 1080), (400, 900), (64, 64)])
        {
            using FacePainter painter = DrawnPortrait.Face().CreatePainter(new PainterOptions(width, height));
            painter.Paint(DrawnPortrait.Pose(), TimeSpan.Zero, default);

            Assert.Equal(255, painter.Picture.GetPixel(0, 0).Alpha);
            Assert.Equal(255, painter.Picture.GetPixel(width - 1, height - 1).Alpha);
            Assert.True(painter.MouthArea is { Width: > 0, Height: > 0 });
        }
    }
}
