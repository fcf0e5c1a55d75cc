using System.Numerics;

namespace AvatarKit.Rendering;

/// <summary>Checks that 68 points are a face that can be warped.</summary>
internal sealed class LandmarksCheck(bool fromFeatures)
{
    /// <summary>A face turned further than this to a side shows too little of its other half: the share of
    /// the nose's distance from the nearer eye.</summary>
    private const float MinSymmetry = 0.3f;

    /// <summary>The steepest line of the eyes, in radians.</summary>
    private const float MaxTilt = 0.9f;

    /// <exception cref="PortraitException">A point is outside the picture, or the points are no face.</exception>
    public void Require(ReadOnlySpan<Vector2> points, int width, int height)
    {
        for (int i = 0; i < points.Length; i++)
        {
            // What was not given is not to blame.
            if (fromFeatures && LandmarkFeatures.PathOf(i) is null)
            {
                continue;
            }

            // The jaw is often cut by the picture's border and may lie a little beyond it.
            float slack = !fromFeatures && i < LandmarkLayout.RightBrow ? 0.1f * Math.Max(width, height) : 0;
            if (!(points[i].X >= -slack && points[i].X <= width + slack && points[i].Y >= -slack && points[i].Y <= height + slack))
            {
                throw Wrong(i, $"lies outside the picture of {width} × {height} pixels");
            }
        }

        Vector2 rightEye = LandmarkLayout.EyeCentre(points, left: false);
        Vector2 leftEye = LandmarkLayout.EyeCentre(points, left: true);
        if (Vector2.Distance(rightEye, leftEye) < 1)
        {
            throw Wrong(LandmarkLayout.LeftEye, "is at the other eye: the eyes must be apart");
        }

        FaceFrame frame = FaceFrame.Of(points);
        if (leftEye.X <= rightEye.X || Math.Abs(frame.Tilt) > MaxTilt)
        {
            throw Wrong(
                LandmarkLayout.LeftEye,
                "is not to the right of the person's right eye: turn the picture upright; the person's right eye is on the picture's left");
        }

        Vector2 right = frame.ToFace(points[LandmarkLayout.RightMouthCorner]);
        Vector2 left = frame.ToFace(points[LandmarkLayout.LeftMouthCorner]);
        if (left.X - right.X < 0.3f)
        {
            throw Wrong(LandmarkLayout.LeftMouthCorner, "is not to the right of the mouth's other corner, or too near it");
        }

        float eyes = frame.ToFace(rightEye).Y;
        float top = frame.ToFace(points[LandmarkLayout.UpperLipTop]).Y;
        float bottom = frame.ToFace(points[LandmarkLayout.LowerLipBottom]).Y;
        float chin = frame.ToFace(points[LandmarkLayout.Chin]).Y;
        if (bottom <= top)
        {
            throw Wrong(LandmarkLayout.LowerLipBottom, "is above the upper lip: the mouth is upside down");
        }

        if (eyes > -0.3f || chin <= bottom)
        {
            throw Wrong(LandmarkLayout.Chin, "is not below the mouth, or the mouth not below the eyes");
        }

        float toRight = frame.ToFace(points[LandmarkLayout.NoseBridge + 2]).X - frame.ToFace(rightEye).X;
        float toLeft = frame.ToFace(leftEye).X - frame.ToFace(points[LandmarkLayout.NoseBridge + 2]).X;
        if (Math.Min(toRight, toLeft) < MinSymmetry * Math.Max(toRight, toLeft))
        {
            throw new PortraitException("portrait.face_turned", "The face is turned too far to a side. Give a picture from the front.");
        }
    }

    private PortraitException Wrong(int point, string what)
    {
        string path = (fromFeatures ? LandmarkFeatures.PathOf(point) : null) ?? $"$.points[{point}]";
        return new PortraitException("portrait.landmarks_invalid", $"The landmarks do not fit: {path} {what}.") { JsonPath = path };
    }
}
