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
        painter.Paint(pose, TimeSpan.Zero, default);
        Assert.Equal(640 * 360, painter.Changes.ToArray().Sum(static area => area.Width * area.Height));
        for (int frame = 0; frame < 30; frame++)
        {
            byte[] before = painter.Picture.GetPixelSpan().ToArray();
            pose[random.Next(pose.Length)] = random.NextSingle();
            bool changed = painter.Paint(pose, TimeSpan.Zero, default);
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
        painter.Paint(Pictures.Pose(), TimeSpan.Zero, default);
        painter.Paint(Pictures.BothSides((JawOpen, 0.4f), (MouthLowerDownLeft, 0.3f), (EyeBlinkLeft, 0.6f)), TimeSpan.Zero, default);

        Assert.True(painter.Changes.ToArray().Sum(static area => area.Width * area.Height) < 1280 * 720 / 6);
    }

    [Fact]
    public void A_pose_that_looks_the_same_costs_nothing()
    {
        using FacePainter painter = Pictures.Painter(CharacterFace.Get("ava"));
        float[] pose = Pictures.Pose((JawOpen, 0.5f), (HeadYaw, 3));
        Assert.True(painter.Paint(pose, TimeSpan.Zero, default));
        Assert.False(painter.Paint(pose, TimeSpan.Zero, default));
        Assert.Equal(0, painter.Changes.Length);

        Assert.False(painter.Paint(Pictures.Pose((JawOpen, 0.5005f), (HeadYaw, 3.001f)), TimeSpan.Zero, default));
        Assert.True(painter.Paint(Pictures.Pose((JawOpen, 0.51f), (HeadYaw, 3)), TimeSpan.Zero, default));
    }

    [Fact]
    public void A_breath_lifts_the_shoulders_and_leaves_the_corners_alone()
    {
        using FacePainter painter = Pictures.Painter(CharacterFace.Get("ava"));
        painter.Paint(Pictures.Pose(), TimeSpan.Zero, new BodyPose(-1, 0, 0));
        SKColor[] out1 = painter.Picture.Pixels;
        Assert.True(painter.Paint(Pictures.Pose(), TimeSpan.Zero, new BodyPose(1, 0, 0)));
        SKColor[] in1 = painter.Picture.Pixels;

        int shoulders = Changed(out1, in1, Pictures.Size * 85 / 100, Pictures.Size);
        Assert.True(shoulders > 0.03 * Pictures.Size * Pictures.Size * 0.15, $"{shoulders} pixels");
        Assert.Equal(0, Changed(out1, in1, 0, Pictures.Size / 50));
    }

    [Theory]
    [MemberData(nameof(Characters))]
    public void A_shrug_raises_the_shoulders_and_neither_the_face_nor_the_lower_edge(string character)
    {
        CharacterFace face = CharacterFace.Get(character);
        using FacePainter painter = Pictures.Painter(face);
        painter.Paint(Pictures.Pose(), TimeSpan.Zero, default);
        SKColor[] down = painter.Picture.Pixels;
        Assert.True(painter.Paint(Pictures.Pose(), TimeSpan.Zero, new BodyPose { Shrug = 1 }));
        SKColor[] up = painter.Picture.Pixels;

        int shoulders = Changed(down, up, Pictures.Size * 70 / 100, Pictures.Size);
        Assert.True(shoulders > 0.02 * Pictures.Size * Pictures.Size * 0.3, $"{shoulders} pixels");
        Assert.Equal(0, Changed(down, up, 0, Pictures.Size * 55 / 100));

        // What was moved on the way is what is drawn there at once; what is no height of shoulders is one.
        painter.Paint(Pictures.Pose(), TimeSpan.Zero, new BodyPose { Shrug = 0.63f });
        painter.Paint(Pictures.Pose(), TimeSpan.Zero, new BodyPose { Shrug = float.NaN });
        Assert.Equal(down, painter.Picture.Pixels);
    }

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(0, 0, 1)]
    [InlineData(1, -1, -1)]
    public void A_figure_that_leans_leaves_no_gap_at_the_edges(float breath, float sway, float lean)
    {
        using FacePainter painter = Pictures.Painter(CharacterFace.Get("marcus"), background: Background.Transparent);
        painter.Paint(Pictures.Pose(), TimeSpan.Zero, new BodyPose(breath, sway, lean));

        for (int x = Pictures.Size * 3 / 10; x < Pictures.Size * 7 / 10; x++)
        {
            Assert.Equal(255, painter.Picture.GetPixel(x, Pictures.Size - 1).Alpha);
        }
    }

    [Theory]
    [InlineData(HeadYaw)]
    [InlineData(HeadPitch)]
    [InlineData(HeadRoll)]
    public void A_head_that_turns_moves_by_parts_of_a_pixel_and_never_jumps(FaceChannel channel)
    {
        using FacePainter painter = Pictures.Painter(CharacterFace.Get("ava"), 960, 960);
        byte[]? before = null;
        List<double> steps = [];
        for (int frame = 0; frame < 80; frame++)
        {
            // Past three of the poses that are drawn, and what lies between them.
            painter.Paint(Pictures.Pose((channel, -0.9f + (0.035f * frame))), TimeSpan.Zero, default);
            byte[] nose = Grey(painter.Picture, new SKRectI(400, 420, 560, 560));
            if (before is not null)
            {
                steps.Add(Shift(before, nose, 160, isAcross: channel != HeadPitch));
            }

            before = nose;
        }

        double mean = steps.Average();
        Assert.InRange(Math.Abs(mean), 0.05, 0.4);
        Assert.All(steps, step => Assert.InRange(step - mean, -0.2, 0.2));
    }

    [Fact]
    public void What_is_moved_looks_like_what_is_drawn()
    {
        using FacePainter moved = Pictures.Painter(CharacterFace.Get("asha"));
        using FacePainter drawn = CharacterFace.Get("asha").CreatePainter(new PainterOptions(Pictures.Size, Pictures.Size) { IsStill = true });
        float[] pose = Pictures.Pose((HeadYaw, 3.4f), (HeadPitch, -2.4f), (HeadRoll, 1.3f), (JawOpen, 0.3f));
        SKColor[] a = Pictures.Paint(moved, pose);
        SKColor[] b = Pictures.Paint(drawn, pose);

        double difference = Enumerable.Range(0, a.Length)
            .Average(i => (Math.Abs(a[i].Red - b[i].Red) + Math.Abs(a[i].Green - b[i].Green) + Math.Abs(a[i].Blue - b[i].Blue)) / 3.0);
        Assert.InRange(difference, 0.01, 1.2);
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

        Assert.True(painter.Paint(Pictures.Pose((JawOpen, 1), (HeadRoll, 15)), TimeSpan.Zero, default));

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
        onWhite.Paint(Pictures.Pose(), TimeSpan.Zero, default);
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

    private static int Changed(SKColor[] one, SKColor[] other, int top, int bottom)
        => Enumerable.Range(top * Pictures.Size, (bottom - top) * Pictures.Size).Count(i => Pictures.Differs(one[i], other[i], 24));

    private static byte[] Grey(SKBitmap picture, SKRectI area)
    {
        var grey = new byte[area.Width * area.Height];
        for (int i = 0; i < grey.Length; i++)
        {
            SKColor color = picture.GetPixel(area.Left + (i % area.Width), area.Top + (i / area.Width));
            grey[i] = (byte)((color.Red + color.Green + color.Blue) / 3);
        }

        return grey;
    }

    /// <summary>The shift of least squares along one direction, for shifts under a pixel.</summary>
    private static double Shift(byte[] one, byte[] other, int width, bool isAcross)
    {
        double slopes = 0;
        double changes = 0;
        int step = isAcross ? 1 : width;
        for (int i = width + 1; i < one.Length - width - 1; i++)
        {
            double slope = (one[i + step] - one[i - step] + other[i + step] - other[i - step]) / 4.0;
            slopes += slope * slope;
            changes += slope * (one[i] - other[i]);
        }

        return changes / slopes;
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
