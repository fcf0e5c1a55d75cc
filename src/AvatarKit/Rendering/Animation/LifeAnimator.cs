using static AvatarKit.FaceChannel;

namespace AvatarKit;

/// <summary>What a face does besides speaking: it blinks, looks about, and is never quite still nor quite the same on both sides.
/// A function of the turn's time, so it goes on across segments.</summary>
internal readonly struct LifeAnimator(int seed)
{
    /// <summary>How far eyes that look straight ahead can turn before their channel is at 1, in degrees:
    /// what keeps them on the viewer while the head turns.</summary>
    private const float EyeDegrees = 35;

    /// <summary>Eyes that look past the viewer look further away: their lines part, by this much at most.</summary>
    private const float Divergence = 0.035f;

    /// <summary>How much stronger one side of a face is than the other at most.</summary>
    private const float Skew = 0.12f;

    private readonly int seed = seed;

    /// <summary>Writes eyes and head.</summary>
    /// <param name="time">Seconds since the turn's first audio.</param>
    /// <param name="mood">What the mood asks of them.</param>
    /// <param name="aside">Where the words send the eyes, right and down, on top.</param>
    /// <param name="energy">0 while the face does not speak, 1 while it does.</param>
    /// <param name="pose">A pose in the order of <see cref="FaceChannel"/>.</param>
    public void Sample(double time, ReadOnlySpan<float> mood, (float X, float Y) aside, float energy, Span<float> pose)
    {
        HeadDrift head = HeadDrift.At(seed, time, energy);
        pose[(int)HeadYaw] = head.Yaw;
        pose[(int)HeadPitch] = head.Pitch;
        pose[(int)HeadRoll] = head.Roll;
        (pose[(int)EyeBlinkLeft], pose[(int)EyeBlinkRight]) = BlinkMotion.At(seed, time, mood[MoodPoses.Concentration]);
        (float x, float y) = GazeMotion.At(seed, time);
        x += mood[MoodPoses.GazeX] + aside.X;
        y += mood[MoodPoses.GazeY] + aside.Y;
        float far = Divergence * Math.Clamp((float.Hypot(x, y) - 0.05f) / 0.3f, 0, 1);
        x -= head.Yaw / EyeDegrees;
        y -= head.Pitch / EyeDegrees;
        Look(pose, EyeLookOutLeft, EyeLookInLeft, x + far);
        Look(pose, EyeLookInRight, EyeLookOutRight, x - far);
        Look(pose, EyeLookDownLeft, EyeLookUpLeft, y);
        Look(pose, EyeLookDownRight, EyeLookUpRight, y);
    }

    /// <summary>Makes a mood a little stronger on one side of the face, which side is the face's own.</summary>
    /// <param name="layer">The mood, as <see cref="MoodAnimator.Sample"/> gives it.</param>
    public void AddSkew(Span<float> layer)
    {
        float skew = Skew * ((2 * Curves.Random(seed, 24, 0)) - 1);
        ReadOnlySpan<FaceChannel> left =
            [BrowDownLeft, BrowOuterUpLeft, CheekSquintLeft, EyeSquintLeft, MouthDimpleLeft, MouthFrownLeft, MouthSmileLeft];
        foreach (FaceChannel channel in left)
        {
            layer[(int)channel] *= 1 + skew;
            layer[(int)channel + 1] *= 1 - skew;
        }
    }

    private static void Look(Span<float> pose, FaceChannel one, FaceChannel other, float value)
    {
        pose[(int)one] = Math.Max(0, value);
        pose[(int)other] = Math.Max(0, -value);
    }
}
