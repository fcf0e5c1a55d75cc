using CsCheck;
using Xunit.Abstractions;

namespace AvatarKit.Tests;

public sealed class MouthAnimatorTests(ITestOutputHelper output)
{
    private static readonly Gen<(SpokenSegment Segment, int FrameRate)> AnySpeech =
        Gen.Select(SpokenTracks.Sentence, SpokenTracks.One(1, 5, 12, 24, 25, 30, 48, 50, 60, 90, 120, 240));

    [Theory]
    [InlineData(25, 0.034, 0.0175)]
    [InlineData(30, 0.03, 0.0165)]
    [InlineData(60, 0.02, 0.01)]
    [InlineData(120, 0.016, 0.008)]
    public void Closures_and_onsets_are_in_time_with_their_sounds(int frameRate, double most, double median)
    {
        List<double> closures = [];
        List<double> onsets = [];
        SpokenTracks.Sentence.Check(segment =>
        {
            FaceTrack track = FaceAnimator.Render(segment, 1, frameRate);
            closures.AddRange(MouthMeasure.ClosureDeviations(segment.Visemes, track));
            onsets.AddRange(MouthMeasure.OnsetDeviations(segment.Visemes, track));
        }, cases: 150);

        string measured =
            $"{closures.Count} closures: median {1000 * MouthMeasure.Percentile(closures, 0.5):0.0} ms, "
                + $"p95 {1000 * MouthMeasure.Percentile(closures, 0.95):0.0} ms; "
            + $"{onsets.Count} onsets: median {1000 * MouthMeasure.Percentile(onsets, 0.5):0.0} ms, "
            + $"p95 {1000 * MouthMeasure.Percentile(onsets, 0.95):0.0} ms, earliest {1000 * onsets.Min():0.0} ms.";
        output.WriteLine(measured);
        Assert.True(closures.Count > 300 && onsets.Count > 300, measured);
        Assert.True(MouthMeasure.Percentile(closures, 0.95) < most && MouthMeasure.Percentile(onsets, 0.95) < most, measured);
        Assert.True(MouthMeasure.Percentile(closures, 0.5) < median && MouthMeasure.Percentile(onsets, 0.5) < median, measured);
        Assert.True(onsets.Min() > -0.017, measured);
    }

    [Theory]
    [InlineData(Viseme.Nn)]
    [InlineData(Viseme.RR)]
    [InlineData(Viseme.U)]
    [InlineData(Viseme.SS)]
    [InlineData(Viseme.DD)]
    [InlineData(Viseme.Kk)]
    [InlineData(Viseme.CH)]
    [InlineData(Viseme.FF)]
    [InlineData(Viseme.I)]
    public void A_first_sound_that_opens_the_lips_little_parts_them_at_once_however_short_it_is(Viseme first)
    {
        // What comes behind it would rather have them shut.
        SpokenSegment segment = Segments.Of((first, 40), (Viseme.PP, 80), (Viseme.Aa, 150));
        FaceTrack track = FaceAnimator.Render(segment, 1, 60);
        double[] apertures = MouthMeasure.Apertures(track);

        Assert.Equal(0, apertures[22]);
        double widest = apertures[24..28].Max();
        Assert.True(widest > 0.055, $"Open by {widest} of the widest.");
        Assert.True(apertures[25] > 0.035, $"Open by {apertures[25]} of the widest 17 ms after the sound.");
    }

    [Theory]
    [InlineData(Viseme.U)]
    [InlineData(Viseme.RR)]
    [InlineData(Viseme.Aa)]
    public void Lips_that_met_first_part_with_the_sound_behind_them(Viseme second)
    {
        SpokenSegment segment = Segments.Of((Viseme.PP, 100), (second, 60), (Viseme.FF, 80), (Viseme.E, 100));
        double[] apertures = MouthMeasure.Apertures(FaceAnimator.Render(segment, 1, 60));

        Assert.All(apertures[25..29], static aperture => Assert.Equal(0, aperture));
        Assert.True(apertures[31] > 0.05, $"Open by {apertures[31]} of the widest 17 ms after the sound.");
    }

    [Theory]
    [InlineData(125)]
    [InlineData(140)]
    [InlineData(300)]
    public void In_a_pause_the_mouth_shuts_and_waits_for_the_next_sound(int pause)
    {
        SpokenSegment segment = Segments.Of((Viseme.Aa, 200), (Viseme.Sil, pause), (Viseme.Aa, 200));
        double next = 0.6 + (pause / 1000.0);
        double[] apertures = MouthMeasure.Apertures(FaceAnimator.Render(segment, 1, 120));

        Assert.Equal(0, apertures[(int)Math.Floor((next - 0.016) * 120)]);
        Assert.True(apertures[(int)Math.Ceiling((next + 0.017) * 120)] > 0.1);
    }

