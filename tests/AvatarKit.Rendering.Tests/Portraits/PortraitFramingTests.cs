using System.Numerics;
using SkiaSharp;

namespace AvatarKit.Rendering.Tests;

public sealed class PortraitFramingTests
{
    private const float Eyes = 60;

    private static readonly SKSizeI Tall = new(720, 1280);
    private static readonly Vector2 High = new(360, 300);

    [Fact]
    public void A_portrait_that_ends_at_the_neck_has_no_waist_and_says_what_to_do()
    {
        PortraitFace face = DrawnPortrait.Face();

        Assert.Equal([Framing.Bust, Framing.Face], face.Framings);
        FramingException error = Assert.Throws<FramingException>(
            () => face.WriteStill(Stream.Null, new StillOptions { Framing = Framing.Waist }));
        Assert.Equal("framing.not_available", error.Code);
        Assert.Contains("Choose Bust or Face, or give a picture that goes down to the waist.", error.Message, StringComparison.Ordinal);
        Assert.Throws<FramingException>(() => face.CreatePainter(new PainterOptions(64, 64) { Framing = Framing.Waist }));
    }

    [Fact]
    public void A_picture_shows_the_waist_where_it_goes_so_far_down()
    {
        Assert.True(PortraitFit.HasWaist(Tall, High, Eyes));
        Assert.False(PortraitFit.HasWaist(new SKSizeI(720, 800), High, Eyes));
    }

    [Fact]
    public void The_face_is_larger_than_the_bust_and_the_head_still_fits()
    {
        PortraitFit near = PortraitFit.Of(Tall, High, Eyes, 640, 640, Framing.Face);

        Assert.True(near.Scale > PortraitFit.Of(Tall, High, Eyes, 640, 640).Scale);
        Assert.InRange(Eyes * 3.6f * near.Scale, 0.8f * 640, 640);
    }

    [Fact]
    public void The_waist_is_within_the_picture()
    {
        PortraitFit far = PortraitFit.Of(Tall, High, Eyes, 640, 640, Framing.Waist);

        Assert.InRange(far.Offset.Y + ((High.Y + (8.5f * Eyes)) * far.Scale), 560, 641);
        Assert.InRange(far.Offset.Y + ((High.Y - (1.6f * Eyes)) * far.Scale), 0, 200);
    }

    [Fact]
    public void Close_by_more_of_the_picture_is_face()
    {
        PortraitFace face = DrawnPortrait.Face();
        using FacePainter bust = face.CreatePainter(new PainterOptions(320, 320));
        using FacePainter near = face.CreatePainter(new PainterOptions(320, 320) { Framing = Framing.Face });

        Assert.True(near.MouthArea.Width > bust.MouthArea.Width);
    }
}
