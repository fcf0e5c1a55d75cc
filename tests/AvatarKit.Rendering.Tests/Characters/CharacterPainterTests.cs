using SkiaSharp;
using static AvatarKit.FaceChannel;

namespace AvatarKit.Rendering.Tests;

public sealed class CharacterPainterTests
{
    public static TheoryData<string> Characters => [.. CharacterFace.BuiltIn];

    [Theory]
    [MemberData(nameof(Characters))]
    public void What_is_painted_again_is_what_a_whole_picture_would_be(string character)
    {
        CharacterFace face = CharacterFace.Get(character);
        using FacePainter painter = Pictures.Painter(face, 400, 320);
        var random = new Random(3);
        var pose = new float[FaceTrack.ChannelCount];
        for (int frame = 0; frame < 60; frame++)
        {
            for (int i = 0; i < 4; i++)
            {
                pose[random.Next((int)HeadYaw)] = random.Next(3) == 0 ? 0 : random.NextSingle();
            }

            if (frame % 6 == 0)
            {
                pose[(int)HeadYaw] = (random.NextSingle() * 24) - 12;
                pose[(int)HeadPitch] = (random.NextSingle() * 24) - 12;
                pose[(int)HeadRoll] = (random.NextSingle() * 24) - 12;
            }

            TimeSpan time = TimeSpan.FromSeconds(frame / 10.0);
            painter.Paint(pose, time);
            using FacePainter whole = Pictures.Painter(face, 400, 320);
            whole.Paint(pose, time);

            Assert.True(painter.Picture.GetPixelSpan().SequenceEqual(whole.Picture.GetPixelSpan()), $"frame {frame}");
        }
    }

    [Theory]
    [MemberData(nameof(Characters))]
    public void Changes_tell_all_that_changed_in_even_rectangles_apart(string character)
    {
        using FacePainter painter = Pictures.Painter(CharacterFace.Get(character), 640, 360);
        var random = new Random(4);
        var pose = new float[FaceTrack.ChannelCount];
        painter.Paint(pose, TimeSpan.Zero);
        Assert.Equal(640 * 360, painter.Changes.ToArray().Sum(static area => area.Width * area.Height));
        for (int frame = 0; frame < 30; frame++)
        {
            byte[] before = painter.Picture.GetPixelSpan().ToArray();
            pose[random.Next(pose.Length)] = random.NextSingle();
            bool changed = painter.Paint(pose, TimeSpan.Zero);
            SKRectI[] areas = painter.Changes.ToArray();

            Assert.Equal(changed, areas.Length > 0);
            Assert.All(areas, static area => Assert.Equal(0, (area.Left | area.Top | area.Width | area.Height) & 1));
            Assert.All(areas, area => Assert.DoesNotContain(areas, other => other != area && other.IntersectsWith(area)));
            ReadOnlySpan<byte> after = painter.Picture.GetPixelSpan();
            for (int i = 0; i < before.Length; i += 4)
            {
                if (!before.AsSpan(i, 4).SequenceEqual(after.Slice(i, 4)))
                {
                    int x = i / 4 % 640;
                    int y = i / 4 / 640;
                    Assert.Contains(areas, area => area.Contains(x, y));
                }
            }
        }
    }

    [Fact]
    public void A_speaking_mouth_leaves_most_of_the_picture_alone()
    {
        using FacePainter painter = Pictures.Painter(CharacterFace.Get("ava"), 1280, 720);
        painter.Paint(Pictures.Pose(), TimeSpan.Zero);
        painter.Paint(Pictures.BothSides((JawOpen, 0.4f), (MouthLowerDownLeft, 0.3f), (EyeBlinkLeft, 0.6f)), TimeSpan.Zero);

        Assert.True(painter.Changes.ToArray().Sum(static area => area.Width * area.Height) < 1280 * 720 / 6);
    }

    [Fact]
    public void A_pose_that_looks_the_same_costs_nothing()
    {
        using FacePainter painter = Pictures.Painter(CharacterFace.Get("ava"));
        float[] pose = Pictures.Pose((JawOpen, 0.5f), (HeadYaw, 3));
        Assert.True(painter.Paint(pose, TimeSpan.Zero));
        Assert.False(painter.Paint(pose, TimeSpan.Zero));
        Assert.Equal(0, painter.Changes.Length);

        Assert.False(painter.Paint(Pictures.Pose((JawOpen, 0.5005f), (HeadYaw, 3.001f)), TimeSpan.Zero));
        Assert.True(painter.Paint(Pictures.Pose((JawOpen, 0.51f), (HeadYaw, 3)), TimeSpan.Zero));
    }

