using SkiaSharp;

namespace AvatarKit.Rendering.Tests;

public sealed class BackgroundTests
{
    [Fact]
    public void A_colour_fills_the_picture()
    {
        using var picture = new SKBitmap(4, 2);
        using var canvas = new SKCanvas(picture);

        Background.Color("#204060").Paint(canvas, 4, 2);

        Assert.Equal(new SKColor(0x20, 0x40, 0x60), picture.GetPixel(3, 1));
    }

    [Fact]
    public void A_word_that_is_no_colour_is_refused_by_name()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Background.Color("beige-ish"));

        Assert.Contains("'beige-ish' is not a colour", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gradient_runs_from_the_top_down()
    {
        using var picture = new SKBitmap(4, 100);
        using var canvas = new SKCanvas(picture);
        Background gradient = Background.Gradient("#FF0000", "#0000FF");

        gradient.Paint(canvas, 4, 100);

        Assert.True(picture.GetPixel(1, 0).Red > 250 && picture.GetPixel(1, 99).Blue > 250);
        Assert.InRange(picture.GetPixel(1, 50).Red, 120, 135);
        Assert.False(gradient.IsTransparent);
        Assert.True(Background.Gradient("#FF0000", "#800000FF").IsTransparent);
    }

    [Fact]
    public void A_gradient_that_is_none_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Background.Gradient("#FF0000"));
        Assert.Throws<ArgumentException>(() => Background.Gradient("#FF0000", "rosy"));
    }

    [Theory]
    [InlineData(200, 100, 100, 100)]
    [InlineData(100, 200, 60, 30)]
    public void A_picture_covers_all_and_its_middle_stays_in_the_middle(int width, int height, int toWidth, int toHeight)
    {
        using var source = new SKBitmap(new SKImageInfo(width, height, SKColorType.Bgra8888, SKAlphaType.Opaque));
        using (var drawing = new SKCanvas(source))
        using (var paint = new SKPaint { Color = SKColors.Red })
        {
            drawing.Clear(SKColors.Green);
            drawing.DrawRect((width / 2f) - 10, (height / 2f) - 10, 20, 20, paint);
        }

        using var file = new MemoryStream();
        using (SKData data = source.Encode(SKEncodedImageFormat.Png, 100))
        {
            data.SaveTo(file);
        }

        file.Position = 0;
        Background background = Background.Image(file);
        using var picture = new SKBitmap(new SKImageInfo(toWidth, toHeight, SKColorType.Bgra8888, SKAlphaType.Premul));
        using var canvas = new SKCanvas(picture);

        background.Paint(canvas, toWidth, toHeight);

        Assert.Equal(SKColors.Red, picture.GetPixel(toWidth / 2, toHeight / 2));
        Assert.Equal(SKColors.Green, picture.GetPixel(0, 0));
        Assert.Equal(SKColors.Green, picture.GetPixel(toWidth - 1, toHeight - 1));
        Assert.False(background.IsTransparent);
    }

    [Fact]
    public void A_file_that_is_no_picture_is_refused()
    {
        using var file = new MemoryStream([1, 2, 3]);

        Assert.Throws<ImageException>(() => Background.Image(file));
        Assert.Throws<ImageException>(() => Background.Image("nowhere.png"));
    }
}
