using System.Text;
using SkiaSharp;

namespace AvatarKit.Rendering.Tests;

/// <summary>Paints characters and compares what came out.</summary>
internal static class Pictures
{
    public const int Size = 480;

    public static float[] Pose(params ReadOnlySpan<(FaceChannel Channel, float Weight)> channels)
    {
        var pose = new float[FaceTrack.ChannelCount];
        foreach ((FaceChannel channel, float weight) in channels)
        {
            pose[(int)channel] = weight;
        }

        return pose;
    }

    public static float[] BothSides(params ReadOnlySpan<(FaceChannel Left, float Weight)> channels)
    {
        float[] pose = Pose(channels);
        foreach ((FaceChannel left, float weight) in channels)
        {
            if (left.ToString().EndsWith("Left", StringComparison.Ordinal))
            {
                pose[(int)left + 1] = weight;
            }
        }

        return pose;
    }

    public static FacePainter Painter(AvatarFace face, int width = Size, int height = Size, Background? background = null) =>
        face.CreatePainter(new PainterOptions(width, height) { Background = background });

    public static SKColor[] Paint(FacePainter painter, float[] pose)
    {
        painter.Paint(pose, TimeSpan.Zero, default);
        return painter.Picture.Pixels;
    }

    public static bool Differs(SKColor a, SKColor b, int tolerance = 0) =>
        Math.Abs(a.Red - b.Red) > tolerance || Math.Abs(a.Green - b.Green) > tolerance
            || Math.Abs(a.Blue - b.Blue) > tolerance || Math.Abs(a.Alpha - b.Alpha) > tolerance;

    /// <summary>A rig that extends another with colours of its own.</summary>
    public static CharacterFace Recoloured(string parent, string color, params ReadOnlySpan<string> names)
    {
        string palette = string.Join(",", names.ToArray().Select(name => $"\"{name}\":\"{color}\""));
        return Load($$$"""{"format":"avatarkit.rig/1","id":"probe","extends":"{{{parent}}}","palette":{ {{{palette}}} }}""");
    }

    public static CharacterFace Load(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return CharacterFace.Load(stream);
    }
}
