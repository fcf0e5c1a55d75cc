namespace AvatarKit.Tests;

public sealed class MoodAnimatorTests
{
    public static TheoryData<Mood> Moods => [.. Enum.GetValues<Mood>()];

    [Fact]
    public void Every_mood_changes_the_resting_face_and_each_in_its_own_way()
    {
        Dictionary<Mood, float[]> faces = Enum.GetValues<Mood>().ToDictionary(
            static mood => mood, static mood => FaceTrackRenderer.RenderIdle(new RenderOptions { Mood = mood }, TimeSpan.Zero, 1)[0].ToArray());
        foreach ((Mood one, float[] face) in faces)
        {
            foreach ((Mood other, float[] face2) in faces.Where(pair => pair.Key > one))
            {
                float distance = face.Zip(face2).Take((int)FaceChannel.HeadYaw).Sum(static pair => Math.Abs(pair.First - pair.Second));
                Assert.True(distance > 0.9f, $"{one} and {other} differ by {distance}.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Moods))]
    public void Closures_stay_shut_and_the_mouth_comes_to_rest_in_every_mood(Mood mood)
        => SpokenTracks.Sentence.Check(segment =>
        {
            FaceTrack track = new FaceAnimator(new RenderOptions { Mood = mood }).Render(segment);
            foreach (VisemeSpan span in segment.Visemes.Spans.Where(static span => span.Viseme == Viseme.PP))
            {
                int middle = (int)Math.Round((span.Start + (span.Duration / 2.0)) * 60 / Segments.Rate);
                Assert.Equal(0, MouthMeasure.Aperture(track[middle]));
            }

            Assert.Equal(0, MouthMeasure.Aperture(track[track.FrameCount - 1]));
            for (int frame = 0; frame < track.FrameCount; frame++)
            {
                for (int channel = 0; channel < (int)FaceChannel.HeadYaw; channel++)
                {
                    Assert.InRange(track[frame][channel], 0, 1);
                }
            }
        }, cases: 40);

    [Fact]
    public void The_turns_mood_goes_before_the_sentences_and_that_before_the_words()
    {
        SpokenSegment glad = Segments.Of((Viseme.Aa, 900)) with { Caption = "That is wonderful news!" };

        Assert.True(Smile(glad, new RenderOptions()) > 0.3f);
        Assert.Equal(0, Smile(glad with { Mood = Mood.Sad }, new RenderOptions()));
        Assert.True(Smile(glad with { Mood = Mood.Sad }, new RenderOptions { Mood = Mood.Happy }) > 0.3f);
        Assert.Equal(0, Smile(glad, new RenderOptions { Locale = "ja-JP" }));
    }

    [Fact]
    public void A_mood_comes_up_within_half_a_second_of_its_sentence_and_not_at_once()
    {
        var animator = new FaceAnimator(new RenderOptions());
        FaceTrack first = animator.Render(Segments.Of((Viseme.DD, 900)) with { Mood = Mood.Happy });
        FaceTrack second = animator.Render(Segments.Of(TimeSpan.FromSeconds(1.7), 1, 400, (Viseme.DD, 900)) with { Mood = Mood.Sad });

        Assert.Equal(0, first[0, FaceChannel.MouthSmileLeft]);
        Assert.Equal(first[first.FrameCount - 1, FaceChannel.MouthSmileLeft], second[0, FaceChannel.MouthSmileLeft], 0.001f);
        Assert.InRange(second[12, FaceChannel.CheekSquintLeft], 0.1f, 0.3f);
        Assert.Equal(0, second[27, FaceChannel.CheekSquintLeft]);
        Assert.True(second[27, FaceChannel.MouthFrownLeft] > 0.3f);
    }

    [Fact]
    public void A_rounded_mouth_smiles_less()
    {
        FaceTrack round = new FaceAnimator(new RenderOptions { Mood = Mood.Happy }).Render(Segments.Of((Viseme.U, 500)));

        Assert.True(round[40, FaceChannel.MouthSmileLeft] < 0.6f * round[0, FaceChannel.MouthSmileLeft]);
    }

    [Theory]
    [InlineData(Viseme.Aa)]
    [InlineData(Viseme.E)]
    [InlineData(Viseme.I)]
    [InlineData(Viseme.O)]
    [InlineData(Viseme.U)]
    public void Corners_of_the_mouth_fall_in_a_sad_vowel_and_rise_in_a_glad_one(Viseme vowel)
    {
        Assert.True(Rise(Mood.Sad) < -0.2f, $"sad: {Rise(Mood.Sad)}");
        Assert.True(Rise(Mood.Concerned) < -0.1f, $"concerned: {Rise(Mood.Concerned)}");
        Assert.True(Rise(Mood.Happy) > Rise(Mood.Neutral) + 0.15f, $"happy: {Rise(Mood.Happy)}");

        float Rise(Mood mood)
        {
            FaceTrack track = Held(vowel, mood);
            return track[40, FaceChannel.MouthSmileLeft] - track[40, FaceChannel.MouthFrownLeft];
        }
    }

    [Theory]
    [InlineData(Viseme.Sil)]
    [InlineData(Viseme.PP)]
    [InlineData(Viseme.SS)]
    [InlineData(Viseme.Aa)]
    [InlineData(Viseme.E)]
    [InlineData(Viseme.I)]
    [InlineData(Viseme.O)]
    [InlineData(Viseme.U)]
    public void Brows_lids_and_nose_are_angry_in_every_shape_and_nothing_smiles(Viseme viseme)
    {
        FaceTrack angry = Held(viseme, Mood.Angry);
        FaceTrack neutral = Held(viseme, Mood.Neutral);

        Assert.InRange(angry[40, FaceChannel.BrowDownLeft], 0.6f, 1);
        Assert.InRange(angry[40, FaceChannel.BrowDownRight], 0.6f, 1);
        Assert.InRange(angry[40, FaceChannel.EyeSquintLeft], 0.3f, 1);
        Assert.InRange(angry[40, FaceChannel.NoseSneerLeft], 0.3f, 1);
        Assert.Equal(neutral[40, FaceChannel.BrowInnerUp], angry[40, FaceChannel.BrowInnerUp]);
        Assert.InRange(angry[40, FaceChannel.MouthSmileLeft], 0, neutral[40, FaceChannel.MouthSmileLeft]);
    }

    [Fact]
    public void A_sad_jaw_opens_less_far_and_a_surprised_one_further()
    {
        float plain = Held(Viseme.Aa, Mood.Neutral)[40, FaceChannel.JawOpen];

        Assert.InRange(Held(Viseme.Aa, Mood.Sad)[40, FaceChannel.JawOpen], 0.7f * plain, 0.9f * plain);
        Assert.InRange(Held(Viseme.Aa, Mood.Surprised)[40, FaceChannel.JawOpen], 1.1f * plain, 1.3f * plain);
    }

    private static FaceTrack Held(Viseme viseme, Mood mood)
        => new FaceAnimator(new RenderOptions { Mood = mood }).Render(Segments.Of((viseme, 900)));

    private static float Smile(SpokenSegment segment, RenderOptions options)
    {
        FaceTrack track = new FaceAnimator(options).Render(segment);
        return track[track.FrameCount - 1, FaceChannel.MouthSmileLeft];
    }
}
