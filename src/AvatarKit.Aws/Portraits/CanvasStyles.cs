namespace AvatarKit.Aws;

/// <summary>The styles Nova Canvas knows by name.</summary>
internal static class CanvasStyles
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "3D_ANIMATED_FAMILY_FILM", "DESIGN_SKETCH", "FLAT_VECTOR_ILLUSTRATION", "GRAPHIC_NOVEL_ILLUSTRATION",
        "MAXIMALISM", "MIDCENTURY_RETRO", "PHOTOREALISM", "SOFT_DIGITAL_PAINTING",
    };

    public static string? Find(PortraitStyle? style)
    {
        string? name = style?.Value?.Replace(' ', '_').ToUpperInvariant();
        return name is not null && Known.Contains(name) ? name : null;
    }
}
