namespace AvatarKit.Rendering;

/// <summary>What a layer takes from the groups around it.</summary>
internal sealed record RigLayerContext(RigPlace Place, int Depth)
{
    public string? Part { get; init; }

    public string? Clip { get; init; }

    public Expression? Lift { get; init; }

    public (Expression X, Expression Y)[] Moves { get; init; } = [];

    /// <summary>1 and −1 within sided groups; else 0.</summary>
    public int Side { get; init; }
}
