using System.Globalization;
using AvatarKit.Rendering;

namespace AvatarKit.Fuzz.Targets;

/// <summary>Landmarks of a portrait.</summary>
internal sealed class LandmarksTarget : JsonTarget
{
    public override string Name => "landmarks";

    public override bool Allows(Exception exception) => exception is PortraitException;

    public override void Run(byte[] input, Random random)
    {
        using var stream = new MemoryStream(input);
        PortraitLandmarks read = PortraitLandmarks.Load(stream);
        using var written = new MemoryStream();
        read.Save(written);
        written.Position = 0;
        PortraitLandmarks again = PortraitLandmarks.Load(written);
        Check(again.IsMouthOpen == read.IsMouthOpen, "landmarks that were written are read again");
        PortraitLandmarks placed = read.In(720, 800);
        Check(
            placed.Points.Span.ToArray().All(static point => float.IsFinite(point.X) && float.IsFinite(point.Y)),
            string.Create(CultureInfo.InvariantCulture, $"all {placed.Points.Length} points of a face are somewhere"));
    }
}
