namespace AvatarKit.Rendering;

/// <summary>Rounds poses: to steps that nobody sees; and head and breath once more to the few for which the figure is drawn, between which
/// <see cref="BandWarp"/> moves what was drawn.</summary>
internal sealed class PoseQuantiser
{
    /// <summary>Steps of the head, in pixels at the nose and at the crown.</summary>
    private const float NosePixels = 0.02f;
    private const float CrownPixels = 0.04f;
    private const float BreathSteps = 200;
    private const float ShrugSteps = 1000;
    private const float HandSteps = 2000;

    /// <summary>The figure is drawn for angles so far apart, in degrees: half of that turns no part of it out of its shape by a fifth of a pixel
    /// at 1080 rows. Gradients and glows are drawn upright, so that they turn by as much where another pose is drawn.</summary>
    private const float DrawnTurn = 1;
    private const float DrawnTilt = 1;
    private const float DrawnBreath = 0.5f;
    private const float DrawnShrug = 0.1f;

    private readonly bool isStill;
    private readonly float turnStep;
    private readonly float rollStep;

    /// <param name="rig">Who is drawn.</param>
    /// <param name="viewport">How large.</param>
    /// <param name="isStill">Whether every pose is drawn as it is.</param>
    public PoseQuantiser(Rig rig, Viewport viewport, bool isStill)
    {
        this.isStill = isStill;
        // The nose stands about a seventh of the drawing in front of the head's centre; the crown over half of it above the pivot.
        const float degree = MathF.PI / 180;
        turnStep = NosePixels / (0.144f * rig.Height * viewport.Scale * degree);
        rollStep = CrownPixels / (0.57f * rig.Height * viewport.Scale * degree);
    }

    /// <summary>Writes the rounded pose, breath, shoulders and hands over the values and tells what changed.</summary>
    public ulong Apply(ReadOnlySpan<float> pose, in BodyPose body, Span<float> values)
    {
        ulong changed = 0;
        for (int i = 0; i < RigInputs.Count; i++)
        {
            float value = i switch
            {
                RigInputs.Breath => Snap(Finite(body.Breath, 1), 1 / BreathSteps),
                RigInputs.Shrug => Snap(Finite(Math.Max(0, body.Shrug), 1), 1 / ShrugSteps),
                RigInputs.Hands => Hand(body.Hands.Wave),
                RigInputs.Hands + 1 => Hand(body.Hands.Swing, -1),
                RigInputs.Hands + 2 => Hand(body.Hands.Palm),
                RigInputs.Hands + 3 => Hand(body.Hands.Count),
                RigInputs.Hands + 4 => Hand(body.Hands.Fingers, 0, 5),
                _ => Round(i, i < pose.Length ? pose[i] : 0),
            };
            changed |= Set(values, i, value);
        }

        return changed;
    }

    /// <summary>Writes the pose that is drawn for a rounded one over the values and tells what changed.</summary>
    public ulong ApplyDrawn(ReadOnlySpan<float> rounded, Span<float> values)
    {
        ulong changed = 0;
        for (int i = 0; i < RigInputs.Count; i++)
        {
            float step = i switch
            {
                (int)FaceChannel.HeadYaw or (int)FaceChannel.HeadPitch => DrawnTurn,
                (int)FaceChannel.HeadRoll => DrawnTilt,
                RigInputs.Breath => DrawnBreath,
                RigInputs.Shrug => DrawnShrug,
                _ => 0,
            };
            changed |= Set(values, i, step == 0 || isStill ? rounded[i] : Snap(rounded[i], step));
        }

        return changed;
    }

    private static ulong Set(Span<float> values, int index, float value)
    {
        if (value == values[index])
        {
            return 0;
        }

        values[index] = value;
        return 1UL << index;
    }

    private float Round(int channel, float value)
    {
        if (channel < (int)FaceChannel.HeadYaw)
        {
            return float.IsFinite(value) ? MathF.Round(Math.Clamp(value, 0, 1) * 255) / 255 : 0;
        }

        // A head turned further than a drawing can show stays a head.
        return Snap(Finite(value, 25), channel == (int)FaceChannel.HeadRoll ? rollStep : turnStep);
    }

    private static float Finite(float value, float most) => float.IsFinite(value) ? Math.Clamp(value, -most, most) : 0;

    private static float Hand(float value, float least = 0, float most = 1)
        => Snap(Math.Clamp(float.IsFinite(value) ? value : 0, least, most), 1 / HandSteps);

    private static float Snap(float value, float step) => MathF.Round(value / step) * step;
}
