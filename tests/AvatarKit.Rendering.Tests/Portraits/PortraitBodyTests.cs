using System.Numerics;
using SkiaSharp;

namespace AvatarKit.Rendering.Tests;

/// <summary>Shoulders of a photograph breathe, and all of it leans, without its sides coming loose.</summary>
public sealed class PortraitBodyTests
{
    private static readonly PortraitFace Face = DrawnPortrait.Face();

    [Fact]
    public void A_breath_lifts_the_shoulders_and_the_head_a_little()
    {
        BodyMoves body = Body(out FaceGrid grid);
        Vector2 shoulder = body.At(Near(grid, new Vector2(0.8f, 1.5f)), new BodyPose(1, 0, 0));
        Vector2 nose = body.At(Near(grid, new Vector2(0, -0.5f)), new BodyPose(1, 0, 0));

        Assert.InRange(shoulder.Y, -0.05f, -0.025f);
        Assert.True(shoulder.X > 0, "The chest does not widen.");
        Assert.InRange(nose.Y, -0.02f, -0.005f);
    }

    [Fact]
    public void The_chest_moves_at_the_lower_border_and_the_sides_are_held()
    {
        BodyMoves body = Body(out FaceGrid grid);
        var standing = new BodyPose(1, 1, 1);

        Assert.True(body.At(Near(grid, Face.Frame.ToFace(new Vector2(360, 798))), standing).Length() > 0.02f);
        Assert.Equal(0, body.At(Near(grid, Face.Frame.ToFace(new Vector2(-60, 700))), standing).Length());
    }

    [Fact]
    public void A_leaning_body_takes_the_head_along()
    {
        BodyMoves body = Body(out FaceGrid grid);

        Assert.InRange(body.At(Near(grid, new Vector2(0, -1)), new BodyPose(0, 1, 0)).X, 0.08f, 0.16f);
        Assert.InRange(body.At(Near(grid, new Vector2(0.5f, 1.4f)), new BodyPose(0, 1, 0)).X, 0.05f, 0.11f);
    }

    [Fact]
    public void A_breath_is_seen_below_the_chin()
    {
        using FacePainter painter = Face.CreatePainter(new PainterOptions(DrawnPortrait.Width, DrawnPortrait.Height));
        painter.Paint(DrawnPortrait.Pose(), TimeSpan.Zero, new BodyPose(-1, 0, 0));
        using SKBitmap before = painter.Picture.Copy();

        Assert.True(painter.Paint(DrawnPortrait.Pose(), TimeSpan.Zero, new BodyPose(1, 0, 0)));

        int changed = 0;
        int all = 0;
        for (int y = 650; y < 800; y += 2)
        {
            for (int x = 100; x < 620; x += 2)
            {
                all++;
                changed += Math.Abs(before.GetPixel(x, y).Green - painter.Picture.GetPixel(x, y).Green) > 24 ? 1 : 0;
            }
        }

        Assert.True(changed > all * 0.02, $"{changed} of {all} pixels.");
    }

    [Fact]
    public void Values_that_are_no_numbers_move_nothing()
    {
        BodyMoves body = Body(out FaceGrid grid);

        Assert.Equal(default, body.At(Near(grid, new Vector2(0.5f, 1.4f)), new BodyPose(float.NaN, float.PositiveInfinity, float.NaN)));
    }

    private static BodyMoves Body(out FaceGrid grid)
    {
        grid = new FaceGrid(Face.Shape, Face.Frame, SKRect.Create(Face.Image.Width, Face.Image.Height));
        return new BodyMoves(Face.Shape, grid);
    }

    private static int Near(FaceGrid grid, Vector2 point)
    {
        int nearest = 0;
        for (int i = 0; i < grid.Count; i++)
        {
            nearest = Vector2.Distance(grid.Rest[i], point) < Vector2.Distance(grid.Rest[nearest], point) ? i : nearest;
        }

        return nearest;
    }
}
