using System.Numerics;
using static AvatarKit.Rendering.Shaping;

namespace AvatarKit.Rendering;

/// <summary>How each control moves each point of a face: smooth fields that fade out before they reach what must not move.</summary>
/// <remarks>In the face's own coordinates, the eyes' distance being 1. Amounts were set by eye, on a drawn portrait and on photos.</remarks>
internal sealed class ExpressionFields(PortraitShape shape)
{
    /// <summary>How far the jaw drops when fully open.</summary>
    public const float JawDrop = 0.42f;

    private readonly float half = shape.Mouth.Half;

    /// <summary>How a control moves a point.</summary>
    /// <param name="control">The control, at 1.</param>
    /// <param name="point">The point at rest.</param>
    /// <param name="fromLip">How far below the lips' line; above it: negative.</param>
    /// <param name="isLower">Whether it belongs to the lower half of the face, which parts from the upper along the lips.</param>
    public Vector2 Move(FaceControl control, Vector2 point, float fromLip, bool isLower)
    {
        float across = shape.Mouth.Across(point.X);
        float open = MathF.Pow(Math.Max(1 - (across * across), 0), 0.7f);
        float nose = -shape.NoseBase;
        float upperFade = isLower ? 0 : 1 - Step(0.03f, nose * 0.95f, -fromLip);
        float lowerFade = isLower ? 1 - Step(0.05f, shape.Chin * 0.65f, fromLip) : 0;
        float around = Bell(fromLip, 0.3f);
        return control switch
        {
            FaceControl.JawOpen => JawOpen(point, fromLip, isLower, open, upperFade),
            FaceControl.JawForward => new Vector2(0, isLower ? 0.02f * Jaw(point, fromLip) : 0),
            FaceControl.JawSide => new Vector2(isLower ? 0.1f * Jaw(point, fromLip) : 0, 0),
            FaceControl.MouthSide => new Vector2(0.12f * Bell(point.X, half * 1.6f) * around, 0),
            FaceControl.LipsClose => new Vector2(0, -JawDrop * open * lowerFade),
            FaceControl.LowerDownLeft => new Vector2(0, 0.14f * open * Side(across) * lowerFade),
            FaceControl.LowerDownRight => new Vector2(0, 0.14f * open * Side(-across) * lowerFade),
            FaceControl.UpperUpLeft => new Vector2(0, -0.11f * open * Side(across) * upperFade),
            FaceControl.UpperUpRight => new Vector2(0, -0.11f * open * Side(-across) * upperFade),
            FaceControl.Funnel => new Vector2(-0.24f * half * Inward(across) * around, open * ((0.075f * lowerFade) - (0.06f * upperFade))),
            FaceControl.Pucker => new Vector2(-0.34f * half * Inward(across) * around, Thicken(fromLip, 0.3f, open)),
            FaceControl.PressLeft => new Vector2(0, Thicken(fromLip, -0.35f, Side(across) * Lips(across))),
            FaceControl.PressRight => new Vector2(0, Thicken(fromLip, -0.35f, Side(-across) * Lips(across))),
            FaceControl.RollLower => new Vector2(0, isLower ? Tuck(fromLip, shape.Mouth.LowerThickness) * Lips(across) : 0),
            FaceControl.RollUpper => new Vector2(0, isLower ? 0 : -Tuck(-fromLip, shape.Mouth.UpperThickness) * Lips(across)),
            FaceControl.ShrugLower => new Vector2(0, isLower ? -0.05f * Bell(point.X, half) * Bell(fromLip - (shape.Chin * 0.5f), 0.3f) : 0),
            FaceControl.ShrugUpper => new Vector2(0, -0.05f * open * upperFade),
            FaceControl.SmileLeft => Corner(across, around, 0.09f, -0.085f, left: true) + Cheek(point, -0.035f, left: true),
            FaceControl.SmileRight => Corner(across, around, 0.09f, -0.085f, left: false) + Cheek(point, -0.035f, left: false),
            FaceControl.FrownLeft => Corner(across, around, -0.02f, 0.115f, left: true),
            FaceControl.FrownRight => Corner(across, around, -0.02f, 0.115f, left: false),
            FaceControl.StretchLeft => Corner(across, around, 0.09f, 0.015f, left: true),
            FaceControl.StretchRight => Corner(across, around, 0.09f, 0.015f, left: false),
            FaceControl.DimpleLeft => Corner(across, around, 0.05f, -0.015f, left: true),
            FaceControl.DimpleRight => Corner(across, around, 0.05f, -0.015f, left: false),
            FaceControl.CheekPuff =>
                new Vector2(0.07f * MathF.Sign(point.X) * Bell(Math.Abs(point.X) - (half * 1.5f), fromLip + 0.05f, 0.22f, 0.3f), 0),
            FaceControl.SneerLeft => new Vector2(0, -0.045f * Bell(point.X - 0.2f, point.Y - shape.NoseBase, 0.17f, 0.2f)),
            FaceControl.SneerRight => new Vector2(0, -0.045f * Bell(point.X + 0.2f, point.Y - shape.NoseBase, 0.17f, 0.2f)),
            FaceControl.CheekLeft => Cheek(point, -0.045f, left: true),
            FaceControl.CheekRight => Cheek(point, -0.045f, left: false),
            FaceControl.BrowDownLeft => BrowDown(point, shape.LeftBrow, -1),
            FaceControl.BrowDownRight => BrowDown(point, shape.RightBrow, 1),
            FaceControl.BrowInnerUp => BrowInnerUp(point),
            FaceControl.BrowOuterUpLeft => new Vector2(0, -0.09f * BrowBell(point, shape.LeftBrow + new Vector2(0.12f, 0), 0.3f)),
            FaceControl.BrowOuterUpRight => new Vector2(0, -0.09f * BrowBell(point, shape.RightBrow - new Vector2(0.12f, 0), 0.3f)),
            FaceControl.WideLeft => Widen(point, shape.LeftEye),
            FaceControl.WideRight => Widen(point, shape.RightEye),
            _ => default,
        };
    }

