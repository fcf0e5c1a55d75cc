using SkiaSharp;

namespace AvatarKit.Rendering.Tests;

public sealed class StillTests
{

    [Theory]
    [InlineData(StillFormat.Png, SKEncodedImageFormat.Png, 100)]
    [InlineData(StillFormat.Webp, SKEncodedImageFormat.Webp, 80)]
    [InlineData(StillFormat.Webp, SKEncodedImageFormat.Webp, 100)]
    public void A_still_is_a_picture_of_its_size_and_format(StillFormat format, SKEncodedImageFormat expected, int quality)
    {
        using var file = new MemoryStream();

        CharacterFace.Get("ava").WriteStill(file, new StillOptions { Width = 97, Height = 131, Format = format, Quality = quality });

        using var codec = SKCodec.Create(new MemoryStream(file.ToArray()));
        Assert.Equal(expected, codec.EncodedFormat);
        Assert.Equal((97, 131), (codec.Info.Width, codec.Info.Height));
    }

    [Fact]
    public void A_still_shows_the_mood_and_the_pose_it_is_asked_for()
    {
        CharacterFace face = CharacterFace.Get("marcus");
        SKColor[] rest = Still(face, new StillOptions());
        SKColor[] happy = Still(face, new StillOptions { Mood = Mood.Happy });
        SKColor[] thoughtful = Still(face, new StillOptions { Mood = Mood.Thoughtful });
        SKColor[] speaking = Still(face, new StillOptions { Pose = Pictures.Pose((FaceChannel.JawOpen, 0.6f)) });
        SKColor[] senseless = Still(face, new StillOptions { Pose = Enumerable.Repeat(float.NaN, FaceTrack.ChannelCount).ToArray() });

        Assert.Equal(4, new[] { rest, happy, thoughtful, speaking }.DistinctBy(
            static picture => string.Join(",", picture.Take(512 * 512).Select(static p => (uint)p).Where(static (_, i) => i % 97 == 0))).Count());
        Assert.Equal(rest, senseless);
    }

    [Theory]
    [InlineData(Gesture.Nod)]
    [InlineData(Gesture.Shake)]
    [InlineData(Gesture.Shrug)]
    [InlineData(Gesture.Tilt)]
    [InlineData(Gesture.BrowFlash)]
    public void A_still_shows_the_gesture_it_is_asked_for(Gesture gesture)
    {
        CharacterFace face = CharacterFace.Get("ava");
        SKColor[] rest = Still(face, new StillOptions());
        SKColor[] made = Still(face, new StillOptions { Gesture = gesture });

        Assert.True(rest.Zip(made).Count(static pair => Math.Abs(pair.First.Green - pair.Second.Green) > 24) > 400);
    }

    [Fact]
    public void A_still_may_be_transparent()
    {
        SKColor[] picture = Still(CharacterFace.Get("pixel"), new StillOptions { Background = Background.Transparent });

        Assert.Equal(0, picture[0].Alpha);
        Assert.Equal(255, picture[(512 * 250) + 256].Alpha);
    }

    [Theory]
    [InlineData(15, 100, 90, 0, "15 × 100")]
    [InlineData(100, 8193, 90, 0, "100 × 8193")]
    [InlineData(100, 100, 0, 0, "from 1 to 100, not 0")]
    [InlineData(100, 100, 90, 7, "this one has 7")]
    public void What_cannot_be_is_refused(int width, int height, int quality, int values, string reason)
    {
        using var file = new MemoryStream();

        ArgumentException error = Assert.Throws<ArgumentException>(() => CharacterFace.Get("ava")
            .WriteStill(file, new StillOptions { Width = width, Height = height, Quality = quality, Pose = new float[values] }));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Equal(0, file.Length);
    }

    private static SKColor[] Still(CharacterFace face, StillOptions options)
    {
        using var file = new MemoryStream();
        face.WriteStill(file, options);
        using SKBitmap picture = SKBitmap.Decode(file.ToArray());
        return picture.Pixels;
    }
}
