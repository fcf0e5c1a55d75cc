using System.Numerics;
using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>Where a face is in a picture: 68 points in the order of the iBUG 300-W annotation, in pixels. Immutable and thread-safe.</summary>
/// <remarks>Kept as JSON in the format <c>avatarkit.landmarks/1</c>; its schema is in the package as <c>schemas/landmarks.schema.json</c>.</remarks>
public sealed class PortraitLandmarks
{
    private readonly Vector2[] points;

    internal PortraitLandmarks(Vector2[] points, bool isMouthOpen) => (this.points, IsMouthOpen) = (points, isMouthOpen);

    /// <summary>The 68 points.</summary>
    public ReadOnlyMemory<Vector2> Points => points;

    /// <summary>Whether the picture shows the mouth open.</summary>
    public bool IsMouthOpen { get; }

    /// <summary>Loads landmarks from a JSON file.</summary>
    /// <exception cref="PortraitException">The file is missing or wrong; <see cref="PortraitException.JsonPath"/> says where.</exception>
    public static PortraitLandmarks Load(string path) => throw new NotImplementedException(path);

    internal static PortraitLandmarks Found(Vector2[] points, SKBitmap image)
    {
        float width = Vector2.Distance(points[LandmarkLayout.RightMouthCorner], points[LandmarkLayout.LeftMouthCorner]);
        float gap = Vector2.Distance(points[LandmarkLayout.UpperLipInner], points[LandmarkLayout.LowerLipInner]);
        return new PortraitLandmarks(points, gap > 0.1f * width);
    }

    internal PortraitLandmarks Scaled(float scale) => new([.. points.Select(point => point * scale)], IsMouthOpen);

    internal void RequireWithin(int width, int height)
    {
    }
}
