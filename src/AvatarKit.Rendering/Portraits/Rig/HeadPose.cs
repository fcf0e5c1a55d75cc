using System.Numerics;

namespace AvatarKit.Rendering;

/// <summary>A head's turn, made into a shift of each point of its picture by a model of its depth.</summary>
internal readonly struct HeadPose
{
    /// <summary>How far a picture turns before it looks like paper, in degrees.</summary>
    private const float MaxTurn = 9;
    private const float MaxTilt = 8;

    private readonly float yawSin;
    private readonly float yawCos;
    private readonly float pitchSin;
    private readonly float pitchCos;
    private readonly float rollSin;
    private readonly float rollCos;

    public HeadPose(float yaw, float pitch, float roll)
    {
        (yawSin, yawCos) = MathF.SinCos(Soft(yaw, MaxTurn));
        (pitchSin, pitchCos) = MathF.SinCos(Soft(pitch, MaxTurn));
        (rollSin, rollCos) = MathF.SinCos(Soft(roll, MaxTilt));
        IsStill = yaw == 0 && pitch == 0 && roll == 0;
    }

    public bool IsStill { get; }

    /// <summary>How far a point moves.</summary>
    /// <param name="point">The point, in the face's own coordinates.</param>
    /// <param name="depth">How far it lies before the ears.</param>
    /// <param name="middle">Height of the head's middle.</param>
    /// <param name="neck">Height of the point the head tilts about.</param>
    public Vector2 Shift(Vector2 point, float depth, float middle, float neck)
    {
        float x = (point.X * yawCos) + (depth * yawSin);
        float y = middle + ((point.Y - middle) * pitchCos) + (depth * pitchSin);
        float above = y - neck;
        return new Vector2((x * rollCos) - (above * rollSin), neck + (x * rollSin) + (above * rollCos)) - point;
    }

    // Nearly the angle itself while it is small, never more than the limit.
    private static float Soft(float degrees, float limit) => limit * MathF.Tanh(degrees / limit) * (MathF.PI / 180);
}
