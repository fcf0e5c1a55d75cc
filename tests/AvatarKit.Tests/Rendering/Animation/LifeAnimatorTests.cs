using Xunit.Abstractions;

namespace AvatarKit.Tests;

public sealed class LifeAnimatorTests(ITestOutputHelper output)
{
    private static readonly FaceChannel[] Head = [FaceChannel.HeadYaw, FaceChannel.HeadPitch, FaceChannel.HeadRoll];
    private static readonly FaceChannel[] Brows =
        [FaceChannel.BrowDownLeft, FaceChannel.BrowDownRight, FaceChannel.BrowInnerUp, FaceChannel.BrowOuterUpLeft, FaceChannel.BrowOuterUpRight];

    [Fact]
    public void The_head_is_exactly_still_for_most_of_the_frames_and_moves_now_and_then()
    {
        (int idle, int idleFrames, int speaking, int speakingFrames, int brows) = (0, 0, 0, 0, 0);
        for (int seed = 0; seed < 20; seed++)
        {
            FaceTrack track = FaceTrackRenderer.RenderIdle(new RenderOptions { Seed = seed }, TimeSpan.Zero, 3_600);
            idle += Changes(track, Head);
            idleFrames += track.FrameCount - 1;
            FaceTrack spoken = FaceAnimator.Render(Talk(seed), seed, 60);
            speaking += Changes(spoken, Head);
            brows += Changes(spoken, Brows);
            speakingFrames += spoken.FrameCount - 1;
        }

        string measured =
            $"The head changes in {100.0 * idle / idleFrames:0.0} % of idle and {100.0 * speaking / speakingFrames:0.0} % of spoken frames, "
                + $"the brows in {100.0 * brows / speakingFrames:0.0} %.";
        output.WriteLine(measured);
        Assert.True(idle < 0.2 * idleFrames && idle > 0.03 * idleFrames, measured);
        Assert.True(speaking < 0.4 * speakingFrames && speaking > 0.05 * speakingFrames, measured);
        Assert.True(brows < 0.5 * speakingFrames, measured);
    }

    [Fact]
    public void Head_angles_come_in_tenths_of_a_degree()
    {
        FaceTrack track = FaceTrackRenderer.RenderIdle(new RenderOptions { Seed = 3 }, TimeSpan.Zero, 2_000);
        for (int frame = 0; frame < track.FrameCount; frame++)
        {
            foreach (FaceChannel channel in Head)
            {
                float tenths = track[frame, channel] * 10;
                Assert.Equal(MathF.Round(tenths), tenths, 0.001f);
            }
        }
    }

    [Fact]
    public void The_eyes_are_on_the_viewer_for_most_of_the_time_also_while_the_head_turns()
    {
        FaceTrack track = FaceTrackRenderer.RenderIdle(new RenderOptions { Seed = 5 }, TimeSpan.Zero, 6_000);

        int onViewer = Enumerable.Range(0, track.FrameCount).Count(frame => Math.Abs(
            track[frame, FaceChannel.EyeLookOutLeft] - track[frame, FaceChannel.EyeLookInLeft] + (track[frame, FaceChannel.HeadYaw] / 35)) < 0.03f);
        Assert.InRange(onViewer / (double)track.FrameCount, 0.6, 0.95);
    }

    [Fact]
    public void An_idle_face_goes_on_into_speech_and_out_of_it_again()
    {
        var options = new RenderOptions { Seed = 9, Mood = Mood.Neutral };
        SpokenSegment segment = Segments.Of((Viseme.Aa, 2_000));
        FaceTrack spoken = new FaceAnimator(options).Render(segment);
        FaceTrack before = FaceTrackRenderer.RenderIdle(options, TimeSpan.FromSeconds(-1), 61);
        FaceTrack after = FaceTrackRenderer.RenderIdle(options, TimeSpan.FromSeconds((spoken.FrameCount - 1) / 60.0), 60);

        Assert.Equal(before[60].ToArray(), spoken[0].ToArray());
        Assert.Equal(after[0].ToArray(), spoken[spoken.FrameCount - 1].ToArray());
    }

    [Fact]
    public void A_face_left_in_mid_word_eases_into_idle_motion()
    {
        var options = new RenderOptions { Seed = 9 };
        FaceTrack spoken = FaceAnimator.Render(Segments.Of((Viseme.Aa, 2_000)), 9, 60);

        FaceTrack idle = FaceTrackRenderer.RenderIdle(options, TimeSpan.FromSeconds(1), 120, spoken[60]);

        Assert.True(MouthMeasure.Aperture(idle[0]) > 0.4);
        Assert.All(MouthMeasure.Apertures(idle)[6..], static aperture => Assert.Equal(0, aperture));
        Assert.Equal(FaceTrackRenderer.RenderIdle(options, TimeSpan.FromSeconds(1), 120)[119].ToArray(), idle[119].ToArray());
    }

    [Fact]
    public void Who_thinks_blinks_less()
        => Assert.True(Blinks(Mood.Thoughtful) < 0.75 * Blinks(Mood.Neutral), $"{Blinks(Mood.Thoughtful)} against {Blinks(Mood.Neutral)} blinks.");

    private static int Blinks(Mood mood)
    {
        FaceTrack track = FaceTrackRenderer.RenderIdle(new RenderOptions { Seed = 2, Mood = mood }, TimeSpan.Zero, 60 * 300);
        return Enumerable.Range(1, track.FrameCount - 1)
            .Count(frame => track[frame, FaceChannel.EyeBlinkLeft] > 0.7f && track[frame - 1, FaceChannel.EyeBlinkLeft] <= 0.7f);
    }

    private static int Changes(FaceTrack track, FaceChannel[] channels)
        => Enumerable.Range(1, track.FrameCount - 1).Count(frame => channels.Any(channel => track[frame, channel] != track[frame - 1, channel]));

    /// <summary>A minute of words of different length, with a stressed one now and then.</summary>
    private static SpokenSegment Talk(int seed)
    {
        SpokenSegment segment = Segments.Of([.. Enumerable.Range(0, 400).Select(static i => ((Viseme)(1 + (i * 5 % 14)), 150))]);
        List<SpeechMark> words = [];
        long at = 6_400;
        for (int i = 0; at < segment.Visemes.Length - 16_000; i++)
        {
            long duration = (long)(Segments.Rate * (0.15 + (0.5 * Curves.Random(seed, 77, i))));
            words.Add(new SpeechMark(SpeechMarkKind.Word, at, duration, "word", PhoneAlphabet.None, 0, 4));
            at += duration + 400;
        }

        return segment with { Words = words };
    }
}
