using CsCheck;

namespace AvatarKit.Tests;

public sealed class FaceInPiecesTests
{
    private const int FrameRate = 60;

    private static readonly FaceChannel[] Mouth = VisemePoses.Channels;

    private static readonly Gen<(Viseme, int)[]> AnySpeech =
        Gen.Select(Gen.Int[0, (int)Viseme.U].Select(static i => (Viseme)i), Gen.Int[50, 220]).Array[4, 24];

    // Pieces of a quarter of a second and more, in frames, so that both ways there is a picture at the same moments.
    private static readonly Gen<int[]> AnyCuts = Gen.Int[15, 60].Array[1, 6];

    [Fact]
    public void With_what_follows_known_a_sentence_in_pieces_looks_as_it_does_in_one()
        => Gen.Select(AnySpeech, AnyCuts, Gen.Int).Check(all =>
        {
            ((Viseme, int)[] speech, int[] cuts, int seed) = all;
            SpokenSegment whole = Voiced(speech);
            FaceTrack one = new FaceAnimator(Options(seed)).Render(whole);
            foreach ((int frame, FaceTrack track, int at, _) in Frames(Cut(whole, cuts, lookAhead: 0.4), seed))
            {
                foreach (FaceChannel channel in Mouth)
                {
                    // A vowel's rounding is felt over as much as half a second of sounds that leave the lips free, of which some of these are made.
                    Assert.Equal(one[frame, channel], track[at, channel], 0.12f);
                }
            }
        }, cases: 60);

    [Fact]
    public void Without_it_the_mouth_differs_near_the_seams_only_and_finds_back()
        => Gen.Select(AnySpeech, AnyCuts).Check((speech, cuts) =>
        {
            SpokenSegment whole = Voiced(speech);
            FaceTrack one = new FaceAnimator(Options(1)).Render(whole);
            double sum = 0;
            int count = 0;
            foreach ((int frame, FaceTrack track, int at, double toSeam) in Frames(Cut(whole, cuts, lookAhead: 0), 1))
            {
                foreach (FaceChannel channel in Mouth)
                {
                    float difference = Math.Abs(one[frame, channel] - track[at, channel]);
                    sum += difference;
                    count++;

                    // A piece behind a seam has gone back to what it would have been within a tenth of a second;
                    // before it, the end is not seen coming.
                    Assert.True(difference < (toSeam < 0.12 ? 0.65f : 0.3f), $"{channel} differs by {difference} {toSeam:0.00} s from a seam.");
                }
            }

            // Mostly they are the same.
            Assert.InRange(sum / count, 0, 0.02);
        }, cases: 60);

    [Theory]
    [InlineData(0)]
    [InlineData(0.4)]
    public void The_face_does_not_jump_where_a_piece_begins(double lookAhead)
        => Gen.Select(AnySpeech, AnyCuts, Gen.Int).Check(all =>
        {
            ((Viseme, int)[] speech, int[] cuts, int seed) = all;
            var animator = new FaceAnimator(Options(seed));
            var before = new float[FaceTrack.ChannelCount];
            var after = new float[FaceTrack.ChannelCount];
            bool isFirst = true;
            foreach (SpokenSegment piece in Cut(Voiced(speech), cuts, lookAhead))
            {
                FaceMotion motion = animator.Begin(piece);
                motion.Sample(0, after);
                for (int channel = 0; !isFirst && channel < FaceTrack.ChannelCount; channel++)
                {
                    Assert.True(Math.Abs(before[channel] - after[channel]) < (channel < (int)FaceChannel.HeadYaw ? 0.02f : 0.11f),
                        $"{(FaceChannel)channel} jumps from {before[channel]} to {after[channel]}.");
                }

                motion.Sample(piece.Visemes.Length / (double)Segments.Rate, before);
                isFirst = false;
            }
        }, cases: 60);

    [Theory]
    [InlineData(0)]
    [InlineData(0.4)]
    public void The_jaw_is_no_faster_where_pieces_meet(double lookAhead)
        => Gen.Select(AnySpeech, AnyCuts).Check((speech, cuts) =>
        {
            float before = 0;
            foreach ((_, FaceTrack track, int at, double toSeam) in Frames(Cut(Voiced(speech), cuts, lookAhead), 1))
            {
                float jaw = track[at, FaceChannel.JawOpen];
                Assert.True(Math.Abs(jaw - before) * FrameRate < MouthSpeed.Jaw * 1.01, $"From {before} to {jaw}, {toSeam:0.00} s from a seam.");
                before = jaw;
            }
        }, cases: 60);

