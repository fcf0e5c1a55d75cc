namespace AvatarKit.Tests;

public sealed class MouthSpeedTests
{
    private const double Rounding = 0.01;

    [Fact]
    public void Jaw_and_lips_are_no_faster_than_peoples_and_the_lips_meet_all_the_same()
        => SpokenTracks.Sentence.Check(static segment =>
        {
            FaceTrack track = Render(segment, 240);
            for (int frame = 1; frame < track.FrameCount; frame++)
            {
                double jaw = Math.Abs(Jaw(track, frame) - Jaw(track, frame - 1)) * 240;
                double lips = Math.Abs(Gap(track, frame) - Gap(track, frame - 1)) * 240;
                Assert.True(jaw < MouthSpeed.Jaw * (1 + Rounding), $"The jaw goes at {jaw} a second at {frame / 240.0} s.");
                Assert.True(lips < MouthSpeed.Lips * 1.03, $"The lips go at {lips} a second at {frame / 240.0} s.");
            }

            foreach (VisemeSpan span in segment.Visemes.Spans.Where(static span => span.Viseme == Viseme.PP))
            {
                double from = (span.Start / (double)Segments.Rate) + 0.012;
                double to = (span.End / (double)Segments.Rate) - 0.012;
                for (int frame = (int)Math.Ceiling(from * 240); frame <= to * 240; frame++)
                {
                    Assert.Equal(0, MouthMeasure.Aperture(track[frame]));
                }
            }
        }, cases: 150);

    [Fact]
    public void An_opening_jaw_that_closes_again_turns_round_over_some_steps()
        => SpokenTracks.Sentence.Check(static segment =>
        {
            FaceTrack track = Render(segment, 200);
            for (int frame = 2; frame < track.FrameCount; frame++)
            {
                double turn = ((2 * Jaw(track, frame - 1)) - Jaw(track, frame) - Jaw(track, frame - 2)) * 200;
                Assert.True(turn < 0.75 * MouthSpeed.Jaw, $"Its speed changes by {turn} a second within 5 ms at {frame / 200.0} s.");
            }
        }, cases: 150);

    [Fact]
    public void A_mouth_is_not_wide_open_two_pictures_after_it_was_shut_nor_the_other_way_round()
    {
        FaceTrack track = Render(Segments.Of((Viseme.PP, 90), (Viseme.Aa, 320), (Viseme.PP, 90), (Viseme.Aa, 120), (Viseme.PP, 90)), 60);
        double[] apertures = MouthMeasure.Apertures(track);
        double widest = apertures.Max();

        Assert.True(widest > 0.45, $"{widest}");
        for (int frame = 2; frame < apertures.Length; frame++)
        {
            Assert.InRange(Math.Abs(apertures[frame] - apertures[frame - 2]), 0, 0.62 * widest);
        }
    }

    [Fact]
    public void A_vowel_that_lasts_is_opened_for_as_far_as_ever_and_a_short_one_less_far()
    {
        float held = Widest(600);

        Assert.InRange(held, 0.59f, 0.65f);
        Assert.InRange(Widest(60), 0.15f, 0.6f * held);

        static float Widest(int milliseconds)
        {
            FaceTrack track = Render(Segments.Of((Viseme.SS, 90), (Viseme.Aa, milliseconds), (Viseme.SS, 90)), 60);
            return Enumerable.Range(0, track.FrameCount).Max(frame => track[frame, FaceChannel.JawOpen]);
        }
    }

    [Fact]
    public void Nothing_opens_further_than_was_asked_for_and_what_rests_still_rests()
    {
        float[] jaw = [0, 0, 0, 0.6f, 0.6f, 0.1f, 0.6f, 0.6f, 0.6f, 0.6f, 0.6f, 0.6f, 0.6f, 0.6f, 0, 0];
        float[] asked = [.. jaw];
        float[] seal = new float[jaw.Length];
        seal[8] = 1;

        MouthSpeed.Bound(jaw, seal, new float[3 * jaw.Length], 0);

        Assert.All(Enumerable.Range(0, jaw.Length), i => Assert.InRange(jaw[i], 0, asked[i]));
        Assert.Equal(0, jaw[2]);
        Assert.Equal(0, jaw[14]);
        Assert.Equal(1, seal[8]);
    }

    [Fact]
    public void What_was_shown_stays_and_the_jaw_goes_on_from_there()
    {
        float[] jaw = [0.5f, 0.52f, 0.54f, 0.56f, 0, 0, 0, 0, 0, 0, 0, 0];
        float[] seal = new float[jaw.Length];

        MouthSpeed.Bound(jaw, seal, new float[3 * jaw.Length], 4);

        Assert.Equal([0.5f, 0.52f, 0.54f, 0.56f], jaw[..4]);
        Assert.Equal(0.56f - (MouthSpeed.Jaw * 0.005f), jaw[4], 1e-5f);
        Assert.Equal(0, seal[..4].Sum());
    }

    private static FaceTrack Render(SpokenSegment segment, int frameRate)
        => new FaceAnimator(new RenderOptions { Seed = 1, FrameRate = frameRate, Mood = Mood.Neutral }).Render(segment);

    private static double Jaw(FaceTrack track, int frame) => track[frame, FaceChannel.JawOpen];

    private static double Gap(FaceTrack track, int frame) => Math.Max(0, Jaw(track, frame) - track[frame, FaceChannel.MouthClose]);
}
