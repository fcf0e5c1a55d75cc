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
}
