using System.Globalization;
using System.Text;
using CsCheck;
using Snapshooter.Xunit;

namespace AvatarKit.Tests;

public sealed class FaceAnimatorTests
{
    private static readonly Gen<(Viseme, int)[]> AnySpeech =
        Gen.Select(Gen.Int[0, (int)Viseme.U].Select(static i => (Viseme)i), Gen.Int[50, 220]).Array[1, 24];

    [Theory]
    [InlineData(24)]
    [InlineData(30)]
    [InlineData(60)]
    [InlineData(120)]
    public void Lips_are_sealed_at_the_middle_of_every_bilabial_and_at_the_frame_nearest_to_it(int frameRate)
        => AnySpeech.Check(speech =>
        {
            SpokenSegment segment = Segments.Of(speech);
            FaceMotion animator = Animator(segment, 1);
            var pose = new float[FaceTrack.ChannelCount];
            foreach (VisemeSpan span in segment.Visemes.Spans.Where(static span => span.Viseme == Viseme.PP))
            {
                double middle = (span.Start + (span.Duration / 2.0)) / Segments.Rate;
                animator.Sample(middle, pose);
                Assert.InRange(Segments.Opening(pose), 0, 0.005f);
                animator.SampleFrame(Math.Round(middle * frameRate) / frameRate, frameRate, pose);
                Assert.InRange(Segments.Opening(pose), 0, 0.005f);
            }
        }, cases: 200);

    [Fact]
    public void A_bilabial_between_open_vowels_shuts_though_the_jaw_stays_down()
    {
        float[] pose = PoseAt(Segments.Of((Viseme.Aa, 200), (Viseme.PP, 60), (Viseme.Aa, 200)), 0.63);

        Assert.Equal(0, Segments.Opening(pose), 0.005);
        Assert.True(pose[(int)FaceChannel.JawOpen] > 0.1f);
        Assert.True(pose[(int)FaceChannel.MouthPressLeft] > 0.4f);
    }

    [Fact]
    public void For_f_the_lower_lip_is_at_the_upper_teeth()
    {
        float[] pose = PoseAt(Segments.Of((Viseme.Aa, 150), (Viseme.FF, 80), (Viseme.Aa, 150)), 0.59);

        Assert.True(pose[(int)FaceChannel.MouthRollLower] > 0.5f);
        Assert.True(pose[(int)FaceChannel.MouthUpperUpLeft] > 0.3f);
        Assert.True(pose[(int)FaceChannel.JawOpen] < 0.1f);
    }

    [Fact]
    public void Rounding_spreads_over_consonants_that_leave_the_lips_free()
    {
        float near = PoseAt(Segments.Of((Viseme.DD, 80), (Viseme.U, 160)), 0.44)[(int)FaceChannel.MouthPucker];
        float none = PoseAt(Segments.Of((Viseme.DD, 80), (Viseme.I, 160)), 0.44)[(int)FaceChannel.MouthPucker];

        Assert.True(near > 0.2f, $"The pucker before u is {near}.");
        Assert.True(none < 0.05f, $"The pucker before i is {none}.");
    }

    [Fact]
    public void A_short_vowel_yields()
    {
        float full = PoseAt(Segments.Of((Viseme.DD, 80), (Viseme.Aa, 200), (Viseme.DD, 80)), 0.58)[(int)FaceChannel.JawOpen];
        float brief = PoseAt(Segments.Of((Viseme.DD, 80), (Viseme.Aa, 50), (Viseme.DD, 80)), 0.505)[(int)FaceChannel.JawOpen];

        Assert.True(full > 0.5f, $"A long vowel opens the jaw by {full}.");
        Assert.True(brief < full - 0.1f, $"A short vowel opens the jaw by {brief}.");
    }

    [Fact]
    public void A_soft_vowel_opens_less_than_a_loud_one()
    {
        SpokenSegment segment = Segments.Of((Viseme.Aa, 300), (Viseme.Sil, 300), (Viseme.Aa, 300));
        var audio = new byte[segment.Audio.Length];
        for (int i = 0; i < audio.Length / 2; i++)
        {
            short level = (short)((i % 100 < 50 ? 1 : -1) * (i < audio.Length / 4 ? 9000 : 900));
            BitConverter.TryWriteBytes(audio.AsSpan(i * 2), level);
        }

        segment = segment with { Audio = audio };
        Assert.True(PoseAt(segment, 0.55)[(int)FaceChannel.JawOpen] > PoseAt(segment, 1.15)[(int)FaceChannel.JawOpen] + 0.08f);
    }

    [Fact]
    public void The_mouth_is_shut_150_ms_after_the_last_sound_and_at_the_end()
        => AnySpeech.Check(static speech =>
        {
            foreach (int rest in new[] { 0, 40, 400 })
            {
                SpokenSegment segment = Segments.Of(TimeSpan.Zero, 0, rest, speech);
                FaceTrack track = FaceAnimator.Render(segment, 3, 60);
                double last = segment.Visemes.Spans.Where(static span => span.Viseme != Viseme.Sil)
                    .Select(static span => span.End / (double)Segments.Rate).DefaultIfEmpty(0).Max();
                for (int frame = 0; frame < track.FrameCount; frame++)
                {
                    if (frame == track.FrameCount - 1 || frame / 60.0 > last + 0.15)
                    {
                        foreach (FaceChannel channel in VisemePoses.Channels)
                        {
                            Assert.Equal(0, track[frame, channel], 0.002f);
                        }
                    }
                }
            }
        }, cases: 100);

