using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>A rig's palette: named colours and gradients.</summary>
internal sealed class RigColors(RigCursor palette)
{
    /// <summary>A colour: <c>#RRGGBB</c>, <c>#AARRGGBB</c>, a palette entry's name, or either with an
    /// opacity behind a slash (<c>skin/0.4</c>).</summary>
    public SKColor Color(RigCursor value) => Color(value, 0);

    /// <summary>What fills a shape: a colour, or a gradient, given here or by its name in the palette.</summary>
    public RigPaint Paint(RigCursor value, RigScope scope, int side)
    {
        if (value.IsText && palette.Exists && palette.Object().TryGetPropertyValue(value.Text(), out System.Text.Json.Nodes.JsonNode? entry)
            && entry is System.Text.Json.Nodes.JsonObject)
        {
            value = palette[value.Text()];
        }

        if (!value.IsObject)
        {
            return new RigPaint(Color(value), null);
        }

        value.Allow("linear", "radial", "stops");
        bool linear = value["linear"].Exists;
        RigCursor[] numbers = [.. (linear ? value["linear"] : value.Need("radial")).Items(4)];
        if (numbers.Length != (linear ? 4 : 3))
        {
            throw value.Error("A linear gradient has [x0, y0, x1, y1], a radial one [x, y, radius].");
        }

        RigCursor[] stops = [.. value.Need("stops").Items(RigLimits.Stops)];
        if (stops.Length < 2)
        {
            throw value["stops"].Error("A gradient needs at least two stops.");
        }

        var colors = new SKColor[stops.Length];
        var offsets = new float[stops.Length];
        for (int i = 0; i < stops.Length; i++)
        {
            RigCursor[]? pair = stops[i].Node is System.Text.Json.Nodes.JsonArray ? [.. stops[i].Items(2)] : null;
            if (pair is { Length: not 2 })
            {
                throw stops[i].Error("A stop is a colour, or [offset, colour].");
            }

            colors[i] = Color(pair is null ? stops[i] : pair[1]);
            offsets[i] = pair is null ? i / (float)(stops.Length - 1) : pair[0].Number(i == 0 ? 0 : offsets[i - 1], 1);
        }

        return new RigPaint(SKColors.Black, new RigGradient(linear, [.. numbers.Select(number => scope.Read(number, side))], colors, offsets));
    }

    private SKColor Color(RigCursor value, int depth)
    {
        string text = value.Text(200);
        ReadOnlySpan<char> name = text;
        float opacity = 1;
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0)
        {
            name = name[..slash].TrimEnd();
            if (!float.TryParse(
                text.AsSpan(slash + 1),
                System.Globalization.NumberStyles.AllowDecimalPoint,
                System.Globalization.CultureInfo.InvariantCulture,
                out opacity) || opacity > 1)
            {
                throw value.Error($"'{text}': behind the slash stands the opacity, from 0 to 1.");
            }
        }

        SKColor color;
        if (name.StartsWith("#"))
        {
            if (name.Length is not (7 or 9) || !SKColor.TryParse(name.ToString(), out color))
            {
                throw value.Error($"'{text}' is not a colour. A colour is written #RRGGBB or #AARRGGBB, or is named in the palette.");
            }
        }
        else
        {
            RigCursor entry = palette.Exists ? palette[name.ToString()] : default;
            color = entry.IsText && depth < 8
                ? Color(entry, depth + 1)
                : throw value.Error($"'{text}' is not a colour. A colour is written #RRGGBB or #AARRGGBB, or is named in the palette.");
        }

        return color.WithAlpha((byte)MathF.Round(color.Alpha * opacity));
    }
}
