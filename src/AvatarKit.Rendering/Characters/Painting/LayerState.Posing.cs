namespace AvatarKit.Rendering;

/// <content>How a pose becomes points, in steps too small to be seen: what moves less is not painted again.</content>
internal sealed partial class LayerState
{
    /// <summary>Pixels between places where a point can be.</summary>
    private const float Step = 0.125f;

    /// <summary>Steps from nothing to all of a glow: each is a level or so of what it does to the colours behind it.</summary>
    private const float GlowLevels = 40;

    private static float Snap(float value, float step) => MathF.Round(value / step) * step;

    private bool UpdatePaint(Figure figure)
    {
        float levels = Layer.Kind == RigShapeKind.Glow ? GlowLevels : 255;
        float now = Layer.Opacity is null ? 1 : MathF.Round(Math.Clamp(Layer.Opacity.Evaluate(figure.Values), 0, 1) * levels) / levels;
        float width = stroke is null ? 0 : Snap(MathF.Max(0, Layer.StrokeWidth!.Evaluate(figure.Values)) * figure.Viewport.Scale, Step / 2);
        bool changed = now != opacity || width != strokeWidth;
        if (changed)
        {
            opacity = now;
            strokeWidth = width;
            if (fill is not null)
            {
                fill.Color = fill.Color.WithAlpha((byte)MathF.Round(fillAlpha * now));
            }

            if (stroke is not null)
            {
                stroke.Color = stroke.Color.WithAlpha((byte)MathF.Round(Layer.Stroke!.Value.Alpha * now));
                stroke.StrokeWidth = width;
            }

            IsVisible = isShown && now > 0 && (fill is not null || (stroke is not null && width > 0));
        }

        return changed;
    }

    private void UpdatePoints(Figure figure)
    {
        Layer.Points.CopyTo(local, 0);
        foreach ((int index, Expression value) in Layer.Moving)
        {
            local[index] = value.Evaluate(figure.Values);
        }

        foreach (RigMorph morph in Layer.Morphs)
        {
            float weight = morph.Weight.Evaluate(figure.Values);
            for (int i = 0; weight != 0 && i < local.Length; i++)
            {
                local[i] += weight * morph.Deltas[i];
            }
        }

        float lift = Layer.Lift?.Evaluate(figure.Values) ?? 0;
        for (int i = 0; i + 1 < local.Length; i += 2)
        {
            (float x, float y) = figure.Place(Layer, local[i], local[i + 1], lift);
            points[i] = Snap(x, Step);
            points[i + 1] = Snap(y, Step);
        }

        if (Layer.Kind != RigShapeKind.Path)
        {
            float rx = Layer.Radii.X.Evaluate(figure.Values) * figure.Viewport.Scale;
            float ry = Layer.Radii.Y.Evaluate(figure.Values) * figure.Viewport.Scale;
            points[2] = Snap(rx, Step);
            points[3] = Snap(ry, Step);
            points[4] = (Layer.Rotation?.Evaluate(figure.Values) ?? 0) * (Layer.IsMirrored ? -1 : 1);
        }
    }

    private bool UpdateGradient(Figure figure)
    {
        if (Layer.Fill?.Gradient is not RigGradient shades || Layer.Kind != RigShapeKind.Path)
        {
            return false;
        }

        Span<float> now = stackalloc float[4];
        float lift = Layer.Lift?.Evaluate(figure.Values) ?? 0;
        ReadOnlySpan<float> values = figure.Values;
        (now[0], now[1]) = figure.Place(Layer, shades.Numbers[0].Evaluate(values), shades.Numbers[1].Evaluate(values), lift);
        (now[2], now[3]) = shades.IsLinear
            ? figure.Place(Layer, shades.Numbers[2].Evaluate(values), shades.Numbers[3].Evaluate(values), lift)
            : (MathF.Max(Step, shades.Numbers[2].Evaluate(values) * figure.Viewport.Scale), 0);
        for (int i = 0; i < now.Length; i++)
        {
            now[i] = Snap(now[i], Step);
        }

        bool changed = !now.SequenceEqual(gradient);
        now.CopyTo(gradient);
        return changed;
    }
}
