using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>What a painter paints on.</summary>
/// <param name="Width">Width in pixels, even.</param>
/// <param name="Height">Height in pixels, even.</param>
internal sealed record PainterOptions(int Width, int Height)
{
    /// <summary>What is behind the face; <see langword="null"/>: the face's own background.</summary>
    public Background? Background { get; init; }

    /// <summary>How much of the figure is shown.</summary>
    public Framing Framing { get; init; }

    /// <summary>Whether every pose is drawn as it is, for a picture that stands by itself. Else what turns, breathes or leans is moved from the
    /// nearest pose that was drawn: less work, and edges a little softer.</summary>
    public bool IsStill { get; init; }

    /// <summary>Seed of what the face does by itself, such as breathing.</summary>
    public int Seed { get; init; }
}
