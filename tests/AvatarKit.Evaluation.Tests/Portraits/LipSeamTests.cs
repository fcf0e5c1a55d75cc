using System.Runtime.CompilerServices;
using AvatarKit.Rendering;
using static AvatarKit.FaceChannel;

namespace AvatarKit.Evaluation.Tests;

/// <summary>The measure of a photograph's lips sees them apart by their colours alone.</summary>
public sealed class LipSeamTests
{
    [Theory]
    [InlineData("portrait.jpg")]
    [InlineData("smile.jpg")]
    public void Lips_apart_are_told_from_lips_that_meet(string picture)
    {
        PortraitFace face = PortraitFace.Load(Lips(picture));
        var seam = new LipSeam(face, 1280, 720);
        using FacePainter painter = face.CreatePainter(new PainterOptions(1280, 720));

        Assert.False(IsOpen());
        Assert.False(IsOpen((MouthPressLeft, 0.5f), (MouthPressRight, 0.5f)));
        Assert.True(IsOpen((JawOpen, 0.15f), (MouthLowerDownLeft, 0.2f), (MouthLowerDownRight, 0.2f)));
        Assert.True(IsOpen((JawOpen, 0.6f)));

        bool IsOpen(params ReadOnlySpan<(FaceChannel Channel, float Value)> values)
        {
            var pose = new float[FaceTrack.ChannelCount];
            foreach ((FaceChannel channel, float value) in values)
            {
                pose[(int)channel] = value;
            }

            painter.Paint(pose, TimeSpan.Zero, default);
            return seam.IsOpen(painter.Picture);
        }
    }

    private static string Lips(string name, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "../../../benchmarks/AvatarKit.Evaluation/lips", name);
}
