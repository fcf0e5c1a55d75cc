using static AvatarKit.FaceChannel;

namespace AvatarKit.Rendering.Tests;

/// <summary>Runs alone: code that is not compiled for good yet allocates, and it is not as long as other tests keep the compiler busy.</summary>
[Collection(nameof(PaintingGarbageTests))]
[CollectionDefinition(nameof(PaintingGarbageTests), DisableParallelization = true)]
public sealed class PaintingGarbageTests
{
    public static TheoryData<string> Characters => [.. CharacterFace.BuiltIn];

    [Theory]
    [MemberData(nameof(Characters))]
    public void Painting_leaves_no_garbage_once_warm(string character)
    {
        using FacePainter painter = Pictures.Painter(CharacterFace.Get(character), 96, 96);
        float[][] poses = [.. Enumerable.Range(0, 40).Select(static i => Pictures.Pose(
            (JawOpen, i / 60f),
            (EyeBlinkLeft, i / 40f),
            (HeadYaw, i / 8f),
            (MouthSmileLeft, i / 50f),
            (TongueOut, i / 40f)))];
        long least = long.MaxValue;
        for (int round = 0; round < 100 && least > 0; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < poses.Length; i++)
            {
                painter.Paint(poses[i], TimeSpan.FromMilliseconds((round + i) * 33));
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }
}
