using System.Numerics;
using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>What the lips of a picture look like, so that teeth and the dark between them are told from lips.</summary>
internal sealed class LipColors
{
    /// <summary>Darker than this share of the lips is the inside of a mouth; in its corners, where light falls in, already what is darker than
    /// the second.</summary>
    private const float Darkest = 0.58f;
    private const float DarkestCorner = 0.78f;

    /// <summary>From the lips' redness to that of teeth: beyond this share it is a tooth.</summary>
    private const float TowardsTeeth = 0.5f;

    private readonly SKBitmap picture;
    private readonly FaceFrame frame;
    private readonly float luma;
    private readonly float redness;
    private readonly float paleness;

    private LipColors(SKBitmap picture, FaceFrame frame, Vector3 lip, Vector3 between)
    {
        this.picture = picture;
        this.frame = frame;
        luma = FacePatch.Luma(lip);
        redness = Redness(lip);
        paleness = Math.Min(Redness(between), redness * 0.6f);
    }

    /// <summary>Reads the lips' colour from their middle, and that of the teeth from the brightest between them.</summary>
    public static LipColors Of(SKBitmap picture, FaceFrame frame, MouthShape mouth)
    {
        List<Vector3> lips = [];
        List<Vector3> between = [];
        for (float across = -0.7f; across <= 0.7f; across += 0.05f)
        {
            float x = ((mouth.Left + mouth.Right) / 2) + (across * mouth.Half);
            (float top, float bottom) = (mouth.Edge(x, ofUpperLip: true), mouth.Edge(x, ofUpperLip: false));
            for (float part = 0.4f; part <= 0.8f; part += 0.1f)
            {
                float thin = MathF.Sqrt(1 - (across * across));
                lips.Add(Read(picture, frame.ToPixel(new Vector2(x, top - (part * mouth.UpperThickness * thin)))));
                lips.Add(Read(picture, frame.ToPixel(new Vector2(x, bottom + (part * mouth.LowerThickness * thin)))));
                between.Add(Read(picture, frame.ToPixel(new Vector2(x, float.Lerp(top, bottom, part)))));
            }
        }

        lips.Sort(static (a, b) => FacePatch.Luma(a).CompareTo(FacePatch.Luma(b)));
        between.Sort(static (a, b) => FacePatch.Luma(a).CompareTo(FacePatch.Luma(b)));
        return new LipColors(picture, frame, lips[lips.Count / 2], between[between.Count * 4 / 5]);
    }

    /// <summary>Whether a place of the face has the lips' colour: neither a tooth's nor that of the dark behind them.</summary>
    /// <param name="point">The place.</param>
    /// <param name="corner">How far in the mouth's corner it is, from 0 to 1: there skin is beside the lips, which is no tooth.</param>
    public bool IsLip(Vector2 point, float corner)
    {
        Vector3 color = Read(picture, frame.ToPixel(point));
        return FacePatch.Luma(color) > luma * float.Lerp(Darkest, DarkestCorner, corner)
            && (corner > 0.5f || Redness(color) > float.Lerp(redness, paleness, TowardsTeeth));
    }

    /// <summary>The colour of a place in a picture, between its pixels.</summary>
    public static Vector3 Read(SKBitmap picture, Vector2 pixel)
    {
        float x = Math.Clamp(pixel.X - 0.5f, 0, picture.Width - 1.001f);
        float y = Math.Clamp(pixel.Y - 0.5f, 0, picture.Height - 1.001f);
        (int left, int top) = ((int)x, (int)y);
        int right = Math.Min(left + 1, picture.Width - 1);
        int bottom = Math.Min(top + 1, picture.Height - 1);
        Vector3 upper = Vector3.Lerp(Of(picture.GetPixel(left, top)), Of(picture.GetPixel(right, top)), x - left);
        Vector3 lower = Vector3.Lerp(Of(picture.GetPixel(left, bottom)), Of(picture.GetPixel(right, bottom)), x - left);
        return Vector3.Lerp(upper, lower, y - top);
    }

    private static float Redness(Vector3 color) => (color.X - ((color.Y + color.Z) / 2)) / (color.X + color.Y + color.Z + 30);

    private static Vector3 Of(SKColor color) => new(color.Red, color.Green, color.Blue);
}
