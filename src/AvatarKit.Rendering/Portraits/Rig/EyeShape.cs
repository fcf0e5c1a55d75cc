using System.Numerics;

namespace AvatarKit.Rendering;

/// <summary>An eye in the face's own coordinates: its corners and, between them, the edges of its lids.</summary>
internal sealed class EyeShape
{
    private readonly Vector2 start;
    private readonly Vector2 end;
    private readonly (float A, float B) upper;
    private readonly (float A, float B) lower;

    private EyeShape(Vector2 start, Vector2 end, (float A, float B) upper, (float A, float B) lower, float brow, bool isLeft)
    {
        (this.start, this.end, this.upper, this.lower) = (start, end, upper, lower);
        Height = Math.Max(Curve(lower, 0.5f) - Curve(upper, 0.5f), 0.05f);
        BrowDistance = Math.Max(Centre.Y - (Height / 2) - brow, 0.12f);
        IsLeft = isLeft;
    }

    /// <summary>Whether it is the person's left eye: the one on the picture's right.</summary>
    public bool IsLeft { get; }

    /// <summary>Corner to corner.</summary>
    public float Width => (end - start).Length();

    /// <summary>How far open it is in the picture.</summary>
    public float Height { get; }

    /// <summary>From the upper lid's edge to the brow.</summary>
    public float BrowDistance { get; }

    public Vector2 Centre => (start + end) / 2;

    /// <summary>A point on the upper lid's edge.</summary>
    /// <param name="t">From 0 at the picture's left corner to 1 at the right.</param>
    public Vector2 Upper(float t) => Vector2.Lerp(start, end, t) + new Vector2(0, Curve(upper, t));

    /// <summary>A point on the lower lid's edge.</summary>
    /// <param name="t">From 0 at the picture's left corner to 1 at the right.</param>
    public Vector2 Lower(float t) => Vector2.Lerp(start, end, t) + new Vector2(0, Curve(lower, t));

    /// <summary>Reads an eye from landmarks.</summary>
    public static EyeShape Of(FaceFrame frame, ReadOnlySpan<Vector2> landmarks, bool left)
    {
        int first = left ? LandmarkLayout.LeftEye : LandmarkLayout.RightEye;
        Span<Vector2> points = stackalloc Vector2[6];
        for (int i = 0; i < 6; i++)
        {
            points[i] = frame.ToFace(landmarks[first + i]);
        }

        float brow = float.MinValue;
        foreach (Vector2 point in landmarks.Slice((left ? LandmarkLayout.LeftBrow : LandmarkLayout.RightBrow) + 1, 3))
        {
            brow = Math.Max(brow, frame.ToFace(point).Y);
        }

        // Landmarks lie a little inside the corners.
        Vector2 out0 = (points[0] - points[3]) * 0.04f;
        return new EyeShape(points[0] + out0, points[3] - out0, Fit(points[0], points[3], points[1], points[2]), Fit(points[0], points[3], points[5], points[4]), brow, left);
    }

    private static float Curve((float A, float B) curve, float t) => t * (1 - t) * (curve.A + (curve.B * t));

    // t(1 − t)(a + bt) above the chord, through two points.
    private static (float A, float B) Fit(Vector2 start, Vector2 end, Vector2 first, Vector2 second)
    {
        (float t1, float h1) = Along(first);
        (float t2, float h2) = Along(second);
        float q1 = h1 / (t1 * (1 - t1));
        float q2 = h2 / (t2 * (1 - t2));
        float b = Math.Abs(t2 - t1) < 0.05f ? 0 : Math.Clamp((q2 - q1) / (t2 - t1), -1.2f, 1.2f);
        return (((q1 + q2) / 2) - (b * (t1 + t2) / 2), b);

        (float T, float Height) Along(Vector2 point)
        {
            float t = Math.Clamp((point.X - start.X) / Math.Max(end.X - start.X, 1e-4f), 0.15f, 0.85f);
            return (t, point.Y - Vector2.Lerp(start, end, t).Y);
        }
    }
}
