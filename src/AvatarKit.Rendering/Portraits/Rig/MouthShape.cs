using System.Numerics;

namespace AvatarKit.Rendering;

/// <summary>A mouth in the face's own coordinates: where its lips meet, column by column from the person's right corner to the left.</summary>
internal sealed class MouthShape
{
    /// <summary>Columns from corner to corner.</summary>
    public const int Columns = 24;

    private readonly float[] upper;
    private readonly float[] lower;

    /// <summary>Creates a mouth from the lower edge of the upper lip and the upper edge of the lower lip,
    /// <see cref="Columns"/> + 1 heights each.</summary>
    public MouthShape(float left, float right, float[] upper, float[] lower, float upperThickness, float lowerThickness)
    {
        Left = left;
        Right = right;
        this.upper = upper;
        this.lower = lower;
        UpperThickness = upperThickness;
        LowerThickness = lowerThickness;
        IsOpen = upper.AsSpan().SequenceCompareTo(lower) != 0;
    }

    /// <summary>The corner on the picture's left.</summary>
    public float Left { get; }

    /// <summary>The corner on the picture's right.</summary>
    public float Right { get; }

    /// <summary>Half the mouth's width.</summary>
    public float Half => (Right - Left) / 2;

    /// <summary>How thick the upper lip is in the middle.</summary>
    public float UpperThickness { get; }

    /// <summary>How thick the lower lip is in the middle.</summary>
    public float LowerThickness { get; }

    /// <summary>Whether the picture shows the mouth open.</summary>
    public bool IsOpen { get; }

    /// <summary>From −1 at the picture's left corner to 1 at the right.</summary>
    public float Across(float x) => (x - ((Left + Right) / 2)) / Half;

    /// <summary>Where a lip ends; beyond the corners the line runs on and levels out.</summary>
    public float Edge(float x, bool ofUpperLip)
    {
        float[] edge = ofUpperLip ? upper : lower;
        float at = (x - Left) / (Right - Left) * Columns;
        if (at <= 0)
        {
            return edge[0] * Shaping.Bell(Left - x, 0.5f);
        }

        if (at >= Columns)
        {
            return edge[Columns] * Shaping.Bell(x - Right, 0.5f);
        }

        int i = (int)at;
        return edge[i] + ((edge[i + 1] - edge[i]) * (at - i));
    }

    /// <summary>Reads a mouth from landmarks alone.</summary>
    public static MouthShape Of(FaceFrame frame, ReadOnlySpan<Vector2> landmarks, bool open)
    {
        Vector2 right = frame.ToFace(landmarks[LandmarkLayout.RightMouthCorner]);
        Vector2 left = frame.ToFace(landmarks[LandmarkLayout.LeftMouthCorner]);
        Span<Vector2> top = stackalloc Vector2[5];
        Span<Vector2> bottom = stackalloc Vector2[5];
        (top[0], top[4]) = (right, left);
        (bottom[0], bottom[4]) = (right, left);
        for (int i = 1; i < 4; i++)
        {
            top[i] = frame.ToFace(landmarks[LandmarkLayout.InnerMouth + i]);
            bottom[i] = frame.ToFace(landmarks[LandmarkLayout.InnerMouth + 8 - i]);
        }

        var upper = new float[Columns + 1];
        var lower = new float[Columns + 1];
        for (int i = 0; i <= Columns; i++)
        {
            float x = right.X + ((left.X - right.X) * i / Columns);
            upper[i] = Through(top, x);
            lower[i] = Through(bottom, x);
            if (!open || lower[i] < upper[i])
            {
                upper[i] = lower[i] = (upper[i] + lower[i]) / 2;
            }
        }

        float upperThickness = frame.ToFace(landmarks[LandmarkLayout.UpperLipInner]).Y - frame.ToFace(landmarks[LandmarkLayout.UpperLipTop]).Y;
        float lowerThickness = frame.ToFace(landmarks[LandmarkLayout.LowerLipBottom]).Y - frame.ToFace(landmarks[LandmarkLayout.LowerLipInner]).Y;
        return new MouthShape(right.X, left.X, upper, lower, Math.Max(upperThickness, 0.04f), Math.Max(lowerThickness, 0.05f));
    }

    // A smooth curve through points that go from left to right.
    private static float Through(ReadOnlySpan<Vector2> points, float x)
    {
        int i = 0;
        while (i < points.Length - 2 && x > points[i + 1].X)
        {
            i++;
        }

        Vector2 a = points[i];
        Vector2 b = points[i + 1];
        float width = Math.Max(b.X - a.X, 1e-4f);
        float t = Math.Clamp((x - a.X) / width, 0, 1);
        float slopeA = i == 0 ? (b.Y - a.Y) / width : (b.Y - points[i - 1].Y) / Math.Max(b.X - points[i - 1].X, 1e-4f);
        float slopeB = i == points.Length - 2 ? (b.Y - a.Y) / width : (points[i + 2].Y - a.Y) / Math.Max(points[i + 2].X - a.X, 1e-4f);
        float t2 = t * t;
        float t3 = t2 * t;
        return (((2 * t3) - (3 * t2) + 1) * a.Y) + ((t3 - (2 * t2) + t) * width * slopeA)
            + (((-2 * t3) + (3 * t2)) * b.Y) + ((t3 - t2) * width * slopeB);
    }
}
