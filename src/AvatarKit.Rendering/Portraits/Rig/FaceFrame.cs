using System.Numerics;

namespace AvatarKit.Rendering;

/// <summary>A face's own coordinates: from the middle of the mouth to the picture's right and down, along
/// the eyes, the eyes' distance being 1.</summary>
internal sealed class FaceFrame
{
    private readonly Vector2 origin;
    private readonly Vector2 across;
    private readonly Vector2 down;

    private FaceFrame(Vector2 origin, Vector2 across, float unit)
    {
        this.origin = origin;
        this.across = across;
        down = new Vector2(-across.Y, across.X);
        Unit = unit;
    }

    /// <summary>The middle of the mouth, in pixels.</summary>
    public Vector2 Origin => origin;

    /// <summary>The way from the person's right eye to the left, one pixel long.</summary>
    public Vector2 Across => across;

    /// <summary>The distance of the eyes, in pixels.</summary>
    public float Unit { get; }

    /// <summary>How far the head is tilted in the picture, in radians, clockwise.</summary>
    public float Tilt => MathF.Atan2(across.Y, across.X);

    public static FaceFrame Of(ReadOnlySpan<Vector2> landmarks)
    {
        Vector2 eyes = LandmarkLayout.EyeCentre(landmarks, left: true) - LandmarkLayout.EyeCentre(landmarks, left: false);
        Vector2 mouth = (landmarks[LandmarkLayout.RightMouthCorner] + landmarks[LandmarkLayout.LeftMouthCorner]) / 2;
        return new FaceFrame(mouth, Vector2.Normalize(eyes), eyes.Length());
    }

    /// <summary>The same frame in a picture that was moved and scaled.</summary>
    public FaceFrame Scaled(float scale, Vector2 offset) => new((origin * scale) + offset, across, Unit * scale);

    public Vector2 ToFace(Vector2 pixel) => new Vector2(Vector2.Dot(pixel - origin, across), Vector2.Dot(pixel - origin, down)) / Unit;

    public Vector2 ToPixel(Vector2 point) => origin + ToPixels(point);

    /// <summary>A way to go rather than a place.</summary>
    public Vector2 ToPixels(Vector2 way) => ((across * way.X) + (down * way.Y)) * Unit;
}
