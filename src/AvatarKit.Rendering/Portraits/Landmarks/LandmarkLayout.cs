using System.Numerics;

namespace AvatarKit.Rendering;

/// <summary>The 68 points of a face in the order of the iBUG 300-W annotation. Left and right are the person's own.</summary>
/// <remarks>Source: https://ibug.doc.ic.ac.uk/resources/facial-point-annotations/ (there numbered from 1).</remarks>
internal static class LandmarkLayout
{
    public const int Count = 68;

    /// <summary>The jaw from ear to ear, the person's right first; the chin in the middle.</summary>
    public const int Jaw = 0;
    public const int Chin = 8;
    public const int RightBrow = 17;
    public const int LeftBrow = 22;
    public const int NoseBridge = 27;
    public const int NoseTip = 30;
    public const int NoseBase = 33;

    /// <summary>Each eye from its corner on the picture's left, clockwise.</summary>
    public const int RightEye = 36;
    public const int LeftEye = 42;

    /// <summary>The outer edge of the lips from the person's right corner, clockwise.</summary>
    public const int RightMouthCorner = 48;
    public const int UpperLipTop = 51;
    public const int LeftMouthCorner = 54;
    public const int LowerLipBottom = 57;

    /// <summary>The inner edge of the lips from the person's right corner, clockwise.</summary>
    public const int InnerMouth = 60;
    public const int UpperLipInner = 62;
    public const int LowerLipInner = 66;

    /// <summary>The middle of an eye.</summary>
    public static Vector2 EyeCentre(ReadOnlySpan<Vector2> points, bool left)
    {
        Vector2 sum = default;
        foreach (Vector2 point in points.Slice(left ? LeftEye : RightEye, 6))
        {
            sum += point;
        }

        return sum / 6;
    }

    /// <summary>The square that holds all points, turned by an angle.</summary>
    public static (Vector2 Centre, float Size) Bounds(ReadOnlySpan<Vector2> points, float angle)
    {
        (float sin, float cos) = MathF.SinCos(angle);
        Vector2 min = new(float.MaxValue);
        Vector2 max = new(float.MinValue);
        foreach (Vector2 point in points)
        {
            var turned = new Vector2((point.X * cos) + (point.Y * sin), (point.Y * cos) - (point.X * sin));
            min = Vector2.Min(min, turned);
            max = Vector2.Max(max, turned);
        }

        Vector2 middle = (min + max) / 2;
        return (new Vector2((middle.X * cos) - (middle.Y * sin), (middle.X * sin) + (middle.Y * cos)), Math.Max(max.X - min.X, max.Y - min.Y));
    }
}
