using System.Numerics;
using AvatarKit.Rendering;
using SkiaSharp;

namespace AvatarKit.Evaluation;

/// <summary>Sees on a picture whether lips are apart: whether between what has the lips'
/// colour above and below there are teeth, or the dark.</summary>
/// <remarks>It knows the colours of the photograph's lips and where its mouth is, and nothing of how the mouth was moved.</remarks>
internal sealed class LipSeam
{
    /// <summary>What stands between the lips is seen from this height on, in distances of the eyes: teeth at once, shade only where it is more than
    /// the line between shut lips.</summary>
    private const float LeastTeeth = 0.013f;
    private const float LeastDark = 0.035f;

    /// <summary>A tooth is so much brighter than the lips, or so much nearer to white; the dark is so much darker.</summary>
    private const float Brighter = 1.12f;
    private const float Paler = 0.55f;
    private const float Darker = 0.45f;

    /// <summary>A mouth is open where so many of its middle columns are.</summary>
    private const double OpenShare = 0.15;

    private readonly int left;
    private readonly int right;
    private readonly int top;
    private readonly int bottom;
    private readonly float unit;
    private readonly float luma;
    private readonly float redness;
    private readonly float skin;

    public LipSeam(PortraitFace face, int width, int height)
    {
        PortraitFit fit = PortraitFit.Of(
            new SKSizeI(face.Image.Width, face.Image.Height), face.EyesInPicture, face.Frame.Unit, width, height);
        FaceFrame frame = face.Frame.Scaled(fit.Scale, fit.Offset);
        Rendering.MouthShape mouth = face.Shape.Mouth;
        unit = frame.Unit;
        Vector2 from = frame.ToPixel(new Vector2(-mouth.Half * 0.6f, -mouth.UpperThickness));
        Vector2 to = frame.ToPixel(new Vector2(mouth.Half * 0.6f, mouth.LowerThickness));
        left = (int)Math.Min(from.X, to.X);
        right = (int)Math.Max(from.X, to.X);
        top = (int)(Math.Min(from.Y, to.Y) - (0.15f * unit));
        bottom = (int)(Math.Max(from.Y, to.Y) + (0.45f * unit));
        List<Vector3> lips = [];
        for (float across = -0.5f; across <= 0.5f; across += 0.1f)
        {
            float x = across * mouth.Half;
            lips.Add(At(face, new Vector2(x, mouth.Edge(x, ofUpperLip: true) - (mouth.UpperThickness * 0.5f))));
            lips.Add(At(face, new Vector2(x, mouth.Edge(x, ofUpperLip: false) + (mouth.LowerThickness * 0.5f))));
        }

        Vector3 lip = lips.OrderBy(Luma).ElementAt(lips.Count / 2);
        (luma, redness) = (Luma(lip), Redness(lip));
        skin = Redness(At(face, new Vector2(0, float.Lerp(mouth.Edge(0, ofUpperLip: false) + mouth.LowerThickness, face.Shape.Chin, 0.5f))));
    }

    /// <summary>Whether a picture shows the mouth open.</summary>
    public bool IsOpen(SKBitmap picture)
    {
        int open = 0;
        int all = 0;
        for (int x = left; x < right; x += 2)
        {
            all++;
            open += IsOpenAt(picture, x) ? 1 : 0;
        }

        return open > all * OpenShare;
    }

    private bool IsOpenAt(SKBitmap picture, int x)
    {
        (int first, int last) = (-1, -1);
        for (int y = Math.Max(top, 0); y < Math.Min(bottom, picture.Height); y++)
        {
            if (IsLip(Of(picture.GetPixel(x, y))))
            {
                first = first < 0 ? y : first;
                last = y;
            }
        }

        int teeth = 0;
        int dark = 0;
        int mostTeeth = 0;
        int mostDark = 0;
        for (int y = first + 1; first >= 0 && y < last; y++)
        {
            Vector3 color = Of(picture.GetPixel(x, y));
            teeth = IsTooth(color) ? teeth + 1 : 0;
            dark = Luma(color) < luma * Darker ? dark + 1 : 0;
            (mostTeeth, mostDark) = (Math.Max(mostTeeth, teeth), Math.Max(mostDark, dark));
        }

        return mostTeeth > Math.Max(LeastTeeth * unit, 1) || mostDark > LeastDark * unit;
    }

    private bool IsLip(Vector3 color) => Redness(color) > (redness + skin) / 2 && Luma(color) > luma * Darker;

    // Paler than lips and than skin: between lips that is a tooth.
    private bool IsTooth(Vector3 color) => Redness(color) < Math.Min(skin, redness) * Paler && Luma(color) > luma * Brighter;

    private static Vector3 At(PortraitFace face, Vector2 point)
    {
        Vector2 pixel = face.Frame.ToPixel(point);
        return Of(face.Image.GetPixel((int)pixel.X, (int)pixel.Y));
    }

    private static float Luma(Vector3 color) => Vector3.Dot(color, new Vector3(0.299f, 0.587f, 0.114f));

    private static float Redness(Vector3 color) => (color.X - ((color.Y + color.Z) / 2)) / (color.X + color.Y + color.Z + 1);

    private static Vector3 Of(SKColor color) => new(color.Red, color.Green, color.Blue);
}
