namespace AvatarKit.Rendering;

/// <summary>Where the whole figure stands: it leans about a point below the picture, where its hips are, and rises with the breath.</summary>
internal sealed class BodyPlace(Rig rig, Viewport viewport)
{
    /// <summary>How far below the drawing's top the hips are, in its heights.</summary>
    private const float Hips = 1.3f;

    /// <summary>How far the figure leans aside, in radians, and how much larger it gets where it leans forward.</summary>
    private const float SwayRadians = 0.018f;
    private const float LeanScale = 0.014f;

    /// <summary>How far a breath lifts all of it, in shares of the drawing's height; a rig's own places say what it does
    /// to the shoulders besides.</summary>
    private const float BreathLift = 0.003f;

    /// <summary>Steps that are too small to be seen.</summary>
    private const float Steps = 2000;

    private readonly float x = viewport.Left + (rig.Width / 2 * viewport.Scale);
    private readonly float y = viewport.Top + (rig.Height * Hips * viewport.Scale);
    private readonly float lift = rig.Height * BreathLift * viewport.Scale;

    /// <summary>From where the figure is drawn, in pixels, to where it stands.</summary>
    public Affine Of(in BodyPose body)
    {
        float sway = Step(body.Sway);
        float lean = Step(body.Lean);
        float breath = Step(body.Breath);
        if (sway == 0 && lean == 0 && breath == 0)
        {
            return Affine.Identity;
        }

        (float sin, float cos) = MathF.SinCos(sway * SwayRadians);
        float scale = 1 + (lean * LeanScale);
        float a = cos * scale;
        float b = -sin * scale;
        return new Affine(a, b, x - (a * x) - (b * y), -b, a, y + (b * x) - (a * y) - (breath * lift));
    }

    private static float Step(float value) => float.IsFinite(value) ? MathF.Round(Math.Clamp(value, -1, 1) * Steps) / Steps : 0;
}
