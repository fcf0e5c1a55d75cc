using SkiaSharp;
using static AvatarKit.FaceChannel;

namespace AvatarKit.Rendering.Tests;

public sealed class ChannelTests
{
    public static TheoryData<string> Characters => [.. CharacterFace.BuiltIn];

    [Theory]
    [MemberData(nameof(Characters))]
    public void Every_channel_is_seen(string character)
    {
        using FacePainter painter = Pictures.Painter(CharacterFace.Get(character));
        SKColor[] rest = Pictures.Paint(painter, Pictures.Pose());

        foreach (FaceChannel channel in Enum.GetValues<FaceChannel>())
        {
            SKColor[] moved = Pictures.Paint(painter, Pictures.Pose((channel, channel < HeadYaw ? 1 : 10)));

            int seen = moved.Zip(rest).Count(static pair => Pictures.Differs(pair.First, pair.Second, 12));
            Assert.True(seen >= 15, $"{channel} changes {seen} pixels");
        }
    }

    [Theory]
    [MemberData(nameof(Characters))]
    public void What_is_left_on_the_face_is_right_in_the_picture(string character)
    {
        using FacePainter painter = Pictures.Painter(CharacterFace.Get(character));
        SKColor[] rest = Pictures.Paint(painter, Pictures.Pose());

        foreach (FaceChannel left in Enum
            .GetValues<FaceChannel>()
            .Where(static c => c.ToString().EndsWith("Left", StringComparison.Ordinal) && c is not (JawLeft or MouthLeft)))
        {
            double toLeft = Centre(rest, Pictures.Paint(painter, Pictures.Pose((left, 1))));
            double toRight = Centre(rest, Pictures.Paint(painter, Pictures.Pose((left + 1, 1))));

            Assert.True(toLeft > Pictures.Size / 2, $"{left} moves {toLeft}");
            Assert.InRange(toRight, Pictures.Size - toLeft - 8, Pictures.Size - toLeft + 8);
        }
    }

    [Theory]
    [InlineData(JawLeft, true)]
    [InlineData(MouthLeft, true)]
    [InlineData(JawRight, false)]
    [InlineData(MouthRight, false)]
    [InlineData(HeadYaw, true)]
    [InlineData(HeadRoll, true)]
    public void The_mouth_goes_to_the_side_its_channel_names(FaceChannel channel, bool isToPicturesRight)
    {
        using FacePainter one = Pictures.Painter(Pictures.Recoloured("ava", "#00ff00", "lipUpper", "lipUpperDark", "lipLower", "lipLowerDark"));
        using FacePainter other = Pictures.Painter(Pictures.Recoloured("ava", "#ff00ff", "lipUpper", "lipUpperDark", "lipLower", "lipLowerDark"));
        double At(float weight)
        {
            float[] pose = Pictures.Pose((channel, weight));
            return Centre(Pictures.Paint(one, pose), Pictures.Paint(other, pose));
        }

        double moved = At(channel >= HeadYaw ? 12 : 1) - At(0);

        // A head tilts round the neck: the mouth above it swings to the same side.
        Assert.True(isToPicturesRight ? moved > 2 : moved < -2, $"it moved {moved} pixels");
    }

    private static double Centre(SKColor[] a, SKColor[] b)
    {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < a.Length; i++)
        {
            if (Pictures.Differs(a[i], b[i], 12))
            {
                sum += i % Pictures.Size;
                count++;
            }
        }

        return count == 0 ? Pictures.Size / 2.0 : sum / count;
    }
}
