namespace AvatarKit.Rendering;

/// <summary>Rounds poses so that what nobody sees costs nothing.</summary>
internal sealed class PoseQuantiser
{
    private const float YawPixels = 0.5f;
    private const float RollPixels = 1;

    private readonly float turnStep;
    private readonly float rollStep;

    public PoseQuantiser(Rig rig, Framing framing)
    {
        // The nose stands about a seventh of the drawing in front of the head's centre; the crown over half of it above the pivot.
        const float degree = MathF.PI / 180;
        turnStep = YawPixels / (0.144f * rig.Height * framing.Scale * degree);
        rollStep = RollPixels / (0.57f * rig.Height * framing.Scale * degree);
    }

    /// <summary>Writes the rounded pose and breathing over the values and tells what changed.</summary>
    public ulong Apply(ReadOnlySpan<float> pose, float breath, Span<float> values)
    {
        ulong changed = 0;
        for (int i = 0; i < RigInputs.Count; i++)
        {
            float value = i == RigInputs.Breath ? MathF.Round(breath * 4) / 4 : Round(i, i < pose.Length ? pose[i] : 0);
            if (value != values[i])
            {
                values[i] = value;
                changed |= 1UL << i;
            }
        }

        return changed;
    }

    private float Round(int channel, float value)
    {
        if (!float.IsFinite(value))
        {
            return 0;
        }

        if (channel < (int)FaceChannel.HeadYaw)
        {
            return MathF.Round(Math.Clamp(value, 0, 1) * 255) / 255;
        }

        // A head turned further than a drawing can show stays a head.
        float step = channel == (int)FaceChannel.HeadRoll ? rollStep : turnStep;
        return MathF.Round(Math.Clamp(value, -25, 25) / step) * step;
    }
}
