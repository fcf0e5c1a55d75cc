using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>One drawn shape of a rig.</summary>
internal sealed class RigLayer
{
    public required string Id { get; init; }

    /// <summary>Which part of the face it belongs to, such as <c>mouth</c>; <see langword="null"/>: none in particular.</summary>
    public string? Part { get; init; }

    public required RigShapeKind Kind { get; init; }

    /// <summary>A path's commands.</summary>
    public string Verbs { get; init; } = "";

    /// <summary>x and y of each point; of a rigid shape its centre.</summary>
    public float[] Points { get; init; } = [];

    /// <summary>Coordinates that are expressions.</summary>
    public (int Index, Expression Value)[] Moving { get; init; } = [];

    public RigMorph[] Morphs { get; init; } = [];

    /// <summary>Added to every point: what the groups around it move.</summary>
    public (Expression X, Expression Y)[] Moves { get; init; } = [];

    /// <summary>Whether it is drawn mirrored, for the figure's right.</summary>
    public bool IsMirrored { get; init; }

    public required RigPlace Place { get; init; }

    /// <summary>Depth added to that of its place.</summary>
    public Expression? Lift { get; init; }

    /// <summary>Radii of a rigid shape.</summary>
    public (Expression X, Expression Y) Radii { get; init; }

    /// <summary>How far a rigid shape is turned, in degrees.</summary>
    public Expression? Rotation { get; init; }

    public RigPaint? Fill { get; init; }

    public SKColor? Stroke { get; init; }

    public Expression? StrokeWidth { get; init; }

    public Expression? Opacity { get; init; }

    /// <summary>How soft its edge is: standard deviation in the drawing's units.</summary>
    public float Blur { get; init; }

    /// <summary>The layer whose shape it is drawn within; −1: none.</summary>
    public int Clip { get; set; } = -1;

    /// <summary>What changes it, what clips it left aside.</summary>
    public ulong Inputs { get; init; }
}
