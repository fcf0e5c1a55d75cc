using SkiaSharp;

namespace AvatarKit.Rendering.Tests;

/// <summary>Sees what of a character's mouth stands open: the same pose painted with the inside in two
/// colours; where they differ, one looks in.</summary>
internal sealed class MouthProbe : IDisposable
{
    private static readonly string[] Inside =
    [
        "inside", "insideMiddle", "insideLow", "tooth", "toothDark", "toothLow", "toothLine", "tongueLight", "tongue", "tongueLine",
    ];

    private readonly FacePainter one;
    private readonly FacePainter other;

    public MouthProbe(string character)
    {
        one = Pictures.Painter(Pictures.Recoloured(character, "#ff00ff", Inside));
        other = Pictures.Painter(Pictures.Recoloured(character, "#00ff00", Inside));
    }

    public SKRectI MouthArea => one.MouthArea;

    /// <summary>The pixels through which one looks in.</summary>
    public List<SKPointI> Open(float[] pose)
    {
        SKColor[] a = Pictures.Paint(one, pose);
        SKColor[] b = Pictures.Paint(other, pose);
        var open = new List<SKPointI>();
        for (int i = 0; i < a.Length; i++)
        {
            if (Pictures.Differs(a[i], b[i], 2))
            {
                open.Add(new SKPointI(i % Pictures.Size, i / Pictures.Size));
            }
        }

        return open;
    }

    public void Dispose()
    {
        one.Dispose();
        other.Dispose();
    }
}
