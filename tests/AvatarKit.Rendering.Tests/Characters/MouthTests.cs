using SkiaSharp;
using static AvatarKit.FaceChannel;

namespace AvatarKit.Rendering.Tests;

public sealed class MouthTests
{
    public static TheoryData<string> Characters => [.. CharacterFace.BuiltIn];

    [Theory]
    [MemberData(nameof(Characters))]
    public void A_sealed_mouth_shows_nothing_of_its_inside(string character)
    {
        using var probe = new MouthProbe(character);
        List<float[]> shut =
        [
            Pictures.Pose(),
            Pictures.BothSides((MouthPressLeft, 1)),
            Pictures.BothSides((MouthPressLeft, 0.5f), (MouthRollUpper, 0.3f), (MouthRollLower, 0.32f), (JawOpen, 0.03f)),
            Pictures.BothSides((MouthSmileLeft, 1)),
            Pictures.BothSides((MouthFrownLeft, 1), (MouthShrugLower, 0.4f)),
            Pictures.BothSides((MouthPressLeft, 0.5f), (MouthRollLower, 0.3f), (MouthSmileLeft, 0.42f), (MouthDimpleLeft, 0.12f)),
            Pictures.BothSides((MouthRollUpper, 1), (MouthRollLower, 1)),
            Pictures.Pose((MouthSmileLeft, 1)),
            Pictures.Pose((MouthLeft, 1), (JawRight, 1)),
        ];
        for (float jaw = 0.1f; jaw <= 1; jaw += 0.15f)
        {
            shut.Add(Pictures.Pose((JawOpen, jaw), (MouthClose, jaw)));
            shut.Add(Pictures.BothSides((JawOpen, jaw), (MouthClose, jaw), (MouthSmileLeft, 0.5f), (HeadYaw, 12), (HeadPitch, 8)));
        }

        Assert.All(shut, pose => Assert.Empty(probe.Open(pose)));
    }

    [Theory]
    [MemberData(nameof(Characters))]
    public void The_mouth_opens_further_the_further_the_jaw_does(string character)
    {
        using var probe = new MouthProbe(character);
        int[] heights = [.. Enumerable.Range(0, 21).Select(step => Height(probe.Open(Pictures.Pose((JawOpen, step / 20f)))))];

        Assert.Equal(0, heights[0]);
        for (int i = 1; i < heights.Length; i++)
        {
            Assert.True(heights[i] >= heights[i - 1], $"at {i / 20.0}: {heights[i]} after {heights[i - 1]}");
        }

        Assert.True(heights[20] > Pictures.Size / 20, $"wide open: {heights[20]} pixels");
        Assert.True(heights.Distinct().Count() > 12, "it opens in many steps");
    }

    [Theory]
    [MemberData(nameof(Characters))]
    public void The_mouth_area_holds_the_mouth_however_it_is_shaped(string character)
    {
        using var probe = new MouthProbe(character);
        var random = new Random(11);
        for (int round = 0; round < 40; round++)
        {
            var pose = new float[FaceTrack.ChannelCount];
            for (FaceChannel channel = JawForward; channel <= MouthUpperUpRight; channel++)
            {
                pose[(int)channel] = random.Next(3) == 0 ? random.NextSingle() : 0;
            }

            List<SKPointI> open = probe.Open(pose);

            Assert.All(open, pixel => Assert.True(probe.MouthArea.Contains(pixel.X, pixel.Y), $"{pixel} is outside {probe.MouthArea}"));
        }

        Assert.NotEmpty(probe.Open(Pictures.Pose((JawOpen, 1))));
    }

    private static int Height(List<SKPointI> open) => open.Count == 0
        ? 0
        : open.GroupBy(static pixel => pixel.X).Max(static column => column.Max(static p => p.Y) - column.Min(static p => p.Y) + 1);
}
