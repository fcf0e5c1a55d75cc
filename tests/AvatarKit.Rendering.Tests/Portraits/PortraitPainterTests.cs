using SkiaSharp;
using static AvatarKit.FaceChannel;

namespace AvatarKit.Rendering.Tests;

public sealed class PortraitPainterTests
{
    private static readonly PortraitFace Face = DrawnPortrait.Face();

    [Fact]
    public void A_face_at_rest_is_the_picture_itself()
    {
        using SKBitmap picture = DrawnPortrait.Paint();
        using FacePainter painter = Painter();

        painter.Paint(Pose(), TimeSpan.Zero);

        Assert.True(picture.GetPixelSpan().SequenceEqual(painter.Picture.GetPixelSpan()));
    }

    [Fact]
    public void A_jaw_that_drops_parts_the_lips_and_shows_the_dark_between_them()
    {
        using FacePainter painter = Painter();
        painter.Paint(Pose(), TimeSpan.Zero);
        SKColor closed = painter.Picture.GetPixel(360, 530);

        painter.Paint(Pose((JawOpen, 0.8f)), TimeSpan.Zero);

        Assert.True(Brightness(painter.Picture.GetPixel(360, 530)) < Brightness(closed) / 2, $"{painter.Picture.GetPixel(360, 530)} was {closed}");
    }

    [Fact]
    public void A_mouth_that_closes_again_is_the_picture_to_the_pixel()
    {
        using FacePainter painter = Painter();
        painter.Paint(Pose(), TimeSpan.Zero);
        byte[] before = painter.Picture.GetPixelSpan().ToArray();
        painter.Paint(Pose((JawOpen, 0.7f), (MouthSmileLeft, 0.5f), (EyeBlinkLeft, 1), (HeadYaw, 5)), TimeSpan.Zero);

        painter.Paint(Pose(), TimeSpan.Zero);

        Assert.True(painter.Picture.GetPixelSpan().SequenceEqual(before));
    }

    [Theory]
    [InlineData(0.03f, 0)]
    [InlineData(0.03f, 7)]
    [InlineData(0.1f, -7)]
    public void Pressed_lips_are_shut_though_the_jaw_hangs_a_little(float jaw, float yaw)
    {
        using FacePainter painter = Painter();
        painter.Paint(Pose((JawOpen, jaw), (MouthPressLeft, 0.5f), (MouthPressRight, 0.5f), (MouthRollUpper, 0.3f), (MouthRollLower, 0.32f), (HeadYaw, yaw)), TimeSpan.Zero);

        // Teeth are brighter than anything of the lips, the dark of the mouth darker than the line that was drawn.
        Assert.DoesNotContain(Inside(painter, new SKRectI(325, 495, 395, 520)), color => Brightness(color) < 30 || (color.Green > 190 && color.Blue > 170));
    }

    [Fact]
    public void A_gap_between_lips_does_not_end_in_points_of_black()
    {
        using FacePainter painter = Painter();
        painter.Paint(Pose((JawOpen, 0.15f), (MouthLowerDownLeft, 0.4f), (MouthLowerDownRight, 0.4f)), TimeSpan.Zero);

        Assert.DoesNotContain(Inside(painter, new SKRectI(300, 490, 308, 525)), color => Brightness(color) < 150);
        Assert.DoesNotContain(Inside(painter, new SKRectI(412, 490, 420, 525)), color => Brightness(color) < 150);
    }

    [Fact]
    public void The_same_places_do_show_teeth_when_the_lips_part()
    {
        using FacePainter painter = Painter();
        painter.Paint(Pose((JawOpen, 0.1f), (MouthLowerDownLeft, 0.3f), (MouthLowerDownRight, 0.3f), (MouthUpperUpLeft, 0.3f), (MouthUpperUpRight, 0.3f)), TimeSpan.Zero);

        Assert.Contains(Inside(painter, new SKRectI(325, 495, 395, 520)), color => Brightness(color) > 450);
    }

    [Fact]
    public void A_blink_covers_the_eye_with_skin()
    {
        using FacePainter painter = Painter();
        painter.Paint(Pose(), TimeSpan.Zero);
        SKColor iris = painter.Picture.GetPixel(300, 352);
        Assert.True(iris.Green > iris.Red, $"{iris} is no iris");

        painter.Paint(Pose((EyeBlinkRight, 1)), TimeSpan.Zero);

        SKColor lid = painter.Picture.GetPixel(300, 352);
        Assert.True(lid.Red > lid.Green && lid.Green > lid.Blue && lid.Red > 150, $"{lid} is no skin");
        Assert.True(painter.Picture.GetPixel((int)DrawnPortrait.LeftEye.X + 8, 352).Green > 60, "The other eye stays open.");
    }

