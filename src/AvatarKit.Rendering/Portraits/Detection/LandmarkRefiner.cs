using System.Numerics;
using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>Makes found landmarks finer where a warp shows every pixel: at the lips and the lids. The network sees a face at 112 pixels; this
/// looks at the picture itself.</summary>
internal static class LandmarkRefiner
{
    /// <summary>Refines the 68 points in place.</summary>
    /// <returns>Whether the mouth is open.</returns>
    public static bool Refine(SKImage image, Vector2[] points)
    {
        FaceFrame frame = FaceFrame.Of(points);
        foreach (int first in (ReadOnlySpan<int>)[LandmarkLayout.RightEye, LandmarkLayout.LeftEye])
        {
            Vector2[] eye = new EyeRefiner(image, frame, points.AsSpan(first, 6)).Find();
            for (int i = 0; i < eye.Length; i++)
            {
                points[first + i] = frame.ToPixel(eye[i]);
            }
        }

        return new LipRefiner(image, frame, points).Refine();
    }
}
