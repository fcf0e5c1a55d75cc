using System.Numerics;
using SkiaSharp;

namespace AvatarKit.Rendering.Tests;

public sealed class PortraitFitTests
{
    private const float Eyes = 136;

    [Theory]
    [InlineData(720, 800, 1280, 720)]
    [InlineData(720, 1280, 1920, 1080)]
    [InlineData(1280, 720, 720, 1280)]
    public void A_head_that_would_not_go_into_the_output_is_made_smaller_until_all_of_it_does(
        int pictureWidth,
        int pictureHeight,
        int width,
        int height)
    {
        var eyes = new Vector2(pictureWidth / 2f, pictureHeight * 0.44f);

        PortraitFit fit = PortraitFit.Of(new SKSizeI(pictureWidth, pictureHeight), eyes, Eyes, width, height);

        Vector2 at = fit.Offset + (eyes * fit.Scale);
        Assert.InRange(at.Y + (2 * Eyes * fit.Scale), height / 2f, height);
        Assert.InRange(at.Y - (1.3f * Eyes * fit.Scale), 0, height / 2f);
        Assert.InRange(at.X - (1.3f * Eyes * fit.Scale), 0, width / 2f);
    }

    [Theory]
    [InlineData(1920, 1080, 1280, 720)]
    [InlineData(720, 800, 720, 800)]
    [InlineData(720, 800, 512, 512)]
    public void A_picture_with_room_around_the_head_covers_the_output(int pictureWidth, int pictureHeight, int width, int height)
    {
        SKRect picture = PortraitFit
            .Of(new SKSizeI(pictureWidth, pictureHeight), new Vector2(pictureWidth / 2f, 352), Eyes, width, height)
            .Picture(new SKSizeI(pictureWidth, pictureHeight));

        Assert.True(
            picture.Left <= 0 && picture.Top <= 0 && picture.Right >= width && picture.Bottom >= height,
            $"{picture} does not cover {width}x{height}");
    }

    [Fact]
    public void A_picture_that_is_all_face_is_not_made_smaller_than_the_output()
    {
        SKRect picture = PortraitFit.Of(new SKSizeI(300, 300), new Vector2(150, 120), 140, 1280, 720).Picture(new SKSizeI(300, 300));

        Assert.Equal(720, picture.Height, 0.5f);
        Assert.True(picture.Left >= 0 && picture.Right <= 1280);
    }
}
