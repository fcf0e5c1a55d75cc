using SkiaSharp;

namespace AvatarKit.Rendering.Tests;

public sealed class ViewportTests
{
    private static readonly Rig Ava = RigReader.Read(BuiltInRigs.Find("ava")!.Value, BuiltInRigs.Find);

    [Theory]
    [InlineData(1920, 1080)]
    [InlineData(512, 512)]
    [InlineData(1080, 1920)]
    public void The_face_alone_fits_into_any_picture(int width, int height)
    {
        Viewport near = Viewport.Of(Ava, width, height, Framing.Face);
        SKRect box = SKRect.Create((Ava.Width - Ava.Face.Width) / 2, Ava.Height - Ava.Frame.Height, Ava.Face.Width, Ava.Face.Height);
        float left = near.Left + (box.Left * near.Scale);
        float top = near.Top + (box.Top * near.Scale);

        Assert.True(left >= -0.01 && left + (box.Width * near.Scale) <= width + 0.01, $"{left}");
        Assert.True(top >= -0.01 && top + (box.Height * near.Scale) <= height + 0.01, $"{top}");
        Assert.True(near.Top + (Ava.Height * near.Scale) >= height - 0.01, "The figure ends within the picture.");
        Assert.True(near.Scale > Viewport.Of(Ava, width, height).Scale);
    }

    [Fact]
    public void A_picture_so_tall_that_the_figure_would_float_stands_on_its_lower_edge()
    {
        Viewport near = Viewport.Of(Ava, 300, 1_200, Framing.Face);

        Assert.Equal(1_200, near.Top + (Ava.Height * near.Scale), 0.01);
    }

    [Fact]
    public void Who_chooses_nothing_has_head_and_shoulders()
    {
        Assert.Equal(Viewport.Of(Ava, 640, 360, Framing.Bust), Viewport.Of(Ava, 640, 360));
        Assert.Equal(Framing.Bust, new PainterOptions(640, 360).Framing);
        Assert.Equal(Framing.Bust, new StillOptions().Framing);
        Assert.Equal(Framing.Bust, new VideoRenderingOptions().Framing);
    }
}
