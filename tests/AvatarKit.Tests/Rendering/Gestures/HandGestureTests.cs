namespace AvatarKit.Tests.Rendering.Gestures;

public sealed class HandGestureTests
{
    [Fact]
    public void A_wave_raises_the_right_hand_and_swings_it_from_side_to_side()
    {
        HandPose[] hands = Hands(Gesture.Wave);

        Assert.Equal(1, hands.Max(static hand => hand.Wave));
        Assert.Equal(1, hands.Max(static hand => hand.Swing), 0.02);
        Assert.Equal(-1, hands.Min(static hand => hand.Swing), 0.02);
        Assert.All(hands, static hand => Assert.Equal((0, 0, 0), (hand.Palm, hand.Count, hand.Fingers)));
    }

    [Fact]
    public void Palms_are_held_out_and_taken_back()
    {
        HandPose[] hands = Hands(Gesture.Palm);

        Assert.Equal(1, hands.Max(static hand => hand.Palm));
        Assert.Equal(default, hands[^1]);
        Assert.All(hands, static hand => Assert.Equal((0, 0), (hand.Wave, hand.Count)));
    }

    [Fact]
    public void Who_counts_has_one_two_and_three_fingers_out()
    {
        HandPose[] hands = Hands(Gesture.Count);
        float[] held = [.. hands.Where(static (hand, i) => i > 0 && hand.Count == 1).Select(static hand => hand.Fingers)];

        foreach (float fingers in (ReadOnlySpan<float>)[1, 2, 3])
        {
            // Long enough to be seen.
            Assert.True(held.Count(value => Math.Abs(value - fingers) < 0.01f) > 15, $"{fingers}");
        }

        Assert.Equal(3, hands.Max(static hand => hand.Fingers));
    }

    /// <summary>A raised hand is some 900 units of the drawing from where it hangs: 700 pixels at 1080 rows.</summary>
    [Theory]
    [InlineData(Gesture.Wave)]
    [InlineData(Gesture.Palm)]
    [InlineData(Gesture.Count)]
    public void Hands_move_without_a_jump(Gesture gesture)
    {
        HandPose[] hands = Hands(gesture);
        for (int i = 2; i < hands.Length; i++)
        {
            Assert.InRange(Math.Abs(Jerk(hands, i, static hand => hand.Wave + hand.Palm + hand.Count)), 0, 0.006);
            Assert.InRange(Math.Abs(Jerk(hands, i, static hand => hand.Swing)), 0, 0.05);
            Assert.InRange(Math.Abs(Jerk(hands, i, static hand => hand.Fingers)), 0, 0.06);
        }
    }

    [Theory]
    [InlineData(Gesture.Nod)]
    [InlineData(Gesture.Shrug)]
    [InlineData(Gesture.BrowFlash)]
    public void Other_gestures_leave_the_hands_alone(Gesture gesture) => Assert.All(Hands(gesture), static hand => Assert.Equal(default, hand));

    [Fact]
    public void Hands_come_down_with_the_answers_last_word()
    {
        SpokenSegment speech = Segments.Of((Viseme.Aa, 1_500)) with { IsLast = true, Gestures = [new GestureCue(Gesture.Wave, 0)] };
        FaceMotion motion = new FaceAnimator(new RenderOptions { Seed = 3 }).Begin(speech);
        double end = speech.Visemes.Length / (double)speech.Visemes.SampleRate;

        Assert.True(motion.SampleBody(0.8).Hands.Wave > 0.99f);
        Assert.Equal(default, motion.SampleBody(end).Hands);
    }

    [Fact]
    public void Two_gestures_at_once_stay_within_what_hands_can_do()
    {
        var pose = new float[FaceTrack.ChannelCount];
        BodyPose body = FacePose.AddGesture(Gesture.Count, 2.5, pose);
        body = FacePose.AddGesture(Gesture.Count, 2.5, pose, body);

        Assert.Equal(1, body.Hands.Count);
        Assert.Equal(5, body.Hands.Fingers);
    }

    private static double Jerk(HandPose[] hands, int at, Func<HandPose, float> of) => of(hands[at]) - (2 * of(hands[at - 1])) + of(hands[at - 2]);

    private static HandPose[] Hands(Gesture gesture)
    {
        FaceMotion motion = new FaceAnimator(new RenderOptions { Seed = 4 }).Begin(
            Segments.Of((Viseme.Aa, 5_000)) with { Gestures = [new GestureCue(gesture, 0)] });
        return [.. Enumerable.Range(0, 240).Select(frame => motion.SampleBody(frame / 60.0).Hands)];
    }
}