    [Theory]
    [InlineData(0)]
    [InlineData(0.4)]
    public void Lips_that_meet_are_shut_in_pieces_too_also_where_they_are_cut(double lookAhead)
        => Gen.Select(AnySpeech, AnyCuts).Check((speech, cuts) =>
        {
            SpokenSegment whole = Voiced(speech);
            double[] openings = new double[((int)(whole.Visemes.Length * FrameRate / Segments.Rate)) + 2];
            foreach ((int frame, FaceTrack track, int at, _) in Frames(Cut(whole, cuts, lookAhead), 1))
            {
                openings[frame] = Segments.Opening(track[at]);
            }

            foreach (VisemeSpan span in whole.Visemes.Spans.Where(static span => span.Viseme == Viseme.PP))
            {
                int from = (int)Math.Floor(span.Start * (double)FrameRate / Segments.Rate);
                int to = (int)Math.Ceiling(span.End * (double)FrameRate / Segments.Rate);
                Assert.True(openings[from..(to + 1)].Min() < 0.01, $"The lips stay open at {span.Start / (double)Segments.Rate:0.00} s.");
            }
        }, cases: 100);

    [Fact]
    public void The_mouth_rests_at_the_end_of_a_sentence_in_pieces()
    {
        SpokenSegment whole = Segments.Of(TimeSpan.Zero, 0, 0, (Viseme.DD, 100), (Viseme.Aa, 500), (Viseme.O, 400));
        FaceTrack last = RenderAll(Cut(whole, [20, 20], 0), 1)[^1];
        Assert.All(Mouth, channel => Assert.Equal(0, last[last.FrameCount - 1, channel], 0.002f));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    public void A_sentence_that_broke_off_eases_into_the_next_one(double gap)
    {
        var animator = new FaceAnimator(Options(3));
        SpokenSegment broken = Segments.Of(TimeSpan.Zero, 0, 0, (Viseme.DD, 100), (Viseme.Aa, 500)) with { EndsSentence = false };
        FaceMotion first = animator.Begin(broken);
        var left = new float[FaceTrack.ChannelCount];
        first.Sample(0.6, left);
        Assert.True(Segments.Opening(left) > 0.3f);

        SpokenSegment next = Segments.Of(TimeSpan.FromSeconds(0.6 + gap), 1, 400, (Viseme.PP, 100), (Viseme.O, 300)) with { Sentence = 1 };
        FaceMotion second = animator.Begin(next);
        var pose = new float[FaceTrack.ChannelCount];
        second.Sample(0, pose);
        if (gap == 0)
        {
            for (int channel = 0; channel < (int)FaceChannel.HeadYaw; channel++)
            {
                Assert.Equal(left[channel], pose[channel], 0.02f);
            }
        }

        second.Sample(0.15 - gap, pose);
        Assert.Equal(0, Segments.Opening(pose), 0.005f);
    }

    [Fact]
    public void Where_nothing_follows_a_piece_the_mouth_is_shut_within_150_ms_also_when_more_was_foreseen()
    {
        SpokenSegment whole = Segments.Of(TimeSpan.Zero, 0, 0, (Viseme.Aa, 500), (Viseme.O, 500));
        foreach (double lookAhead in (double[])[0, 0.4])
        {
            FaceMotion motion = new FaceAnimator(Options(1)).Begin(Cut(whole, [30], lookAhead)[0]);
            var pose = new float[FaceTrack.ChannelCount];
            motion.Sample(0.5, pose);
            Assert.True(Segments.Opening(pose) > 0.2f);
            for (double time = 0.65; time < 1.2; time += 0.05)
            {
                motion.Sample(time, pose);
                Assert.Equal(0, Segments.Opening(pose), 0.005f);
            }
        }
    }

    [Fact]
    public void The_mood_of_the_caption_stays_through_the_sentence()
    {
        SpokenSegment whole = Segments.Of((Viseme.Aa, 2_000)) with { Caption = "What wonderful news, I am so happy!" };
        FaceTrack one = new FaceAnimator(Options(1)).Render(whole);
        FaceTrack last = RenderAll(Cut(whole, [20, 30, 30], 0), 1)[^1];
        Assert.True(one[one.FrameCount - 10, FaceChannel.CheekSquintLeft] > 0.2f);
        Assert.Equal(one[one.FrameCount - 10, FaceChannel.CheekSquintLeft], last[last.FrameCount - 10, FaceChannel.CheekSquintLeft]);
    }

    [Fact]
    public void A_question_in_pieces_ends_with_raised_brows()
    {
        SpokenSegment whole = Segments.Of((Viseme.Aa, 2_000));
        List<SpokenSegment> pieces = Cut(whole, [60, 60], 0);
        FaceTrack last = RenderAll(pieces, 1)[^1];
        int frame = (int)((2.35 - pieces[^1].Offset.TotalSeconds) * FrameRate);
        Assert.True(last[frame, FaceChannel.BrowInnerUp] > 0.2f);
    }

    [Fact]
    public void How_loud_a_voice_is_is_known_from_the_sentence_before()
    {
        // A soft beginning, too short to tell by itself, behind a loud sentence.
        SpokenSegment loud = Voiced([(Viseme.Aa, 1_500)]);
        SpokenSegment soft = Voiced([(Viseme.Aa, 300)], level: 1_000) with { Offset = loud.Format.ToTime(loud.Visemes.Length) };
        var animator = new FaceAnimator(Options(1));
        animator.Render(loud);
        float behind = animator.Render(soft)[22, FaceChannel.JawOpen];
        float alone = new FaceAnimator(Options(1)).Render(soft)[22, FaceChannel.JawOpen];
        Assert.True(behind < alone - 0.08f, $"{behind} behind a loud sentence, {alone} alone.");
    }

    private static RenderOptions Options(int seed) => new() { Seed = seed, FrameRate = FrameRate };

    private static List<FaceTrack> RenderAll(IEnumerable<SpokenSegment> pieces, int seed)
    {
        var animator = new FaceAnimator(Options(seed));
        return [.. pieces.Select(animator.Render)];
    }

    /// <summary>Every frame of the pieces that is shown, with its number in the whole and how far the nearest seam is, in seconds.</summary>
    private static IEnumerable<(int Frame, FaceTrack Track, int At, double ToSeam)> Frames(List<SpokenSegment> pieces, int seed)
    {
        List<FaceTrack> tracks = RenderAll(pieces, seed);
        int frame = 0;
        for (int i = 0; i < pieces.Count; i++)
        {
            bool isLast = i == pieces.Count - 1;
            int count = isLast ? tracks[i].FrameCount : (int)(pieces[i].Visemes.Length * FrameRate / Segments.Rate);
            for (int at = 0; at < count; at++)
            {
                double before = i == 0 ? 9 : at / (double)FrameRate;
                double after = isLast ? 9 : (count - at) / (double)FrameRate;
                yield return (frame++, tracks[i], at, Math.Min(before, after));
            }
        }
    }

    private static SpokenSegment Voiced((Viseme, int)[] speech, short level = 9_000)
    {
        SpokenSegment segment = Segments.Of(TimeSpan.Zero, 0, 200, speech);
        byte[] audio = new byte[segment.Audio.Length];
        for (int i = 0; i < audio.Length / 2; i++)
        {
            BitConverter.TryWriteBytes(audio.AsSpan(i * 2), (short)(i % 100 < 50 ? level : -level));
        }

        // What comes after the last sound is known to be silence, as lip sync says it.
        long end = segment.Visemes.Spans[^1].End;
        VisemeSpan[] spans = [.. segment.Visemes.Spans, new VisemeSpan(Viseme.Sil, end, segment.Visemes.Length - end)];
        return segment with { Audio = audio, Visemes = new VisemeTrack(Segments.Rate, segment.Visemes.Length, spans) };
    }

    private static List<SpokenSegment> Cut(SpokenSegment whole, int[] frames, double lookAhead)
    {
        List<SpokenSegment> pieces = [];
        long start = 0;
        while (start < whole.Visemes.Length)
        {
            // 16,000 samples and 60 frames a second: three frames are 800 samples.
            long length = frames[pieces.Count % frames.Length] / 3 * 800;
            long end = start + length >= whole.Visemes.Length - 800 ? whole.Visemes.Length : start + length;
            VisemeTrack part = VisemeSpans.Part(whole.Visemes.Spans, Segments.Rate, start, end);
            pieces.Add(whole with
            {
                Index = pieces.Count,
                Offset = whole.Offset + whole.Format.ToTime(start),
                Caption = start == 0 ? whole.Caption : "",
                Audio = whole.Audio[(int)(start * 2)..(int)(end * 2)],
                Visemes = new VisemeTrack(
                    Segments.Rate, end - start, [.. part.Spans.Where(span => span.Start < part.Length + (lookAhead * Segments.Rate))]),
                Words =
                    [.. whole.Words.Where(word => word.Start >= start && word.Start < end).Select(word => word with { Start = word.Start - start })],
                EndsSentence = end == whole.Visemes.Length,
                IsLast = end == whole.Visemes.Length,
            });
            start = end;
        }

        return pieces;
    }
}
