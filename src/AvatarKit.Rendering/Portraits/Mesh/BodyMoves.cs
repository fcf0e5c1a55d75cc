using System.Numerics;
using static AvatarKit.Rendering.Shaping;

namespace AvatarKit.Rendering;

/// <summary>How breath and the body's leaning move each vertex of a <see cref="FaceGrid"/>, in the face's own coordinates. Immutable.</summary>
/// <remarks>A photograph has no layers: what is beside the shoulders gives way with them, and less and less further off. Its lower border is free
/// to move: what is below goes on as its last row.</remarks>
internal sealed class BodyMoves
{
    /// <summary>A full breath lifts the shoulders by so much and widens the chest by this share: 2 mm and 1 %, as of a person sitting, of 63 mm
    /// between the eyes.</summary>
    private const float ShoulderLift = 0.036f;
    private const float HeadLift = 0.01f;
    private const float Widening = 0.012f;

    /// <summary>The figure leans about its hips, so far below the mouth; by such an angle, and grown by such a share.</summary>
    private const float Hips = 6;
    private const float SwayRadians = 0.018f;
    private const float LeanScale = 0.014f;

    /// <summary>Where the shoulders begin below the chin, and where what moves has ended: beside the figure, and below.</summary>
    private const float Neck = 0.15f;
    private const float Shoulders = 0.8f;
    private const float Side = 1.9f;

    private readonly Vector2[] breath;
    private readonly Vector2[] sway;
    private readonly Vector2[] lean;

    public BodyMoves(PortraitShape shape, FaceGrid grid)
    {
        breath = new Vector2[grid.Count];
        sway = new Vector2[grid.Count];
        lean = new Vector2[grid.Count];
        for (int i = 0; i < grid.Count; i++)
        {
            Vector2 point = grid.Rest[i];
            float body = Step(shape.Chin + Neck, shape.Chin + Shoulders, point.Y)
                * (1 - Step(Side, FaceGrid.Side, Math.Abs(point.X)))
                * (1 - Step(FaceGrid.Bottom * 0.75f, FaceGrid.Bottom, point.Y));
            float figure = Math.Max(body, grid.HeadShare[i]) * grid.BodyFreedom[i];
            body *= grid.BodyFreedom[i];
            breath[i] = new Vector2(Widening * point.X * body, -((ShoulderLift - HeadLift) * body) - (HeadLift * figure));
            sway[i] = new Vector2(SwayRadians * (Hips - point.Y), SwayRadians * point.X) * figure;
            lean[i] = new Vector2(point.X, point.Y - Hips) * (LeanScale * figure);
        }
    }

    public ReadOnlySpan<Vector2> Breath => breath;

    public ReadOnlySpan<Vector2> Sway => sway;

    public ReadOnlySpan<Vector2> Lean => lean;

    /// <summary>How far a vertex moves.</summary>
    public Vector2 At(int vertex, in BodyPose body) =>
        (breath[vertex] * Bounded(body.Breath)) + (sway[vertex] * Bounded(body.Sway)) + (lean[vertex] * Bounded(body.Lean));

    private static float Bounded(float value) => float.IsFinite(value) ? Math.Clamp(value, -1, 1) : 0;
}
