namespace AvatarKit.Rendering;

/// <summary>What a layer draws.</summary>
internal enum RigShapeKind
{
    /// <summary>A path, every point of which is placed.</summary>
    Path,

    /// <summary>An ellipse that only moves as a whole.</summary>
    Ellipse,

    /// <summary>A soft spot of colour.</summary>
    Glow,
}