    [Fact]
    public void A_look_aside_moves_the_iris()
    {
        using FacePainter painter = Painter();
        painter.Paint(Pose(), TimeSpan.Zero);
        float before = IrisColumn(painter);

        painter.Paint(Pose((EyeLookInRight, 1), (EyeLookOutLeft, 1)), TimeSpan.Zero);

        Assert.InRange(IrisColumn(painter) - before, 3, 12);
    }

    [Fact]
    public void A_turned_head_leaves_the_picture_s_corners_alone()
    {
        using SKBitmap picture = DrawnPortrait.Paint();
        using FacePainter painter = Painter();

        painter.Paint(Pose((HeadYaw, 15), (HeadPitch, -15), (HeadRoll, 15)), TimeSpan.Zero);

        foreach ((int x, int y) in (ReadOnlySpan<(int, int)>)[(0, 0), (719, 0), (0, 799), (719, 799), (4, 400), (715, 400)])
        {
            Assert.Equal(picture.GetPixel(x, y), painter.Picture.GetPixel(x, y));
        }
    }

    [Fact]
    public void The_head_turns_to_the_side_it_is_told()
    {
        using FacePainter painter = Painter();
        painter.Paint(Pose(), TimeSpan.Zero);
        float before = IrisColumn(painter);

        painter.Paint(Pose((HeadYaw, 8)), TimeSpan.Zero);

        Assert.True(IrisColumn(painter) > before + 4);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_painted_in_parts_equals_what_is_painted_whole(bool transparent)
    {
        PortraitFace face = transparent ? DrawnPortrait.Face(transparent: true) : Face;
        var options = new PainterOptions(640, 360) { Background = transparent ? Background.Color("#406080") : null };
        using FacePainter inParts = face.CreatePainter(options);
        var random = new Random(11);
        for (int frame = 0; frame < 40; frame++)
        {
            float[] pose = RandomPose(random, frame);
            inParts.Paint(pose, TimeSpan.Zero);
            using FacePainter whole = face.CreatePainter(options);
            whole.Paint(pose, TimeSpan.Zero);

            Assert.True(whole.Picture.GetPixelSpan().SequenceEqual(inParts.Picture.GetPixelSpan()), $"Frame {frame} differs.");
        }
    }

    [Fact]
    public void Nothing_changes_outside_the_changes_and_they_are_even_and_apart()
    {
        using FacePainter painter = Face.CreatePainter(new PainterOptions(640, 360));
        painter.Paint(Pose(), TimeSpan.Zero);
        Assert.Equal([new SKRectI(0, 0, 640, 360)], painter.Changes.ToArray());
        var random = new Random(5);
        for (int frame = 0; frame < 40; frame++)
        {
            uint[] before = Pixels(painter);
            bool changed = painter.Paint(RandomPose(random, frame), TimeSpan.Zero);
            SKRectI[] changes = painter.Changes.ToArray();
            Assert.Equal(changes.Length > 0, changed);
            Assert.All(changes, static change => Assert.Equal(0, (change.Left | change.Top | change.Right | change.Bottom) & 1));
            Assert.False(changes.Length == 2 && changes[0].IntersectsWith(changes[1]));
            uint[] after = Pixels(painter);
            for (int i = 0; i < after.Length; i++)
            {
                Assert.True(after[i] == before[i] || changes.Any(change => change.Contains(i % 640, i / 640)), $"Frame {frame}, pixel {i % 640}, {i / 640}.");
            }
        }
    }

    [Fact]
    public void A_mouth_that_moves_leaves_the_eyes_unpainted_and_the_other_way_round()
    {
        using FacePainter painter = Painter();
        painter.Paint(Pose(), TimeSpan.Zero);

        painter.Paint(Pose((JawOpen, 0.4f)), TimeSpan.Zero);
        Assert.True(Assert.Single(painter.Changes.ToArray()).Top > DrawnPortrait.RightEye.Y + 20);

        painter.Paint(Pose((JawOpen, 0.4f), (EyeBlinkLeft, 1), (EyeBlinkRight, 1)), TimeSpan.Zero);
        Assert.True(Assert.Single(painter.Changes.ToArray()).Bottom < 470);
    }

    [Fact]
    public void A_pose_that_stays_costs_nothing()
    {
        using FacePainter painter = Painter();
        float[] pose = Pose((JawOpen, 0.3f), (EyeLookUpLeft, 0.4f), (HeadRoll, 3));
        Assert.True(painter.Paint(pose, TimeSpan.Zero));

        Assert.False(painter.Paint(pose, TimeSpan.FromSeconds(1)));
        Assert.Empty(painter.Changes.ToArray());
    }

    [Fact]
    public void Values_that_are_no_numbers_count_as_nothing()
    {
        using FacePainter painter = Painter();
        painter.Paint(Pose(), TimeSpan.Zero);
        float[] broken = [.. Enumerable.Repeat(float.NaN, FaceTrack.ChannelCount)];
        broken[(int)HeadYaw] = float.PositiveInfinity;

        Assert.False(painter.Paint(broken, TimeSpan.Zero));
    }

    [Fact]
    public void Painting_allocates_nothing_once_warm()
    {
        using FacePainter painter = Face.CreatePainter(new PainterOptions(320, 180));
        var random = new Random(3);
        float[][] poses = [.. Enumerable.Range(0, 60).Select(frame => RandomPose(random, frame))];
        foreach (float[] pose in poses)
        {
            painter.Paint(pose, TimeSpan.Zero);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (float[] pose in poses)
        {
            painter.Paint(pose, TimeSpan.Zero);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_picture_with_alpha_lies_on_its_background_or_on_none()
    {
        PortraitFace face = DrawnPortrait.Face(transparent: true);
        using FacePainter on = face.CreatePainter(new PainterOptions(DrawnPortrait.Width, DrawnPortrait.Height) { Background = Background.Color("#102030") });
        using FacePainter none = face.CreatePainter(new PainterOptions(DrawnPortrait.Width, DrawnPortrait.Height) { Background = Background.Transparent });
        on.Paint(Pose(), TimeSpan.Zero);
        none.Paint(Pose(), TimeSpan.Zero);

        Assert.Equal(new SKColor(0x10, 0x20, 0x30), on.Picture.GetPixel(10, 10));
        Assert.Equal(0, none.Picture.GetPixel(10, 10).Alpha);
        Assert.Equal(255, none.Picture.GetPixel(360, 400).Alpha);
        Assert.Equal(SKAlphaType.Premul, none.Picture.AlphaType);
    }

    [Fact]
    public void The_mouth_s_area_holds_the_mouth()
    {
        using FacePainter painter = Painter();

        Assert.True(painter.MouthArea.Contains(new SKRectI(303, 488, 417, 590)));
        Assert.True(painter.MouthArea.Top > DrawnPortrait.RightEye.Y);
    }

    [Fact]
    public void A_picture_is_fitted_without_borders_at_any_shape()
    {
        foreach ((int width, int height) in (ReadOnlySpan<(int, int)>)[(1920, 1080), (400, 900), (64, 64)])
        {
            using FacePainter painter = Face.CreatePainter(new PainterOptions(width, height));
            painter.Paint(Pose(), TimeSpan.Zero);

            Assert.Equal(255, painter.Picture.GetPixel(0, 0).Alpha);
            Assert.Equal(255, painter.Picture.GetPixel(width - 1, height - 1).Alpha);
            Assert.True(painter.MouthArea is { Width: > 0, Height: > 0 });
        }
    }

    private static FacePainter Painter() => Face.CreatePainter(new PainterOptions(DrawnPortrait.Width, DrawnPortrait.Height));

    private static float[] Pose(params ReadOnlySpan<(FaceChannel Channel, float Value)> values)
    {
        var pose = new float[FaceTrack.ChannelCount];
        foreach ((FaceChannel channel, float value) in values)
        {
            pose[(int)channel] = value;
        }

        return pose;
    }

    // Sometimes the mouth alone moves, sometimes the eyes, sometimes everything.
    private static float[] RandomPose(Random random, int frame)
    {
        var pose = new float[FaceTrack.ChannelCount];
        for (int i = 0; i < pose.Length; i++)
        {
            bool isEye = i is >= (int)EyeBlinkLeft and <= (int)EyeWideRight;
            bool isHead = i >= (int)HeadYaw;
            if (frame % 4 == 3 || (frame % 4 == 1 ? isEye : !isEye && !isHead && frame % 4 != 2))
            {
                pose[i] = isHead ? (random.NextSingle() * 30) - 15 : random.NextSingle() * random.NextSingle();
            }
        }

        return pose;
    }

    private static uint[] Pixels(FacePainter painter) => [.. System.Runtime.InteropServices.MemoryMarshal.Cast<byte, uint>(painter.Picture.GetPixelSpan())];

    private static int Brightness(SKColor color) => color.Red + color.Green + color.Blue;

    private static IEnumerable<SKColor> Inside(FacePainter painter, SKRectI area)
    {
        for (int y = area.Top; y < area.Bottom; y++)
        {
            for (int x = area.Left; x < area.Right; x++)
            {
                yield return painter.Picture.GetPixel(x, y);
            }
        }
    }

    // The mean column of what is green in the person's right eye.
    private static float IrisColumn(FacePainter painter)
    {
        float sum = 0;
        int count = 0;
        for (int x = 250; x < 345; x++)
        {
            for (int y = 335; y < 370; y++)
            {
                SKColor color = painter.Picture.GetPixel(x, y);
                if (color.Green > color.Red + 12)
                {
                    sum += x;
                    count++;
                }
            }
        }

        return sum / count;
    }
}