    [Fact]
    public void Poses_stay_within_their_ranges_and_do_not_jump()
        => Gen.Select(AnySpeech, Gen.Int).Check(static (speech, seed) =>
        {
            FaceTrack track = FaceAnimator.Render(Segments.Of(speech), seed, 60);
            for (int frame = 0; frame < track.FrameCount; frame++)
            {
                for (int channel = 0; channel < FaceTrack.ChannelCount; channel++)
                {
                    float value = track[frame][channel];
                    Assert.InRange(value, channel < (int)FaceChannel.HeadYaw ? 0 : -15, channel < (int)FaceChannel.HeadYaw ? 1 : 15);
                    Assert.True(frame == 0 || Math.Abs(value - track[frame - 1][channel]) < (channel < (int)FaceChannel.HeadYaw ? 0.6f : 0.75f),
                        $"{(FaceChannel)channel} jumps at frame {frame}.");
                }
            }
        }, cases: 100);

    [Fact]
    public void The_same_seed_gives_the_same_frames_and_another_seed_does_not()
    {
        SpokenSegment segment = Segments.Of((Viseme.PP, 80), (Viseme.Aa, 900), (Viseme.PP, 80), (Viseme.Aa, 2900));

        float[] once = Values(FaceAnimator.Render(segment, 5, 60));
        Assert.Equal(once, Values(FaceAnimator.Render(segment, 5, 60)));
        Assert.NotEqual(once, Values(FaceAnimator.Render(segment, 6, 60)));
    }

    [Fact]
    public void What_does_not_depend_on_speech_goes_on_from_segment_to_segment()
    {
        SpokenSegment first = Segments.Of((Viseme.Aa, 1000));
        SpokenSegment second = Segments.Of(first.Format.ToTime(first.Visemes.Length), 1, 400, (Viseme.O, 1000));
        var turn = new FaceAnimator(new RenderOptions { Seed = 9, FrameRate = 60 });
        FaceTrack before = turn.Render(first);
        FaceMotion animator = turn.Begin(second);
        var pose = new float[FaceTrack.ChannelCount];

        // The first track's last frame lies at its end: where the second begins.
        animator.Sample((before.FrameCount - 1) / 60.0 - (first.Visemes.Length / (double)Segments.Rate), pose);
        for (int channel = 0; channel < FaceTrack.ChannelCount; channel++)
        {
            Assert.Equal(before[before.FrameCount - 1][channel], pose[channel], 0.001f);
        }
    }

    [Fact]
    public void The_eyes_blink_every_few_seconds()
    {
        FaceTrack track = FaceAnimator.Render(Segments.Of((Viseme.Aa, 60_000)), 2, 60);

        int blinks = Enumerable.Range(1, track.FrameCount - 1)
            .Count(frame => track[frame, FaceChannel.EyeBlinkLeft] > 0.9f && track[frame - 1, FaceChannel.EyeBlinkLeft] <= 0.9f);
        Assert.InRange(blinks, 12, 26);
    }

    [Fact]
    public void A_sentence_begins_and_a_question_ends_with_raised_brows()
    {
        SpokenSegment segment = Segments.Of((Viseme.Aa, 2000));
        Assert.True(PoseAt(segment, 0.55)[(int)FaceChannel.BrowInnerUp] > 0.2f);
        Assert.True(PoseAt(segment, 2.3)[(int)FaceChannel.BrowInnerUp] > 0.2f);
        Assert.True(PoseAt(segment with { Caption = "Mama." }, 2.3)[(int)FaceChannel.BrowInnerUp] < 0.05f);
    }

    [Fact]
    public void Sampling_allocates_nothing()
    {
        FaceMotion animator = Animator(Segments.Of((Viseme.PP, 80), (Viseme.Aa, 200), (Viseme.FF, 80), (Viseme.O, 200)), 1);
        var pose = new float[FaceTrack.ChannelCount];
        animator.Sample(0.5, pose);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int frame = 0; frame < 200; frame++)
        {
            animator.Sample(frame / 60.0, pose);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Every_viseme_looks_as_it_did()
    {
        var text = new StringBuilder();
        foreach (Viseme viseme in Enum.GetValues<Viseme>())
        {
            float[] pose = PoseAt(Segments.Of((viseme, 300)), 0.55);
            text.Append(viseme).Append(':');
            foreach (FaceChannel channel in VisemePoses.Channels.Where(channel => pose[(int)channel] > 0.005f))
            {
                text.Append(CultureInfo.InvariantCulture, $" {channel} {pose[(int)channel]:0.00}");
            }

            text.Append('\n');
        }

        Snapshot.Match(text.ToString());
    }

    private static float[] PoseAt(SpokenSegment segment, double time)
    {
        var pose = new float[FaceTrack.ChannelCount];
        Animator(segment, 1).Sample(time, pose);
        return pose;
    }

    private static FaceMotion Animator(SpokenSegment segment, int seed)
        => new FaceAnimator(new RenderOptions { Seed = seed, Mood = Mood.Neutral }).Begin(segment);

    private static float[] Values(FaceTrack track) => [.. Enumerable.Range(0, track.FrameCount).SelectMany(frame => track[frame].ToArray())];
}
