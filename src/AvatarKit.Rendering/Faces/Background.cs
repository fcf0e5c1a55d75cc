using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>What is behind a face. Immutable and thread-safe.</summary>
public abstract class Background
{
    private protected Background()
    {
    }

    /// <summary>Nothing: the picture is transparent around the face.</summary>
    public static Background Transparent { get; } = new ColorBackground(SKColors.Transparent);

    /// <summary>Whether what is behind shows through.</summary>
    internal abstract bool IsTransparent { get; }

    /// <summary>Paints it over the whole of a canvas of so many pixels.</summary>
    internal abstract void Paint(SKCanvas canvas, int width, int height);

    /// <summary>One colour.</summary>
    /// <param name="color">As <c>#RRGGBB</c> or <c>#AARRGGBB</c>.</param>
    /// <returns>The background.</returns>
    /// <exception cref="ArgumentException"><paramref name="color"/> is not a colour.</exception>
    public static Background Color(string color) => SKColor.TryParse(color, out SKColor parsed)
        ? new ColorBackground(parsed)
        : throw new ArgumentException($"'{color}' is not a colour. A colour is written #RRGGBB or #AARRGGBB.", nameof(color));

    private sealed class ColorBackground(SKColor color) : Background
    {
        internal override bool IsTransparent => color.Alpha < 255;

        internal override void Paint(SKCanvas canvas, int width, int height) => canvas.Clear(color);
    }
}
