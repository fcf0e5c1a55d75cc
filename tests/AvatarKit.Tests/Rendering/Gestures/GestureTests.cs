namespace AvatarKit.Tests.Rendering.Gestures;

public sealed class GestureTests
{
    private const int At = 60;
    private const int Frames = 60;

    public static TheoryData<Gesture> All => new(Enum.GetValues<Gesture>());

    [Theory]
    [InlineData(Gesture.Nod, FaceChannel.HeadPitch, 4, 6)]
    [InlineData(Gesture.Shake, FaceChannel.HeadYaw, 3.2, 5)]
    [InlineData(Gesture.Shrug, FaceChannel.HeadRoll, 2.8, 4)]
    [InlineData(Gesture.Tilt, FaceChannel.HeadRoll, 4.2, 6)]
    [InlineData(Gesture.BrowFlash, FaceChannel.BrowInnerUp, 0.5, 0.85)]
    public void A_gesture_begins_with_its_word_and_is_as_large_as_peoples(Gesture gesture, FaceChannel channel, double least, double most)
    {
        for (int seed = 0; seed < 20; seed++)
        {
            float[] with = Differences(gesture, seed, channel);

            Assert.All(with[..(At + 1)], static value => Assert.Equal(0, value));
            Assert.InRange(with.Max(Math.Abs), least, most);
            Assert.InRange(Array.FindIndex(with, value => Math.Abs(value) > most / 10), At + 2, At + 15);
            Assert.All(with[(At + 120)..], static value => Assert.InRange(value, -1e-4f, 1e-4f));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_gesture_moves_no_lips(Gesture gesture)
    {
        for (FaceChannel channel = FaceChannel.JawForward; channel <= FaceChannel.TongueOut; channel++)
        {
            if (channel is >= FaceChannel.BrowDownLeft and <= FaceChannel.BrowOuterUpRight)
            {
                continue;
            }

            Assert.All(Differences(gesture, 3, channel), static value => Assert.Equal(0, value));
        }
    }

    /// <summary>A degree of the head moves the nose by 2.7 pixels at 1080 rows, and the crown by some 10.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void A_gesture_has_no_step_that_its_velocity_does_not_explain(Gesture gesture)
    {
        FaceMotion motion = Begin(gesture, 7);
        float[] pose = new float[FaceTrack.ChannelCount];
        float[][] poses = [.. Enumerable.Range(0, 400).Select(frame =>
        {
            motion.Sample(frame / 60.0, pose);
            return pose.Append(motion.SampleBody(frame / 60.0).Shrug).ToArray();
        })];
        (int Channel, double Most)[] limits =
        [
            ((int)FaceChannel.HeadYaw, 0.21), ((int)FaceChannel.HeadPitch, 0.21), ((int)FaceChannel.HeadRoll, 0.12), (FaceTrack.ChannelCount, 0.02),
        ];
        foreach ((int channel, double most) in limits)
        {
            for (int i = 2; i < poses.Length; i++)
            {
                double step = Math.Abs(poses[i][channel] - (2 * poses[i - 1][channel]) + poses[i - 2][channel]);
                Assert.True(step < most, $"{gesture}, {channel}: {step:0.000} at frame {i}");
            }
        }
    }

    [Fact]
    public void Eyes_stay_on_the_viewer_while_a_gesture_turns_the_head()
    {
        float[] yaw = Differences(Gesture.Shake, 5, FaceChannel.HeadYaw);
        float[] left = Differences(Gesture.Shake, 5, FaceChannel.EyeLookOutLeft);
        float[] right = Differences(Gesture.Shake, 5, FaceChannel.EyeLookInLeft);
        for (int frame = 0; frame < yaw.Length; frame++)
        {
            Assert.Equal(-yaw[frame] / 35, left[frame] - right[frame], 0.011);
        }
    }

    [Fact]
    public void Shoulders_rise_and_fall_in_a_shrug_alone()
    {
        FaceMotion shrug = Begin(Gesture.Shrug, 1);
        FaceMotion nod = Begin(Gesture.Nod, 1);

        Assert.Equal(0, shrug.SampleBody(At / 60.0).Shrug);
        Assert.InRange(shrug.SampleBody((At / 60.0) + 0.45).Shrug, 0.85, 1);
        Assert.Equal(0, shrug.SampleBody((At / 60.0) + 1.3).Shrug);
        Assert.Equal(0, nod.SampleBody((At / 60.0) + 0.45).Shrug);
    }

    [Fact]
    public void Sides_and_sizes_are_the_seeds()
    {
        float[] peaks = [.. Enumerable.Range(0, 40).Select(static seed => Differences(Gesture.Tilt, seed, FaceChannel.HeadRoll)).Select(static values
            => values.MaxBy(Math.Abs))];

        Assert.InRange(peaks.Count(static peak => peak > 0), 10, 30);
        Assert.True(peaks.Distinct().Count() > 30);
        Assert.Equal(peaks[3], Differences(Gesture.Tilt, 3, FaceChannel.HeadRoll).MaxBy(Math.Abs));
    }

    [Fact]
    public void A_gesture_goes_on_over_pieces_and_sentences_and_is_over_with_the_last_word()
    {
        SpokenSegment first = Cut(0, 0, 0, 60) with { Gestures = [new GestureCue(Gesture.Shake, 50 * Segments.Rate / 60)] };
        SpokenSegment second = Cut(1, 1, 60, 60);
        SpokenSegment last = Cut(2, 2, 120, 60) with { IsLast = true, Gestures = [new GestureCue(Gesture.Tilt, 30 * Segments.Rate / 60)] };
        float[] with = Yaws([first, second, last], FaceChannel.HeadYaw);
        float[] without = Yaws([first with { Gestures = [] }, second, last with { Gestures = [] }], FaceChannel.HeadYaw);
        float[] by = [.. with.Zip(without, static (one, other) => one - other)];

        Assert.True(by[60..120].Max(Math.Abs) > 3);
        for (int frame = 2; frame < by.Length; frame++)
        {
            Assert.True(Math.Abs(by[frame] - (2 * by[frame - 1]) + by[frame - 2]) < 0.21, $"A jump at {frame}.");
        }

        FaceMotion end = Last([first, second, last]);
        FaceMotion bare = Last([first, second, last with { Gestures = [] }]);
        float[] pose = new float[FaceTrack.ChannelCount];
        float[] plain = new float[FaceTrack.ChannelCount];
        end.Sample(1, pose);
        bare.Sample(1, plain);
        Assert.Equal(plain, pose);
        end.Sample(0.8, pose);
        bare.Sample(0.8, plain);
        Assert.NotEqual(plain, pose);
    }

    [Fact]
    public void A_gesture_that_is_being_made_is_not_begun_again()
    {
        SpokenSegment once = Speech() with { Gestures = [new GestureCue(Gesture.Nod, Segments.Rate)] };
        SpokenSegment often = once with
        {
            Gestures = [.. Enumerable.Range(0, 20).Select(static i => new GestureCue(Gesture.Nod, Segments.Rate + (i * 500)))],
        };

        Assert.Equal(Yaws([once], FaceChannel.HeadPitch), Yaws([often], FaceChannel.HeadPitch));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_still_takes_a_gesture_too(Gesture gesture)
    {
        float[] pose = new float[FaceTrack.ChannelCount];
        BodyPose body = FacePose.AddGesture(gesture, 0.3, pose, new BodyPose(0.5f, 0, 0));

        Assert.Equal(0.5f, body.Breath);
        Assert.Equal(gesture == Gesture.Shrug, body.Shrug > 0.9f);
        Assert.Contains(pose, static value => value != 0);
        float[] after = new float[FaceTrack.ChannelCount];
        Assert.Equal(default, FacePose.AddGesture(gesture, 4, after));
        Assert.All(after, static value => Assert.Equal(0, value));
        Assert.Throws<ArgumentException>(() => FacePose.AddGesture(gesture, 0, new float[3]));
    }

    private static SpokenSegment Speech() => Segments.Of((Viseme.Aa, 5_000));

    private static SpokenSegment Cut(int index, int sentence, int from, int frames) => Segments.Of(
        TimeSpan.FromSeconds(from / 60.0), index, 100, (Viseme.Aa, (frames * 1000 / 60) - 200)) with { Sentence = sentence, Caption = "So it is." };

    private static FaceMotion Begin(Gesture gesture, int seed) => new FaceAnimator(new RenderOptions { Seed = seed }).Begin(
        Speech() with { Gestures = [new GestureCue(gesture, At * Segments.Rate / Frames)] });

    private static FaceMotion Last(SpokenSegment[] segments)
    {
        var animator = new FaceAnimator(new RenderOptions { Seed = 6 });
        return segments.Select(animator.Begin).Last();
    }

    private static float[] Yaws(SpokenSegment[] segments, FaceChannel channel)
    {
        var animator = new FaceAnimator(new RenderOptions { Seed = 6 });
        return [.. segments.SelectMany(segment =>
        {
            FaceTrack track = animator.Render(segment);
            return Enumerable.Range(0, track.FrameCount - 1).Select(frame => track[frame, channel]).ToArray();
        })];
    }

    /// <summary>What a gesture adds to a channel, frame by frame.</summary>
    private static float[] Differences(Gesture gesture, int seed, FaceChannel channel)
    {
        FaceTrack with = Track(Speech() with { Gestures = [new GestureCue(gesture, At * Segments.Rate / Frames)] }, seed);
        FaceTrack without = Track(Speech(), seed);
        return [.. Enumerable.Range(0, with.FrameCount).Select(frame => with[frame, channel] - without[frame, channel])];
    }

    private static FaceTrack Track(SpokenSegment segment, int seed) => FaceAnimator.Render(segment, seed, Frames);
}
