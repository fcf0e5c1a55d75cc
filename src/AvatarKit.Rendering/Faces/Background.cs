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

    /// <summary>Colours that run into each other from the top down, evenly spaced.</summary>
    /// <param name="colors">Two to sixteen, as <c>#RRGGBB</c> or <c>#AARRGGBB</c>.</param>
    /// <returns>The background.</returns>
    /// <exception cref="ArgumentException">There are fewer or more, or one is not a colour.</exception>
    public static Background Gradient(params IReadOnlyList<string> colors)
    {
        ArgumentNullException.ThrowIfNull(colors);
        return colors.Count is >= 2 and <= 16
            ? new GradientBackground([.. colors.Select(static color => SKColor.TryParse(color, out SKColor parsed)
                ? parsed
                : throw new ArgumentException($"'{color}' is not a colour. A colour is written #RRGGBB or #AARRGGBB.", nameof(colors)))])
            : throw new ArgumentException($"A gradient has from 2 to 16 colours, not {colors.Count}.", nameof(colors));
    }

    /// <summary>A picture of one's own, scaled to cover all and cut where it is too long.</summary>
    /// <param name="stream">JPEG, PNG or WebP, at most 64 MB and 50 million pixels. It stays open.</param>
    /// <returns>The background.</returns>
    /// <exception cref="ImageException">There is no picture in it, or one that is damaged or too large.</exception>
    public static Background Image(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using SKBitmap bitmap = ImageFile.Decode(stream, new ImageLimits());
        bitmap.SetImmutable();
        return new ImageBackground(SKImage.FromBitmap(bitmap));
    }

    /// <summary>A picture of one's own, scaled to cover all and cut where it is too long.</summary>
    /// <param name="path">A JPEG, PNG or WebP file, at most 64 MB and 50 million pixels.</param>
    /// <returns>The background.</returns>
    /// <exception cref="ImageException">The file is not there, or there is no picture in it, or one that is damaged or too large.</exception>
    public static Background Image(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using SKBitmap bitmap = ImageFile.Decode(path, new ImageLimits());
        bitmap.SetImmutable();
        return new ImageBackground(SKImage.FromBitmap(bitmap));
    }

    private sealed class ColorBackground(SKColor color) : Background
    {
        internal override bool IsTransparent => color.Alpha < 255;

        internal override void Paint(SKCanvas canvas, int width, int height) => canvas.Clear(color);
    }
}
