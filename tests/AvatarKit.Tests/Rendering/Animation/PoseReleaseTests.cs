using CsCheck;

namespace AvatarKit.Tests;

public sealed class PoseReleaseTests
{
    private static readonly Gen<float[]> AnyPose = Gen.Float[-20, 20].Array[FaceTrack.ChannelCount].Select(
        static values => (float[])[.. values.Select(static (value, i) => i < (int)FaceChannel.HeadYaw ? Math.Abs(value) / 20 : value)]);

    [Fact]
    public void The_mouth_is_shut_within_150_ms_of_any_pose_at_any_rate()
        => Gen.Select(AnyPose, Gen.Int[1, 240]).Check(static (pose, frameRate) =>
        {
            FaceTrack track = FaceTrack.CreateRelease(pose, frameRate);
            for (int frame = 0; frame < track.FrameCount; frame++)
            {
                for (int channel = 0; channel < (int)FaceChannel.HeadYaw; channel++)
                {
                    Assert.InRange(track[frame][channel], 0, 1);
                }

                if (frame / (double)frameRate >= 0.1)
                {
                    Assert.Equal(0, MouthMeasure.Aperture(track[frame]));
                    Assert.Equal(0, track[frame, FaceChannel.JawOpen]);
                }
            }

            Assert.All(track[track.FrameCount - 1].ToArray(), static value => Assert.Equal(0, value));
        }, cases: 300);

    [Fact]
    public void The_lips_never_open_on_the_way()
        => AnyPose.Check(static pose =>
        {
            double before = double.PositiveInfinity;
            foreach (double aperture in MouthMeasure.Apertures(FaceTrack.CreateRelease(pose, 60)))
            {
                Assert.True(aperture <= before + 0.003);
                before = aperture;
            }
        }, cases: 300);

    [Fact]
    public void Values_that_are_none_count_as_nothing()
    {
        float[] pose = [.. Enumerable.Repeat(float.NaN, FaceTrack.ChannelCount)];
        pose[(int)FaceChannel.JawOpen] = float.PositiveInfinity;
        FaceTrack track = FaceTrack.CreateRelease(pose, 60);
        for (int frame = 0; frame < track.FrameCount; frame++)
        {
            Assert.All(track[frame].ToArray(), static value => Assert.Equal(0, value));
        }
    }

    [Fact]
    public void Half_a_pose_and_no_frame_rate_are_refused()
    {
        Assert.Throws<ArgumentException>("pose", static () => FaceTrack.CreateRelease(new float[3], 60));
        Assert.Throws<ArgumentOutOfRangeException>(static () => FaceTrack.CreateRelease(new float[FaceTrack.ChannelCount], 0));
        Assert.Throws<ArgumentException>("from", static () => FaceTrackRenderer.RenderIdle(new RenderOptions(), TimeSpan.Zero, 1, new float[3]));
        Assert.Throws<ArgumentOutOfRangeException>(static () => FaceTrackRenderer.RenderIdle(new RenderOptions(), TimeSpan.Zero, -1));
    }
}
