using AvatarKit.Rendering;

namespace AvatarKit.Evaluation.Tests;

public sealed class MoodClassifierTests
{
    private const int Visemes = 15;
    private const int Moods = 3;
    private const int Pixels = 48;

    public static TheoryData<string> FacesOfMoods => [.. CharacterFace.BuiltIn, MoodsCommand.Portrait];

    [Fact]
    public void What_moods_do_to_a_picture_is_told_in_visemes_never_seen()
        => Assert.True(MoodClassifier.Accuracy(MoodClassifier.LeaveOneVisemeOut(Pictures(25), Moods, 1)) > 0.95);

    [Fact]
    public void Moods_that_look_alike_are_not_told_apart()
        => Assert.InRange(MoodClassifier.Accuracy(MoodClassifier.LeaveOneVisemeOut(Pictures(0), Moods, 1)), 0, 0.5);

    [Theory]
    [MemberData(nameof(FacesOfMoods))]
    public void A_face_shows_its_moods_in_visemes_never_seen_and_its_anger_in_most(string id)
    {
        using MoodPictures pictures = MoodPictures.Draw(MoodsCommand.Open(id));

        int[][] taken = MoodClassifier.LeaveOneVisemeOut(pictures.Faces, MoodPictures.Moods.Length, MoodsCommand.Seed);

        // Chance is a seventh.
        Assert.True(MoodClassifier.Accuracy(taken) > 0.5, $"{MoodClassifier.Accuracy(taken):0.00}");
        int[] angry = taken[(int)Mood.Angry];
        Assert.True(angry[(int)Mood.Angry] >= 0.7 * angry.Sum(), $"{angry[(int)Mood.Angry]} of {angry.Sum()}");

        // Of 120 pictures.
        Assert.InRange(angry[(int)Mood.Happy] + taken[(int)Mood.Happy][(int)Mood.Angry], 0, 3);
    }

    [Fact]
    public void A_character_shows_its_moods_with_the_mouth_alone()
    {
        using MoodPictures pictures = MoodPictures.Draw(CharacterFace.Get("ava"));

        int[][] taken = MoodClassifier.LeaveOneVisemeOut(pictures.Mouths, MoodPictures.Moods.Length, MoodsCommand.Seed);

        // Chance is a seventh; of six moods, mouths in whose vowels a mood took no part had 0.34.
        Assert.True(MoodClassifier.Accuracy(taken) > 0.38, $"{MoodClassifier.Accuracy(taken):0.00}");

        // Of 120 pictures: a smile in no more vowels of a sad mouth, or the other way round.
        Assert.InRange(taken[(int)Mood.Sad][(int)Mood.Happy] + taken[(int)Mood.Happy][(int)Mood.Sad], 0, 8);
    }

    /// <summary>Each viseme a picture of its own; each mood other pixels that are lighter by so many levels.</summary>
    private static List<float[]> Pictures(float levels)
    {
        var random = new Random(7);
        float[][] plain = [.. Enumerable.Range(0, Visemes).Select(_ => Enumerable.Range(0, Pixels).Select(_ => 90f + random.Next(70)).ToArray())];
        return
        [
            .. Enumerable.Range(0, Moods).SelectMany(mood => plain.Select(picture => picture
                .Select((value, at) => at % Moods == mood ? value + levels : value).ToArray())),
        ];
    }
}
