using SkiaSharp;
using static AvatarKit.FaceChannel;

namespace AvatarKit.Rendering.Tests;

/// <summary>Only what moved is painted anew, and it looks as if everything had been.</summary>
public sealed class PortraitRepaintingTests
{
    private static readonly PortraitFace Face = DrawnPortrait.Face();

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
            inParts.Paint(pose, TimeSpan.Zero, default);
            using FacePainter whole = face.CreatePainter(options);
            whole.Paint(pose, TimeSpan.Zero, default);

            Assert.True(whole.Picture.GetPixelSpan().SequenceEqual(inParts.Picture.GetPixelSpan()), $"Frame {frame} differs.");
        }
    }

    [Fact]
    public void Nothing_changes_outside_the_changes_and_they_are_even_and_apart()
    {
        using FacePainter painter = Face.CreatePainter(new PainterOptions(640, 360));
        painter.Paint(DrawnPortrait.Pose(), TimeSpan.Zero, default);
        Assert.Equal([new SKRectI(0, 0, 640, 360)], painter.Changes.ToArray());
        var random = new Random(5);
        for (int frame = 0; frame < 40; frame++)
        {
            uint[] before = Pixels(painter);
            bool changed = painter.Paint(RandomPose(random, frame), TimeSpan.Zero, default);
            SKRectI[] changes = painter.Changes.ToArray();
            Assert.Equal(changes.Length > 0, changed);
            Assert.All(changes, static change => Assert.Equal(0, (change.Left | change.Top | change.Right | change.Bottom) & 1));
            Assert.False(changes.Length == 2 && changes[0].IntersectsWith(changes[1]));
            uint[] after = Pixels(painter);
            for (int i = 0; i < after.Length; i++)
            {
                Assert.True(
                    after[i] == before[i] || changes.Any(change => change.Contains(i % 640, i / 640)),
                    $"Frame {frame}, pixel {i % 640}, {i / 640}.");
            }
        }
    }

    [Fact]
    public void A_mouth_that_moves_leaves_the_eyes_unpainted_and_the_other_way_round()
    {
        using FacePainter painter = Painter();
        painter.Paint(DrawnPortrait.Pose(), TimeSpan.Zero, default);

        painter.Paint(DrawnPortrait.Pose((JawOpen, 0.4f)), TimeSpan.Zero, default);
        Assert.True(Assert.Single(painter.Changes.ToArray()).Top > DrawnPortrait.RightEye.Y + 20);

        painter.Paint(DrawnPortrait.Pose((JawOpen, 0.4f), (EyeBlinkLeft, 1), (EyeBlinkRight, 1)), TimeSpan.Zero, default);
        Assert.True(Assert.Single(painter.Changes.ToArray()).Bottom < 470);
    }

    [Fact]
    public void A_pose_that_stays_costs_nothing()
    {
        using FacePainter painter = Painter();
        float[] pose = DrawnPortrait.Pose((JawOpen, 0.3f), (EyeLookUpLeft, 0.4f), (HeadRoll, 3));
        Assert.True(painter.Paint(pose, TimeSpan.Zero, default));

        Assert.False(painter.Paint(pose, TimeSpan.FromSeconds(1), default));
        Assert.Empty(painter.Changes.ToArray());
    }

    [Fact]
    public void Painting_allocates_nothing_once_warm()
    {
        using FacePainter painter = Face.CreatePainter(new PainterOptions(320, 180));
        var random = new Random(3);
        float[][] poses = [.. Enumerable.Range(0, 60).Select(frame => RandomPose(random, frame))];
        foreach (float[] pose in poses)
        {
            painter.Paint(pose, TimeSpan.Zero, default);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (float[] pose in poses)
        {
            painter.Paint(pose, TimeSpan.Zero, default);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static FacePainter Painter() => Face.CreatePainter(new PainterOptions(DrawnPortrait.Width, DrawnPortrait.Height));

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

    private static uint[] Pixels(FacePainter painter)
        => [.. System.Runtime.InteropServices.MemoryMarshal.Cast<byte, uint>(painter.Picture.GetPixelSpan())];
}
