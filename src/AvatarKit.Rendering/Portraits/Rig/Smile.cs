using System.Numerics;
using static AvatarKit.Rendering.Shaping;

namespace AvatarKit.Rendering;

/// <summary>The smile that a picture shows, and how its mesh lets go of it: without, a face would smile in every mood.</summary>
/// <param name="Left">How far the person's left corner of the mouth is moved at rest.</param>
/// <param name="Right">How far the right one is.</param>
/// <param name="Amount">How much of a smile it is, from 0 to 1.</param>
internal readonly record struct Smile(Vector2 Left, Vector2 Right, float Amount)
{
    /// <summary>Corners stand about as high as the line of the lips in a face that does not smile; up to the second it may be how the face is
    /// made. In distances of the eyes.</summary>
    private const float NeutralLift = 0.012f;
    private const float LeastLift = 0.03f;
    private const float FullLift = 0.075f;

    /// <summary>Half of a mouth's width at rest: 50 mm of 63 between the eyes, and some more, since mouths differ.</summary>
    private const float NeutralHalf = 0.43f;

    /// <summary>How much of a smile is let go: a face without any of its own is another's.</summary>
    private const float LetGo = 0.9f;

    /// <summary>More than this bends what is around the mouth.</summary>
    private const float MostLift = 0.22f;
    private const float MostWidth = 0.08f;

    /// <summary>Reads a smile from the height of the mouth's corners and its width.</summary>
    public static Smile Of(MouthShape mouth)
    {
        float middle = MouthInterior.LineOf(mouth);
        float right = middle - mouth.Edge(mouth.Left, ofUpperLip: true);
        float left = middle - mouth.Edge(mouth.Right, ofUpperLip: true);
        float amount = Step(LeastLift, FullLift, (left + right) / 2);
        float inward = Math.Clamp(mouth.Half - NeutralHalf, 0, MostWidth) * LetGo * amount;
        return new Smile(new Vector2(-inward, Down(left) * amount), new Vector2(inward, Down(right) * amount), amount);
    }

    /// <summary>How a point moves as the smile is let go.</summary>
    /// <param name="shape">The face.</param>
    /// <param name="point">The point in the picture.</param>
    /// <param name="fromLip">How far below its lip's edge; above: negative.</param>
    public Vector2 LetGoAt(PortraitShape shape, Vector2 point, float fromLip)
    {
        if (Amount <= 0)
        {
            return default;
        }

        MouthShape mouth = shape.Mouth;
        float across = mouth.Across(point.X);
        Vector2 corner = across < 0 ? Right : Left;
        float side = Math.Abs(across);
        float weight = side < 1 ? MathF.Pow(side, 1.6f) : Bell((side - 1) * mouth.Half, 0.3f);

        // Cheeks that the smile has pushed up sink with the corners, half as far.
        float around = Math.Max(Bell(fromLip, 0.3f), 0.5f * Bell(fromLip + 0.32f, 0.28f) * Step(0.5f, 1.2f, side));
        return corner * (weight * around);
    }

    private static float Down(float lift) => Math.Clamp(lift - NeutralLift, 0, MostLift) * LetGo;
}