    // The jaw turns about the ears: the chin drops whole, its sides less, the neck gives way below.
    private float Jaw(Vector2 point, float fromLip) =>
        (1 - Step(0.3f, Math.Max(shape.JawHalf, 0.9f) * 1.25f, Math.Abs(point.X))) * (1 - Step(shape.Chin * 0.95f, shape.Chin + 1.05f, fromLip));

    private Vector2 JawOpen(Vector2 point, float fromLip, bool isLower, float open, float upperFade)
    {
        float corners = Bell(Math.Abs(shape.Mouth.Across(point.X)) - 1, 0.5f) * Bell(fromLip, 0.2f);
        var pull = new Vector2(-0.055f * MathF.Sign(point.X) * corners, 0.07f * corners);
        if (!isLower)
        {
            return pull + new Vector2(0, -0.02f * open * upperFade);
        }

        float jaw = Step(0.06f, shape.Chin * 0.75f, fromLip);
        return (pull * (1 - jaw)) + new Vector2(0, JawDrop * ((open * (1 - jaw)) + (0.88f * Jaw(point, fromLip) * jaw)));
    }

    // Weight of the person's left side of the mouth, the picture's right.
    private static float Side(float across) => Step(-0.6f, 0.6f, across);

    private static float Lips(float across) => 1 - Step(0.8f, 1.15f, Math.Abs(across));

    private float Inward(float across) => Math.Abs(across) < 1 ? across : MathF.Sign(across) * Bell((Math.Abs(across) - 1) * half, 0.25f);

    private Vector2 Corner(float across, float around, float outward, float down, bool left)
    {
        float t = left ? across : -across;
        float weight = t < 1 ? Step(0.1f, 1, t) : Bell((t - 1) * half, 0.26f);
        return new Vector2(left ? outward : -outward, down) * (weight * around);
    }

    private Vector2 Cheek(Vector2 point, float up, bool left) =>
        new(0, up * Bell(point.X - (left ? 0.55f : -0.55f), point.Y - (shape.EyeLine * 0.55f), 0.28f, 0.26f));

    // The inner ends rise and come together: a brow that grieves stands aslant.
    private Vector2 BrowInnerUp(Vector2 point)
    {
        float weight = BrowBell(point, new Vector2(0, (shape.LeftBrow.Y + shape.RightBrow.Y) / 2), 0.36f);
        return new Vector2(-0.12f * point.X, -0.13f) * weight;
    }

    private static Vector2 BrowDown(Vector2 point, Vector2 brow, float inward)
    {
        float weight = BrowBell(point, brow + new Vector2(inward * 0.08f, 0), 0.32f);
        return new Vector2(inward * 0.03f, 0.07f) * weight;
    }

    // Brows slide over the bone: what is above follows far up the forehead, the lids below hardly.
    private static float BrowBell(Vector2 point, Vector2 centre, float width) =>
        Bell(point.X - centre.X, width) * Bell(point.Y - centre.Y, point.Y < centre.Y ? 0.5f : 0.17f);

    private static Vector2 Widen(Vector2 point, EyeShape eye)
    {
        Vector2 from = point - eye.Centre;
        return new Vector2(0, 0.28f * from.Y * Bell(from.X, from.Y, eye.Width * 0.6f, eye.Height * 1.3f));
    }

    private static float Thicken(float fromLip, float amount, float weight) => amount * fromLip * Bell(fromLip, 0.16f) * weight;

    // The lip turns inward: its red goes out of sight at the line, the skin follows.
    private static float Tuck(float depth, float thickness) => -0.62f * depth * Bell(depth, thickness * 1.25f);
}
