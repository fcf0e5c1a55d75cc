using System.Numerics;

namespace AvatarKit.Rendering;

/// <summary>An eye in the face's own coordinates: its corners and, between them, the edges of its lids.</summary>
internal sealed class EyeShape
{
    /// <summary>From the line of a brow's landmarks to its lower edge.</summary>
    private const float BrowThickness = 0.06f;

    private readonly Vector2 start;
    private readonly Vector2 end;
    private readonly float upper;
    private readonly float lower;

    private EyeShape(Vector2 start, Vector2 end, float upper, float lower, float brow, bool isLeft)
    {
        this.start = start;
        this.end = end;
        this.upper = upper;
        this.lower = lower;
        Height = Math.Max(lower - upper, 0.05f);
        BrowDistance = Math.Max(Centre.Y + upper - brow, 0.1f);
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
    public Vector2 Upper(float t) => Vector2.Lerp(start, end, t) + new Vector2(0, upper * Arch(t));

    /// <summary>A point on the lower lid's edge.</summary>
    /// <param name="t">From 0 at the picture's left corner to 1 at the right.</param>
    public Vector2 Lower(float t) => Vector2.Lerp(start, end, t) + new Vector2(0, lower * Arch(t));

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
            brow = Math.Max(brow, frame.ToFace(point).Y + BrowThickness);
        }

        return new EyeShape(
            points[0],
            points[3],
            Fit(points[0], points[3], points[1], points[2]),
            Fit(points[0], points[3], points[5], points[4]),
            brow,
            left);
    }

    /// <summary>How high a lid's edge stands between the corners, where 1 is its height in the middle.</summary>
    public static float Arch(float t) => MathF.Pow(Math.Clamp(4 * t * (1 - t), 0, 1), 0.8f);

    // The arch that comes nearest to two points.
    private static float Fit(Vector2 start, Vector2 end, Vector2 first, Vector2 second)
    {
        return (Height(first) + Height(second)) / 2;

        float Height(Vector2 point)
        {
            float t = Math.Clamp((point.X - start.X) / Math.Max(end.X - start.X, 1e-4f), 0.15f, 0.85f);
            return (point.Y - Vector2.Lerp(start, end, t).Y) / Arch(t);
        }
    }
}
