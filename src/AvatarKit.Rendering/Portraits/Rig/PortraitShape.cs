using System.Numerics;

namespace AvatarKit.Rendering;

/// <summary>A face in its own coordinates: what the rig needs to know of it. Immutable.</summary>
internal sealed class PortraitShape
{
    /// <summary>Half of the upper teeth's width that is seen, at least and at most: 27 mm of 63 between the eyes, and what faces differ.</summary>
    private const float LeastTeeth = 0.37f;
    private const float MostTeeth = 0.47f;

    public PortraitShape(FaceFrame frame, ReadOnlySpan<Vector2> landmarks, MouthShape mouth)
    {
        Mouth = mouth;
        RightEye = EyeShape.Of(frame, landmarks, left: false);
        LeftEye = EyeShape.Of(frame, landmarks, left: true);
        EyeLine = (RightEye.Centre.Y + LeftEye.Centre.Y) / 2;
        NoseBase = Math.Clamp(frame.ToFace(landmarks[LandmarkLayout.NoseBase]).Y, -0.8f, -0.2f);
        NoseTip = frame.ToFace(landmarks[LandmarkLayout.NoseTip]);
        Chin = Math.Clamp(frame.ToFace(landmarks[LandmarkLayout.Chin]).Y, 0.45f, 1.1f);
        RightBrow = Brow(frame, landmarks.Slice(LandmarkLayout.RightBrow, 5));
        LeftBrow = Brow(frame, landmarks.Slice(LandmarkLayout.LeftBrow, 5));
        Smile = Smile.Of(mouth);
        float inward = (Smile.Right.X - Smile.Left.X) / 2;
        TeethHalf = Math.Clamp(mouth.Half - inward, LeastTeeth, MostTeeth);
        JawHalf = Math.Clamp((frame.ToFace(landmarks[12]).X - frame.ToFace(landmarks[4]).X) / 2, 0.6f, 1.4f);
    }

    public MouthShape Mouth { get; }

    public EyeShape RightEye { get; }

    public EyeShape LeftEye { get; }

    /// <summary>Height of the eyes: above the mouth, so negative.</summary>
    public float EyeLine { get; }

    public float NoseBase { get; }

    public Vector2 NoseTip { get; }

    public float Chin { get; }

    /// <summary>Middle of a brow.</summary>
    public Vector2 RightBrow { get; }

    /// <summary>Middle of a brow.</summary>
    public Vector2 LeftBrow { get; }

    /// <summary>The smile that the picture shows.</summary>
    public Smile Smile { get; }

    /// <summary>Half of the upper teeth's width.</summary>
    public float TeethHalf { get; }

    /// <summary>Half the jaw's width at the height of the mouth.</summary>
    public float JawHalf { get; }

    private static Vector2 Brow(FaceFrame frame, ReadOnlySpan<Vector2> points)
    {
        Vector2 sum = default;
        foreach (Vector2 point in points)
        {
            sum += frame.ToFace(point);
        }

        return sum / points.Length;
    }
}