    [Fact]
    public void Shoulders_breathe_and_nothing_else_does()
    {
        using FacePainter painter = Pictures.Painter(CharacterFace.Get("ava"));
        painter.Paint(Pictures.Pose(), TimeSpan.Zero);
        int painted = 0;
        for (int i = 1; i <= 250; i++)
        {
            if (painter.Paint(Pictures.Pose(), TimeSpan.FromMilliseconds(i * 20)))
            {
                painted++;
                Assert.All(painter.Changes.ToArray(), static area => Assert.True(area.Bottom > Pictures.Size * 6 / 10));
            }
        }

        Assert.InRange(painted, 10, 30);
    }

    [Fact]
    public void Senseless_poses_are_painted_as_sense_can_be_made_of_them()
    {
        using FacePainter painter = Pictures.Painter(CharacterFace.Get("ava"));
        SKColor[] rest = Pictures.Paint(painter, Pictures.Pose());
        var pose = new float[FaceTrack.ChannelCount];
        pose.AsSpan().Fill(float.NaN);
        Assert.Equal(rest, Pictures.Paint(painter, pose));
        pose.AsSpan().Fill(float.PositiveInfinity);
        Assert.Equal(rest, Pictures.Paint(painter, pose));

        pose.AsSpan().Fill(1e30f);
        painter.Paint(pose, TimeSpan.MaxValue);
        pose.AsSpan().Fill(float.MinValue);
        painter.Paint(pose, TimeSpan.MinValue);
        Assert.Equal(rest, Pictures.Paint(painter, Pictures.Pose()));
    }

    [Theory]
    [InlineData(64, 64)]
    [InlineData(64, 1024)]
    [InlineData(1920, 64)]
    [InlineData(360, 640)]
    [InlineData(2, 2)]
    public void Any_shape_of_picture_is_filled(int width, int height)
    {
        using FacePainter painter = Pictures.Painter(CharacterFace.Get("asha"), width, height);

        Assert.True(painter.Paint(Pictures.Pose((JawOpen, 1), (HeadRoll, 15)), TimeSpan.Zero));

        Assert.All(painter.Picture.Pixels, static pixel => Assert.Equal(255, pixel.Alpha));
        Assert.True(new SKRectI(0, 0, width, height).Contains(painter.MouthArea) || painter.MouthArea.IsEmpty, painter.MouthArea.ToString());
    }

    [Fact]
    public void A_transparent_background_is_transparent_and_the_face_is_not()
    {
        using FacePainter painter = Pictures.Painter(CharacterFace.Get("ava"), background: Background.Transparent);
        SKColor[] pixels = Pictures.Paint(painter, Pictures.Pose());

        Assert.Equal(SKColors.Empty, pixels[(Pictures.Size * 10) + 10]);
        Assert.Equal(255, pixels[(Pictures.Size * 200) + (Pictures.Size / 2)].Alpha);
        Assert.Contains(pixels, static pixel => pixel.Alpha is > 20 and < 235);

        // Over white it is what it is painted on white: the edges are premultiplied once.
        using FacePainter onWhite = Pictures.Painter(CharacterFace.Get("ava"), background: Background.Color("#FFFFFF"));
        onWhite.Paint(Pictures.Pose(), TimeSpan.Zero);
        using var over = new SKBitmap(new SKImageInfo(Pictures.Size, Pictures.Size, SKColorType.Bgra8888, SKAlphaType.Premul));
        using (var canvas = new SKCanvas(over))
        {
            canvas.Clear(SKColors.White);
            canvas.DrawBitmap(painter.Picture, 0, 0, SKSamplingOptions.Default);
        }

        SKColor[] a = over.Pixels;
        SKColor[] b = onWhite.Picture.Pixels;
        Assert.All(
            Enumerable.Range(0, a.Length),
            i => Assert.False(Pictures.Differs(a[i], b[i], 6), $"{a[i]} {b[i]} at {i % Pictures.Size},{i / Pictures.Size}"));
    }

    [Theory]
    [MemberData(nameof(Characters))]
    public void Shut_eyes_show_nothing_of_the_eye(string character)
    {
        string[] eye = ["eyeWhite", "irisLight", "iris", "irisDark", "irisEdge", "pupil", "eyeCorner"];
        using FacePainter one = Pictures.Painter(Pictures.Recoloured(character, "#00ff00", eye));
        using FacePainter other = Pictures.Painter(Pictures.Recoloured(character, "#ff00ff", eye));

        float[] open = Pictures.Pose();
        float[] shut = Pictures.BothSides((EyeBlinkLeft, 1), (EyeSquintLeft, 0.4f), (EyeLookDownLeft, 0.5f), (HeadYaw, 10));

        Assert.Equal(Pictures.Paint(one, shut), Pictures.Paint(other, shut));
        if (character != "pixel")
        {
            Assert.NotEqual(Pictures.Paint(one, open), Pictures.Paint(other, open));
        }
    }
}