    [Fact]
    public void The_lips_are_shut_at_every_frame_in_the_sealed_part_of_a_bilabial_and_at_one_of_each_at_any_rate()
        => AnySpeech.Check(static (segment, frameRate) =>
        {
            FaceTrack track = FaceAnimator.Render(segment, 1, frameRate);
            foreach (VisemeSpan span in segment.Visemes.Spans.Where(static span => span.Viseme == Viseme.PP))
            {
                double from = (span.Start / (double)Segments.Rate) + 0.012;
                double to = (span.End / (double)Segments.Rate) - 0.012;
                int nearest = (int)Math.Round((from + to) / 2 * frameRate);
                int last = (int)Math.Floor(to * frameRate);
                for (int frame = (int)Math.Ceiling(from * frameRate); frame <= last; frame++)
                {
                    Assert.True(MouthMeasure.Aperture(track[frame]) == 0,
                        $"Open by {MouthMeasure.Aperture(track[frame])} at frame {frame} of {frameRate} per second.");
                }

                Assert.True(MouthMeasure.Aperture(track[nearest]) == 0,
                    $"Open by {MouthMeasure.Aperture(track[nearest])} at the nearest frame, {nearest} of {frameRate} per second.");
            }
        }, cases: 400);

    [Theory]
    [InlineData(24)]
    [InlineData(30)]
    [InlineData(60)]
    public void A_bilabial_of_a_few_milliseconds_still_has_a_shut_frame(int frameRate)
    {
        for (int shift = 0; shift < 40; shift++)
        {
            SpokenSegment segment = Segments.Of((Viseme.Aa, 200 + shift), (Viseme.PP, 8), (Viseme.Aa, 200));
            FaceTrack track = FaceAnimator.Render(segment, 1, frameRate);

            double[] apertures = MouthMeasure.Apertures(track);
            int middle = (int)Math.Round((0.604 + (shift / 1000.0)) * frameRate);
            Assert.Equal(0, apertures[middle]);
            Assert.True(frameRate < 60 || apertures[(middle - 2)..(middle + 3)].Count(static aperture => aperture == 0) >= 2);
        }
    }

    [Fact]
    public void The_mouth_is_shut_150_ms_after_every_last_sound_before_a_pause()
        => AnySpeech.Check(static (segment, frameRate) =>
        {
            FaceTrack track = FaceAnimator.Render(segment, 1, frameRate);
            double end = 0;
            foreach (VisemeSpan span in segment.Visemes.Spans.Where(static span => span.Viseme != Viseme.Sil)
                .Append(new VisemeSpan(Viseme.Aa, segment.Visemes.Length + Segments.Rate, 1)))
            {
                double start = Math.Min(span.Start, segment.Visemes.Length) / (double)Segments.Rate;
                for (int frame = (int)Math.Ceiling((end + 0.15) * frameRate);
                    frame < (start - 0.017) * frameRate && frame < track.FrameCount; frame++)
                {
                    Assert.True(MouthMeasure.Aperture(track[frame]) <= MouthMeasure.Visible,
                        $"Open by {MouthMeasure.Aperture(track[frame])}, {(frame / (double)frameRate) - end} s after a sound.");
                }

                end = span.End / (double)Segments.Rate;
            }
        }, cases: 300);

    [Fact]
    public void A_moment_looks_the_same_whichever_order_moments_are_asked_for()
    {
        SpokenSegment segment = Segments.Of([.. Enumerable.Range(0, 60).Select(static i => ((Viseme)(1 + (i % 14)), 60 + (i % 7 * 20)))]);
        var forward = new MouthAnimator(segment.Visemes, new Loudness(segment.Format, segment.Audio.Span));
        var backward = new MouthAnimator(segment.Visemes, new Loudness(segment.Format, segment.Audio.Span));
        List<float[]> poses = [.. Enumerable.Range(0, 500).Select(i => Sample(forward, i / 60.0))];
        for (int i = 499; i >= 0; i--)
        {
            Assert.Equal(poses[i], Sample(backward, i / 60.0));
        }
    }

