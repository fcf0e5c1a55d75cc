namespace AvatarKit;

/// <summary>How a portrait is drawn. A generator that does not know a style by name reads it as words.</summary>
/// <param name="Value">The style's name, in lower case.</param>
public readonly record struct PortraitStyle(string Value)
{
    /// <summary>Like a photograph.</summary>
    public static PortraitStyle Photorealism { get; } = new("photorealism");

    /// <summary>Like an animated family film in 3D.</summary>
    public static PortraitStyle Animated { get; } = new("3d animated family film");

    /// <summary>A sketch by hand.</summary>
    public static PortraitStyle Sketch { get; } = new("design sketch");

    /// <summary>Flat shapes in few colours.</summary>
    public static PortraitStyle FlatIllustration { get; } = new("flat vector illustration");

    /// <summary>Like a graphic novel.</summary>
    public static PortraitStyle GraphicNovel { get; } = new("graphic novel illustration");

    /// <summary>A soft digital painting.</summary>
    public static PortraitStyle Painting { get; } = new("soft digital painting");

    /// <inheritdoc/>
    public override string ToString() => Value;
}
