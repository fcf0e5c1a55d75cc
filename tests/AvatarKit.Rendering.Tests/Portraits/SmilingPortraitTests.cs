using System.Numerics;
using SkiaSharp;
using static AvatarKit.FaceChannel;

namespace AvatarKit.Rendering.Tests;

/// <summary>A photograph of a toothy smile: its lips shut, without a line of teeth, and its smile does not stay in every mood.</summary>
public sealed class SmilingPortraitTests
{
    private static readonly PortraitFace Face = SmilingPortrait.Face();

    [Fact]
    public void Shut_lips_show_neither_teeth_nor_the_dark_between_them()
    {
        foreach (float[] pose in (float[][])
        [
            DrawnPortrait.Pose(),
            DrawnPortrait.Pose((MouthPressLeft, 0.5f), (MouthPressRight, 0.5f), (MouthRollUpper, 0.3f), (MouthRollLower, 0.32f), (JawOpen, 0.03f)),
            DrawnPortrait.Pose((HeadYaw, 8)),
            DrawnPortrait.Pose((MouthFrownLeft, 0.4f), (MouthFrownRight, 0.4f)),
        ])
        {
            using SKBitmap picture = Paint(pose);

            Assert.InRange(Count(picture, IsTooth), 0, 2);
            Assert.InRange(Count(picture, static color => Luma(color) < 45), 0, 2);
        }
    }

    [Fact]
    public void The_same_measure_sees_the_teeth_of_parted_lips()
    {
        using SKBitmap picture = Paint(DrawnPortrait.Pose((JawOpen, 0.3f), (MouthUpperUpLeft, 0.3f), (MouthUpperUpRight, 0.3f)));

        Assert.True(Count(picture, IsTooth) > 200);
    }

    [Fact]
    public void The_sliver_that_is_painted_over_is_in_the_picture()
    {
        // Without it the first test would hold of itself.
        using SKBitmap picture = SmilingPortrait.Paint();
        MouthShape mouth = Face.Shape.Mouth;
        Vector2 above = Face.Frame.ToPixel(new Vector2(0, mouth.Edge(0, ofUpperLip: true)));

        Assert.True(IsTooth(picture.GetPixel((int)above.X, (int)above.Y - 2)), "There is no tooth above the edge that was given.");
        Assert.False(IsTooth(Face.Image.GetPixel((int)above.X, (int)above.Y - 2)), "It was not painted over.");
    }

    [Fact]
    public void A_smile_is_let_go_and_a_mouth_that_does_not_smile_is_left_alone()
    {
        PortraitFace neutral = DrawnPortrait.Face();

        Assert.True(Face.Shape.Smile.Amount > 0.9f, $"{Face.Shape.Smile}");
        Assert.Equal(default, neutral.Shape.Smile.Left);
        Assert.InRange(CornerHeight(Face, DrawnPortrait.Pose()), -0.035f, 0.035f);
    }

    [Fact]
    public void Moods_are_told_apart_by_the_corners_of_the_mouth()
    {
        float neutral = CornerHeight(Face, DrawnPortrait.Pose());
        float happy = CornerHeight(Face, DrawnPortrait.Pose((MouthSmileLeft, 0.42f), (MouthSmileRight, 0.42f)));
        float sad = CornerHeight(Face, DrawnPortrait.Pose((MouthFrownLeft, 0.4f), (MouthFrownRight, 0.4f)));

        Assert.True(happy < neutral - 0.02f, $"happy {happy}, neutral {neutral}");
        Assert.True(sad > neutral + 0.03f, $"sad {sad}, neutral {neutral}");
        Assert.True(sad > 0.01f, $"The corners of a sad mouth hang by {sad}.");
    }

    [Fact]
    public void Teeth_have_the_colour_of_those_in_the_picture()
    {
        PortraitColors colors = Face.Colors;

        Assert.InRange(colors.Tooth.Red, 205, 255);
        Assert.InRange(colors.Tooth.Red - colors.Tooth.Blue, 5, 60);
        Assert.True(Luma(colors.Tooth) > 3 * Luma(colors.Throat));
    }

    private static SKBitmap Paint(float[] pose)
    {
        using FacePainter painter = Face.CreatePainter(new PainterOptions(DrawnPortrait.Width, DrawnPortrait.Height));
        painter.Paint(pose, TimeSpan.Zero, default);
        return painter.Picture.Copy();
    }

    // How far the corners are below the middle of the line of the lips, in distances of the eyes.
    private static float CornerHeight(PortraitFace face, float[] pose)
    {
        var grid = new FaceGrid(face.Shape, face.Frame, SKRect.Create(face.Image.Width, face.Image.Height));
        var deformer = new FaceDeformer(face.Shape, grid, face.Frame);
        var controls = new float[FaceControls.Count];
        FaceControls.Write(pose, controls);
        deformer.Move(controls, new HeadPose(0, 0, 0));
        int edge = (grid.UpperRows - 1) * grid.Columns;
        int first = edge + grid.FirstMouthColumn;
        int last = first + MouthShape.Columns;
        return ((Height(first) + Height(last)) / 2) - Height(grid.MouthMiddle);

        float Height(int vertex) => grid.Rest[vertex].Y + deformer.Moved[vertex].Y;
    }

    private static int Count(SKBitmap picture, Func<SKColor, bool> what)
    {
        int count = 0;
        for (int y = 470; y < 560; y++)
        {
            for (int x = 285; x < 435; x++)
            {
                count += what(picture.GetPixel(x, y)) ? 1 : 0;
            }
        }

        return count;
    }

    private static bool IsTooth(SKColor color) => Luma(color) > 170 && color.Red - color.Blue < 40;

    private static float Luma(SKColor color) => (0.299f * color.Red) + (0.587f * color.Green) + (0.114f * color.Blue);
}