    [Fact]
    public void Stretches_of_the_solution_meet_without_a_seam()
    {
        SpokenSegment segment = Segments.Of([.. Enumerable.Range(0, 200).Select(static i => ((Viseme)(1 + (i * 5 % 14)), 40 + (i % 5 * 25)))]);
        var mouth = new MouthAnimator(segment.Visemes, new Loudness(segment.Format, segment.Audio.Span));
        for (double seam = 1.28; seam < 10; seam += 1.28)
        {
            float[] before = Sample(mouth, seam - 1e-7);
            float[] after = Sample(mouth, seam + 1e-7);
            for (int channel = 0; channel < before.Length; channel++)
            {
                Assert.Equal(before[channel], after[channel], 0.0005f);
            }
        }
    }

    [Theory]
    [InlineData(float.NaN, 0)]
    [InlineData(float.NegativeInfinity, 0)]
    [InlineData(-3f, 0)]
    [InlineData(float.PositiveInfinity, 1)]
    [InlineData(7f, 1)]
    public void Weights_that_are_none_count_as_0_or_1(float weight, float meant)
        => Assert.Equal(Values(Weighted(meant)), Values(Weighted(weight)));

    [Fact]
    public void Lips_that_meet_lightly_still_meet()
    {
        FaceTrack track = FaceAnimator.Render(Weighted(0.6f), 1, 60);
        Assert.Equal(0, MouthMeasure.Aperture(track[31]));
        Assert.True(track[31, FaceChannel.MouthPressLeft] < 0.35f);
    }

    [Fact]
    public void Tracks_of_no_sound_and_of_no_length_are_at_rest()
    {
        foreach (long length in new long[] { 0, 1, 16_000 })
        {
            SpokenSegment segment = Segments.Of()
                with { Visemes = new VisemeTrack(Segments.Rate, length, []), Audio = Array.Empty<byte>(), Words = [] };
            FaceTrack track = FaceAnimator.Render(segment, 1, 60);
            Assert.All(MouthMeasure.Apertures(track), static aperture => Assert.Equal(0, aperture));
        }
    }

    [Fact]
    public void Sounds_beyond_the_end_of_the_audio_are_not_seen()
    {
        SpokenSegment segment = Segments.Of()
            with { Visemes = new VisemeTrack(Segments.Rate, 8_000, [new(Viseme.Aa, 4_000, 40_000), new(Viseme.O, 50_000, 100)]) };
        FaceTrack track = FaceAnimator.Render(segment, 1, 60);
        Assert.Equal(0, MouthMeasure.Aperture(track[track.FrameCount - 1]));
        Assert.True(MouthMeasure.Aperture(track[20]) > 0.3);
    }

    [Fact]
    public void Clipped_audio_moves_the_mouth_no_further_than_it_goes()
    {
        SpokenSegment segment = Segments.Of((Viseme.Aa, 400));
        byte[] audio = new byte[segment.Audio.Length];
        audio.AsSpan().Fill(0x7F);
        Assert.All(Values(segment with { Audio = audio }), static value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void A_hundred_thousand_sounds_are_drawn()
    {
        VisemeSpan[] spans = [.. Enumerable.Range(0, 100_000).Select(static i => new VisemeSpan((Viseme)(1 + (i % 14)), i * 800L, 800))];
        SpokenSegment segment = Segments.Of() with { Visemes = new VisemeTrack(Segments.Rate, 100_000 * 800L, spans), Audio = Array.Empty<byte>() };
        FaceTrack track = FaceAnimator.Render(segment, 1, 10);

        Assert.Equal(50_001, track.FrameCount);
        Assert.Contains(MouthMeasure.Apertures(track)[49_900..], static aperture => aperture > 0.2);
    }

    private static SpokenSegment Weighted(float weight) => Segments.Of() with
    {
        Visemes = new VisemeTrack(
            Segments.Rate, 16_000, [new(Viseme.Aa, 4_800, 3_000), new(Viseme.PP, 7_800, 1_200, weight), new(Viseme.Aa, 9_000, 3_000)]),
    };

    private static float[] Sample(MouthAnimator mouth, double time)
    {
        var pose = new float[FaceTrack.ChannelCount];
        mouth.Sample(time, pose);
        return pose;
    }

    private static float[] Values(SpokenSegment segment)
    {
        FaceTrack track = FaceAnimator.Render(segment, 1, 60);
        return [.. Enumerable.Range(0, track.FrameCount).SelectMany(frame => track[frame].ToArray())];
    }
}
