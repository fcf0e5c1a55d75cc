namespace AvatarKit.EndToEnd.Tests;

/// <summary>The page makes the gestures that face tracks have, and those that it is asked for.</summary>
public sealed class PlayerGestureTests(Chromium chromium, PlayerServer server) : IClassFixture<Chromium>, IClassFixture<PlayerServer>
{
    [ChromiumFact]
    public async Task Gestures_are_those_of_face_tracks()
    {
        Dictionary<string, float[][]> found = await server.PlayAsync<Dictionary<string, float[][]>>(chromium.Browser, "life.gestures");

        Assert.Equal(Enum.GetNames<Gesture>().Order(StringComparer.Ordinal), found.Keys.Select(static name
            => char.ToUpperInvariant(name[0]) + name[1..]).Order(StringComparer.Ordinal));
        foreach ((string name, float[][] moments) in found)
        {
            Gesture gesture = Enum.Parse<Gesture>(name, ignoreCase: true);
            for (int i = 0; i < moments.Length; i++)
            {
                var pose = new float[FaceTrack.ChannelCount];
                BodyPose body = FacePose.AddGesture(gesture, i / 20.0, pose);
                HandPose hands = body.Hands;
                float[] below = [body.Shrug, hands.Wave, hands.Swing, hands.Palm, hands.Count, hands.Fingers];
                Assert.All(below.Zip(moments[i][FaceTrack.ChannelCount..]), static part => Assert.Equal(part.First, part.Second, 0.001f));
                for (int channel = 0; channel < FaceTrack.ChannelCount; channel++)
                {
                    // Where the eyes go with the head is asked for below.
                    if (channel is < (int)FaceChannel.EyeLookDownLeft or > (int)FaceChannel.EyeLookUpRight)
                    {
                        Assert.True(Math.Abs(pose[channel] - moments[i][channel]) < 0.001f, $"{name}, {(FaceChannel)channel}, {i * 50} ms");
                    }
                }
            }
        }
    }

    [ChromiumFact]
    public async Task A_gesture_that_a_page_asks_for_is_made_once_and_not_where_nothing_may_move()
    {
        Made found = await server.PlayAsync<Made>(chromium.Browser, "life.madeGestures");

        Assert.InRange(found.Nod, 4.8, 5.1);
        Assert.True(found.After < 0.001, $"{found.After}");
        Assert.True(found.Jump < 0.13, $"{found.Jump}");
        Assert.InRange(found.Shrug, 0.95, 1);
        Assert.True(found.Gaze < 0.001, $"{found.Gaze}");
        Assert.Equal(0, found.Still);
        Assert.False(found.Unknown);
    }

    [ChromiumFact]
    public async Task A_shrug_in_what_is_said_raises_the_shoulders_with_its_word()
    {
        double[] raised = await server.PlayAsync<double[]>(chromium.Browser, "life.saidShrug");

        Assert.Equal(0, raised[0]);
        Assert.Equal(0, raised[1]);
        Assert.Equal(1, raised[2], 0.001);
        Assert.Equal(1, raised[3], 0.1);
        Assert.Equal(0, raised[4]);
    }

    [ChromiumFact]
    public async Task A_wave_in_what_is_said_raises_the_hand_and_it_comes_down_where_the_speech_breaks_off()
    {
        double[] raised = await server.PlayAsync<double[]>(chromium.Browser, "life.saidWave");

        Assert.Equal(0, raised[60]);
        Assert.Equal(1, raised[99], 0.01);
        Assert.Equal(0, raised[^1]);
        Assert.All(raised.Zip(raised.Skip(1)), static pair => Assert.InRange(pair.Second - pair.First, -0.07, 0.07));
    }

    [ChromiumFact]
    public async Task A_player_loads_gestures_when_they_are_wanted_and_shrugs_with_the_sound()
    {
        Shrugging found = await server.PlayAsync<Shrugging>(chromium.Browser, "life.shrugging");

        Assert.Equal([true, false], found.Known);
        Assert.Equal(0, found.Before);
        Assert.InRange(found.High, 0.9, 1);
        Assert.True(found.After < 0.05, $"{found.After}");
    }

    private sealed class Shrugging
    {
        public bool[] Known { get; set; } = [];

        public double Before { get; set; }

        public double High { get; set; }

        public double After { get; set; }
    }

    private sealed class Made
    {
        public double Nod { get; set; }

        public double After { get; set; }

        public double Jump { get; set; }

        public double Shrug { get; set; }

        public double Gaze { get; set; }

        public double Still { get; set; }

        public bool Unknown { get; set; }
    }
}
