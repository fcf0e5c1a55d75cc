using System.Numerics;
using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>Paints the lips of a picture together: what is seen between them, and the sliver of teeth and dark that stays on their edges, becomes
/// lip, so that lips that meet show neither.</summary>
/// <remarks>Each column is continued with its own lip, mirrored at the height where the lip surely begins. Works in the picture itself.</remarks>
internal sealed class LipPainting
{
    /// <summary>How far beyond the corners is looked at, in distances of the eyes.</summary>
    private const float BeyondCorners = 0.08f;

    /// <summary>The sliver takes at most this share of a lip; at the corners, where lips are thin and a smile leaves the dark of the cheek, so
    /// much.</summary>
    private const float MostOfLip = 0.5f;
    private const float LeastReach = 0.035f;
    private const float CornerReach = 0.085f;

    /// <summary>Share of a lip that colours are taken from: nearer to its outer edge it runs into the skin, at the bow above all.</summary>
    private const float UsableLip = 0.7f;

    /// <summary>What is taken besides what was seen to be no lip: between them colours run into each other.</summary>
    private const float Bleeding = 0.012f;

    /// <summary>Shut lips meet in a shadow: how deep it is, and how wide.</summary>
    private const float Shadow = 0.34f;
    private const float ShadowWidth = 0.016f;

    private const int Columns = 96;

    private readonly FaceFrame frame;
    private readonly MouthShape mouth;
    private readonly LipColors colors;
    private readonly float[] upper = new float[Columns + 1];
    private readonly float[] lower = new float[Columns + 1];

    private LipPainting(FaceFrame frame, MouthShape mouth, LipColors colors)
    {
        this.frame = frame;
        this.mouth = mouth;
        this.colors = colors;
        for (int i = 0; i <= Columns; i++)
        {
            upper[i] = ReachAt(ColumnAt(i), isUpper: true);
            lower[i] = ReachAt(ColumnAt(i), isUpper: false);
        }

        Widen(upper);
        Widen(lower);
    }

    /// <summary>Paints the lips of a mouth that the picture shows open, in place.</summary>
    public static void Close(SKBitmap picture, FaceFrame frame, MouthShape mouth)
    {
        if (mouth.IsOpen)
        {
            using SKBitmap before = picture.Copy();
            new LipPainting(frame, mouth, LipColors.Of(before, frame, mouth)).Paint(picture, before);
        }
    }

    private float ColumnAt(int i) => float.Lerp(mouth.Left - BeyondCorners, mouth.Right + BeyondCorners, (float)i / Columns);

    // How far into the lip something else is seen, from its edge.
    private float ReachAt(float x, bool isUpper)
    {
        const int Samples = 24;
        float edge = mouth.Edge(x, isUpper);
        float corner = Shaping.Step(0.6f, 0.95f, Math.Abs(mouth.Across(x)));
        float most = Math.Max(ThicknessAt(x, isUpper) * MostOfLip, float.Lerp(LeastReach, CornerReach, corner));
        float reach = 0;
        for (int i = 0; i <= Samples; i++)
        {
            float way = most * i / Samples;
            if (!colors.IsLip(new Vector2(x, isUpper ? edge - way : edge + way), corner))
            {
                reach = way + (most / Samples);
            }
        }

        return reach + Bleeding;
    }

    private float ThicknessAt(float x, bool isUpper) =>
        (isUpper ? mouth.UpperThickness : mouth.LowerThickness) * MathF.Sqrt(Math.Max(1 - (mouth.Across(x) * mouth.Across(x)), 0));

    // No column stands out: each takes what its neighbours take, and then the mean of them.
    private static void Widen(float[] reach)
    {
        float[] most = [.. reach.Select((_, i) => reach[Math.Max(i - 2, 0)..Math.Min(i + 3, reach.Length)].Order().ElementAt(2))];
        for (int i = 0; i < reach.Length; i++)
        {
            reach[i] = most[Math.Max(i - 4, 0)..Math.Min(i + 5, reach.Length)].Average();
        }
    }

    private void Paint(SKBitmap picture, SKBitmap before)
    {
        SKRectI area = Area(picture);
        for (int y = area.Top; y < area.Bottom; y++)
        {
            for (int x = area.Left; x < area.Right; x++)
            {
                Vector2 point = frame.ToFace(new Vector2(x + 0.5f, y + 0.5f));
                float share = ShareOf(point.X);
                if (share > 0 && Continued(point) is { } from)
                {
                    SKColor own = before.GetPixel(x, y);
                    Vector3 lip = Vector3.Lerp(Of(own), LipColors.Read(before, frame.ToPixel(from)), share) * (1 - Dark(point));
                    picture.SetPixel(x, y, new SKColor((byte)lip.X, (byte)lip.Y, (byte)lip.Z, own.Alpha));
                }
            }
        }
    }

    // 1 within the mouth, running out beyond its corners.
    private float ShareOf(float x)
    {
        float beyond = Math.Max(mouth.Left - x, x - mouth.Right);
        return 1 - Shaping.Step(0, BeyondCorners, beyond);
    }

    // Where a point between the lips, or on their edges, takes its colour from.
    private Vector2? Continued(Vector2 point)
    {
        (float top, float bottom) = (mouth.Edge(point.X, ofUpperLip: true), mouth.Edge(point.X, ofUpperLip: false));
        float at = Math.Clamp((point.X - ColumnAt(0)) / (ColumnAt(Columns) - ColumnAt(0)) * Columns, 0, Columns - 0.001f);
        int i = (int)at;
        float above = top - float.Lerp(upper[i], upper[i + 1], at - i);
        float below = bottom + float.Lerp(lower[i], lower[i + 1], at - i);
        if (point.Y <= above || point.Y >= below)
        {
            return null;
        }

        // The upper lip is continued over the upper half, the lower lip from below.
        bool isUpper = point.Y < (top + bottom) / 2;
        float lip = ThicknessAt(point.X, isUpper) * UsableLip;
        float way = Math.Min(isUpper ? point.Y - above : below - point.Y, Math.Max(lip - (isUpper ? top - above : below - bottom), 0));
        return new Vector2(point.X, isUpper ? above - way : below + way);
    }

    private float Dark(Vector2 point)
    {
        float outside = Math.Max(Math.Max(mouth.Left - point.X, point.X - mouth.Right), 0);
        (float top, float bottom) = (mouth.Edge(point.X, ofUpperLip: true), mouth.Edge(point.X, ofUpperLip: false));
        float beyond = Math.Max(Math.Max(top - point.Y, point.Y - bottom), 0);
        return Shadow * Shaping.Bell(beyond, ShadowWidth) * Shaping.Bell(outside, ShadowWidth);
    }

    private SKRectI Area(SKBitmap picture)
    {
        var area = default(ChangedArea);
        float height = mouth.UpperThickness + mouth.LowerThickness;
        foreach (float x in (ReadOnlySpan<float>)[mouth.Left - BeyondCorners, 0, mouth.Right + BeyondCorners])
        {
            foreach (float y in (ReadOnlySpan<float>)[mouth.Edge(x, ofUpperLip: true) - height, mouth.Edge(x, ofUpperLip: false) + height])
            {
                Vector2 pixel = frame.ToPixel(new Vector2(x, y));
                area.Add(MeshVertex.Quantise(pixel.X), MeshVertex.Quantise(pixel.Y));
            }
        }

        return area.ToPixels(picture.Width, picture.Height);
    }

    private static Vector3 Of(SKColor color) => new(color.Red, color.Green, color.Blue);
}
