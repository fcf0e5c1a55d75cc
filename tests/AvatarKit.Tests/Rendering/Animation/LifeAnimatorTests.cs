using Xunit.Abstractions;

namespace AvatarKit.Tests;

public sealed class LifeAnimatorTests(ITestOutputHelper output)
{
    [Fact]
    public void The_head_of_who_speaks_is_never_still_and_never_jumps()
    {
        int still = 0;
        int frames = 0;
        double fastest = 0;
        for (int seed = 0; seed < 20; seed++)
        {
            FaceTrack track = FaceAnimator.Render(Talk(seed), seed, 60);
            for (int frame = 61; frame < track.FrameCount; frame++)
            {
                double step = Nose(track, frame, frame - 1);
                still += step < 0.05 ? 1 : 0;
                frames++;
                fastest = Math.Max(fastest, Math.Abs(step - Nose(track, frame - 1, frame - 2)));
            }
        }

        string measured = $"The nose rests in {100.0 * still / frames:0.0} % of the frames; its step changes by {fastest:0.00} px at most.";
        output.WriteLine(measured);
        Assert.True(still < 0.06 * frames, measured);
        Assert.True(fastest < 0.6, measured);
    }

    [Fact]
    public void Who_does_not_speak_keeps_calmer_and_is_not_still_either()
    {
        FaceTrack idle = FaceTrackRenderer.RenderIdle(new RenderOptions { Seed = 4 }, TimeSpan.Zero, 6_000);
        FaceTrack spoken = FaceAnimator.Render(Talk(4), 4, 60);

        double calm = Enumerable.Range(1, 3_000).Average(frame => Nose(idle, frame, frame - 1));
        double lively = Enumerable.Range(1, 3_000).Average(frame => Nose(spoken, frame, frame - 1));
        Assert.InRange(calm, 0.03, 0.7 * lively);
    }

    [Fact]
    public void Motion_does_not_repeat()
    {
        float[] yaw = Values(FaceTrackRenderer.RenderIdle(new RenderOptions { Seed = 3 }, TimeSpan.Zero, 7_200), FaceChannel.HeadYaw);
        double mean = yaw.Average();
        double variance = yaw.Average(value => (value - mean) * (value - mean));
        for (int lag = 300; lag < 3_600; lag += 10)
        {
            double together = Enumerable.Range(0, yaw.Length - lag).Average(at => (yaw[at] - mean) * (yaw[at + lag] - mean));
            Assert.True(together < 0.6 * variance, $"After {lag / 60.0:0.0} s the head does the same again: {together / variance:0.00}.");
        }
    }

    [Fact]
    public void Phrases_end_with_a_blink_now_and_then()
    {
        (Viseme, int)[] speech = [.. Enumerable.Range(0, 120).Select(static i => (i % 3 == 2 ? Viseme.Sil : Viseme.Aa, i % 3 == 2 ? 300 : 250))];
        SpokenSegment segment = Segments.Of(speech);
        (int atEnds, int ends) = (0, 0);
        for (int seed = 0; seed < 8; seed++)
        {
            FaceTrack track = FaceAnimator.Render(segment, seed, 60);
            foreach (VisemeSpan pause in segment.Visemes.Spans.Where(static span => span.Viseme == Viseme.Sil && span.Start > 0))
            {
                int frame = (int)Math.Ceiling(pause.Start * 60.0 / Segments.Rate);
                ends++;
                atEnds += Enumerable.Range(frame, 9).Any(at => at < track.FrameCount && track[at, FaceChannel.EyeBlinkLeft] > 0.9f) ? 1 : 0;
            }
        }

        Assert.InRange(atEnds, 0.35 * ends, 0.75 * ends);
    }

    [Fact]
    public void Lungs_fill_before_a_sentence_and_empty_while_it_is_said()
    {
        FaceMotion motion = new FaceAnimator(new RenderOptions { Seed = 2 }).Begin(Segments.Of((Viseme.Aa, 5_000)));

        Assert.True(motion.SampleBody(0.5).Breath > 0.6f);
        float before = motion.SampleBody(0.5).Breath;
        for (double time = 0.75; time < 5; time += 0.25)
        {
            Assert.True(motion.SampleBody(time).Breath < before);
            before = motion.SampleBody(time).Breath;
        }
    }

    [Fact]
    public void A_body_moves_without_jumps_from_sentence_to_sentence()
    {
        var animator = new FaceAnimator(new RenderOptions { Seed = 6 });
        BodyPose? before = null;
        TimeSpan offset = TimeSpan.Zero;
        for (int i = 0; i < 6; i++)
        {
            SpokenSegment segment = Segments.Of(offset, i, 200, (Viseme.Aa, 900 + (300 * i))) with { Sentence = i, IsLast = i == 5 };
            FaceMotion motion = animator.Begin(segment);
            double seconds = segment.Visemes.Length / (double)Segments.Rate;
            for (double time = 0; time < seconds; time += 1 / 60.0)
            {
                BodyPose body = motion.SampleBody(time);
                Assert.InRange(body.Breath, -1, 1);
                Assert.True(before is null || Math.Abs(body.Breath - before.Value.Breath) < 0.12, $"{before} to {body}");
                Assert.True(before is null || Math.Abs(body.Sway - before.Value.Sway) < 0.06, $"{before} to {body}");
                before = body;
            }

            offset += TimeSpan.FromSeconds(seconds);
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
        SpokenSegment segment = Segments.Of((Viseme.Aa, 2_000)) with { IsLast = true };
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

    /// <summary>How far the nose of a character goes between two frames, in pixels of 1080 rows: it stands 144 units before the head's middle
    /// and 225 above what it tilts about.</summary>
    private static double Nose(FaceTrack track, int frame, int before)
    {
        const double turn = 144 * 1.2 * 1.15 * Math.PI / 180;
        const double tilt = 225 * 1.2 * Math.PI / 180;
        double Change(FaceChannel channel) => track[frame, channel] - track[before, channel];
        return double.Hypot(
            (turn * Change(FaceChannel.HeadYaw)) + (tilt * Change(FaceChannel.HeadRoll)), turn * Change(FaceChannel.HeadPitch));
    }

    private static float[] Values(FaceTrack track, FaceChannel channel)
        => [.. Enumerable.Range(0, track.FrameCount).Select(frame => track[frame, channel])];

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
