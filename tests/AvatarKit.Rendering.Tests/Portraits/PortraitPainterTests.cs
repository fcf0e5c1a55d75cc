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

        painter.Paint(DrawnPortrait.Pose(), TimeSpan.Zero, default);

        Assert.True(picture.GetPixelSpan().SequenceEqual(painter.Picture.GetPixelSpan()));
    }

    [Fact]
    public void A_jaw_that_drops_parts_the_lips_and_shows_the_dark_between_them()
    {
        using FacePainter painter = Painter();
        painter.Paint(DrawnPortrait.Pose(), TimeSpan.Zero, default);
        SKColor closed = painter.Picture.GetPixel(360, 530);

        painter.Paint(DrawnPortrait.Pose((JawOpen, 0.8f)), TimeSpan.Zero, default);

        Assert.True(Brightness(painter.Picture.GetPixel(360, 530)) < Brightness(closed) / 2, $"{painter.Picture.GetPixel(360, 530)} was {closed}");
    }

    [Fact]
    public void A_mouth_that_closes_again_is_the_picture_to_the_pixel()
    {
        using FacePainter painter = Painter();
        painter.Paint(DrawnPortrait.Pose(), TimeSpan.Zero, default);
        byte[] before = painter.Picture.GetPixelSpan().ToArray();
        painter.Paint(DrawnPortrait.Pose((JawOpen, 0.7f), (MouthSmileLeft, 0.5f), (EyeBlinkLeft, 1), (HeadYaw, 5)), TimeSpan.Zero, default);

        painter.Paint(DrawnPortrait.Pose(), TimeSpan.Zero, default);

        Assert.True(painter.Picture.GetPixelSpan().SequenceEqual(before));
    }

    [Theory]
    [InlineData(0.03f, 0)]
    [InlineData(0.03f, 7)]
    [InlineData(0.1f, -7)]
    public void Pressed_lips_are_shut_though_the_jaw_hangs_a_little(float jaw, float yaw)
    {
        using FacePainter painter = Painter();
        painter.Paint(
            DrawnPortrait.Pose(
                (JawOpen, jaw),
                (MouthPressLeft, 0.5f),
                (MouthPressRight, 0.5f),
                (MouthRollUpper, 0.3f),
                (MouthRollLower, 0.32f),
                (HeadYaw, yaw)),
            TimeSpan.Zero);

        // Teeth are brighter than anything of the lips, the dark of the mouth darker than the line that was drawn.
        Assert.DoesNotContain(
            Inside(painter, new SKRectI(325, 495, 395, 520)),
            color => Brightness(color) < 30 || (color.Green > 190 && color.Blue > 170));
    }

    [Fact]
    public void A_gap_between_lips_does_not_end_in_points_of_black()
    {
        using FacePainter painter = Painter();
        painter.Paint(DrawnPortrait.Pose((JawOpen, 0.15f), (MouthLowerDownLeft, 0.4f), (MouthLowerDownRight, 0.4f)), TimeSpan.Zero, default);

        Assert.DoesNotContain(Inside(painter, new SKRectI(300, 490, 308, 525)), color => Brightness(color) < 150);
        Assert.DoesNotContain(Inside(painter, new SKRectI(412, 490, 420, 525)), color => Brightness(color) < 150);
    }

    [Fact]
    public void The_same_places_do_show_teeth_when_the_lips_part()
    {
        using FacePainter painter = Painter();
        painter.Paint(
            DrawnPortrait.Pose(
                (JawOpen, 0.1f),
                (MouthLowerDownLeft, 0.3f),
                (MouthLowerDownRight, 0.3f),
                (MouthUpperUpLeft, 0.3f),
                (MouthUpperUpRight, 0.3f)),
            TimeSpan.Zero);

        Assert.Contains(Inside(painter, new SKRectI(325, 495, 395, 520)), color => Brightness(color) > 450);
    }

    [Fact]
    public void A_blink_covers_the_eye_with_skin()
    {
        using FacePainter painter = Painter();
        painter.Paint(DrawnPortrait.Pose(), TimeSpan.Zero, default);
        SKColor iris = painter.Picture.GetPixel(300, 352);
        Assert.True(iris.Green > iris.Red, $"{iris} is no iris");

        painter.Paint(DrawnPortrait.Pose((EyeBlinkRight, 1)), TimeSpan.Zero, default);

        SKColor lid = painter.Picture.GetPixel(300, 352);
        Assert.True(lid.Red > lid.Green && lid.Green > lid.Blue && lid.Red > 150, $"{lid} is no skin");
        Assert.True(painter.Picture.GetPixel((int)DrawnPortrait.LeftEye.X + 8, 352).Green > 60, "The other eye stays open.");
    }

    [Fact]
    public void A_look_aside_moves_the_iris()
    {
        using FacePainter painter = Painter();
        painter.Paint(DrawnPortrait.Pose(), TimeSpan.Zero, default);
        float before = IrisColumn(painter);

        painter.Paint(DrawnPortrait.Pose((EyeLookInRight, 1), (EyeLookOutLeft, 1)), TimeSpan.Zero, default);

        Assert.InRange(IrisColumn(painter) - before, 3, 12);
    }

    [Fact]
    public void A_turned_head_leaves_the_picture_s_corners_alone()
    {
        using SKBitmap picture = DrawnPortrait.Paint();
        using FacePainter painter = Painter();

        painter.Paint(DrawnPortrait.Pose((HeadYaw, 15), (HeadPitch, -15), (HeadRoll, 15)), TimeSpan.Zero, default);

        foreach ((int x, int y) in (ReadOnlySpan<(int, int)>)[(0, 0), (719, 0), (0, 799), (719, 799), (4, 400), (715, 400)])
        {
            Assert.Equal(picture.GetPixel(x, y), painter.Picture.GetPixel(x, y));
        }
    }

    [Fact]
    public void The_head_turns_to_the_side_it_is_told()
    {
        using FacePainter painter = Painter();
        painter.Paint(DrawnPortrait.Pose(), TimeSpan.Zero, default);
        float before = IrisColumn(painter);

        painter.Paint(DrawnPortrait.Pose((HeadYaw, 8)), TimeSpan.Zero, default);

        Assert.True(IrisColumn(painter) > before + 4);
    }

    [Fact]
    public void Values_that_are_no_numbers_count_as_nothing()
    {
        using FacePainter painter = Painter();
        painter.Paint(DrawnPortrait.Pose(), TimeSpan.Zero, default);
        float[] broken = [.. Enumerable.Repeat(float.NaN, FaceTrack.ChannelCount)];
        broken[(int)HeadYaw] = float.PositiveInfinity;

        Assert.False(painter.Paint(broken, TimeSpan.Zero, default));
    }

    [Fact]
    public void The_mouth_s_area_holds_the_mouth()
    {
        using FacePainter painter = Painter();

        Assert.True(painter.MouthArea.Contains(new SKRectI(303, 488, 417, 590)));
        Assert.True(painter.MouthArea.Top > DrawnPortrait.RightEye.Y);
    }

    private static FacePainter Painter() => Face.CreatePainter(new PainterOptions(DrawnPortrait.Width, DrawnPortrait.Height));

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
