using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>A layer as it stands in the current pose: its points in pixels, its paint, what it covers.</summary>
internal sealed partial class LayerState : IDisposable
{
    private readonly float[] points;
    private readonly float[] before;
    private readonly float[] local;
    private readonly float[] gradient = new float[4];
    private readonly NativePath? path;
    private readonly NativePath? gradientPath;
    private readonly SKPaint? fill;
    private readonly SKPaint? stroke;
    private readonly byte fillAlpha;
    private readonly bool isClip;
    private readonly bool isShown;
    private readonly float softness;
    private GradientSprite? sprite;
    private SKMatrix matrix = SKMatrix.Identity;
    private int texels = 2;
    private bool isTurned;
    private float opacity = -1;
    private float strokeWidth;
    private bool isFresh = true;

    public LayerState(RigLayer layer, NativePath.Builder builder, bool isClip, float scale, bool isShown)
    {
        Layer = layer;
        this.isClip = isClip;
        this.isShown = isShown;
        softness = layer.Blur * scale * 3.2f;
        points = new float[layer.Points.Length + (layer.Kind == RigShapeKind.Path ? 0 : 3)];
        before = new float[points.Length];
        local = new float[layer.Points.Length];
        path = layer.Kind == RigShapeKind.Path ? new NativePath(builder) : null;
        SKMaskFilter? soft = layer.Blur > 0 ? SKMaskFilter.CreateBlur(SKBlurStyle.Normal, layer.Blur * scale) : null;
        if (layer.Fill is RigPaint paint)
        {
            fill = new SKPaint { IsAntialias = true, Color = paint.Color, MaskFilter = soft };
            gradientPath = layer.Kind == RigShapeKind.Path && paint.Gradient is not null ? new NativePath(builder) : null;
            fillAlpha = paint.Gradient is null ? paint.Color.Alpha : (byte)255;
        }

        if (layer.Stroke is SKColor line)
        {
            stroke = new SKPaint { IsAntialias = true, Color = line, Style = SKPaintStyle.Stroke, StrokeCap = SKStrokeCap.Round, StrokeJoin = SKStrokeJoin.Round, MaskFilter = soft };
        }

        soft?.Dispose();
    }

    public RigLayer Layer { get; }

    /// <summary>Whether it draws anything.</summary>
    public bool IsVisible { get; private set; }

    /// <summary>What it covers, in pixels, edges included.</summary>
    public SKRect Bounds { get; private set; }

    /// <summary>Brings it to the figure's pose and marks what changes by that.</summary>
    public void Update(Figure figure, int index, ReadOnlySpan<LayerState> all, IDirtyMarks marks)
    {
        SKRect oldBounds = Bounds;
        bool wasVisible = IsVisible;
        bool whole = isFresh | UpdatePaint(figure);
        points.CopyTo(before, 0);
        UpdatePoints(figure);
        whole |= UpdateGradient(figure);
        bool moved = isFresh || !points.AsSpan().SequenceEqual(before);
        if (moved || whole)
        {
            Bounds = Layer.Kind == RigShapeKind.Path ? PathBounds() : RigidBounds();
            Build();
        }

        if (wasVisible || IsVisible || isClip)
        {
            if (whole || (moved && (Layer.Kind != RigShapeKind.Path || IsTiny(oldBounds) || IsTiny(Bounds))))
            {
                SKRect area = isFresh ? Bounds : SKRect.Union(oldBounds, Bounds);
                if (!isClip && Layer.Clip >= 0)
                {
                    area.Intersect(all[Layer.Clip].Bounds);
                }

                marks.Mark(index, area);
            }
            else if (moved)
            {
                MarkSegments(index, marks);
            }
        }

        isFresh = false;
    }

    /// <summary>Whether it may draw anything within an area: exact enough that thin shapes round an empty middle cost nothing there.</summary>
    public bool Touches(SKRectI area)
    {
        SKRect bounds = Bounds;
        if (bounds.Left >= area.Right || bounds.Right <= area.Left || bounds.Top >= area.Bottom || bounds.Bottom <= area.Top)
        {
            return false;
        }

        return Layer.Kind != RigShapeKind.Path || PathReach.Touches(Layer.Verbs, points, Margin, area, fill is not null);
    }

    /// <summary>Draws it.</summary>
    public void Draw(SKCanvas canvas)
    {
        nint target = canvas.Handle;
        if (Layer.Kind != RigShapeKind.Path)
        {
            int count = canvas.Save();
            canvas.Concat(in matrix);
            if (Layer.Kind == RigShapeKind.Glow)
            {
                canvas.DrawRect(0, 0, texels, texels, fill!);
            }
            else
            {
                canvas.DrawOval(texels / 2f, texels / 2f, texels / 2f, texels / 2f, fill!);
            }

            canvas.RestoreToCount(count);
            return;
        }

        if (gradientPath is not null)
        {
            int count = canvas.Save();
            canvas.Concat(in matrix);
            gradientPath.Draw(target, fill!.Handle);
            canvas.RestoreToCount(count);
        }
        else if (fill is not null)
        {
            path!.Draw(target, fill.Handle);
        }

        if (stroke is not null)
        {
            path!.Draw(target, stroke.Handle);
        }
    }

    /// <summary>Limits what is drawn next to this shape's inside.</summary>
    public void Clip(SKCanvas canvas) => path!.Clip(canvas.Handle);

    public void Dispose()
    {
        path?.Dispose();
        gradientPath?.Dispose();
        sprite?.Dispose();
        fill?.Dispose();
        stroke?.Dispose();
    }

    private bool UpdatePaint(Figure figure)
    {
        float now = Layer.Opacity is null ? 1 : MathF.Round(Math.Clamp(Layer.Opacity.Evaluate(figure.Values), 0, 1) * 255) / 255;
        float width = stroke is null ? 0 : MathF.Max(0, Layer.StrokeWidth!.Evaluate(figure.Values)) * figure.Framing.Scale;
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
            (points[i], points[i + 1]) = figure.Place(Layer, local[i], local[i + 1], lift);
        }

        if (Layer.Kind != RigShapeKind.Path)
        {
            points[2] = Layer.Radii.X.Evaluate(figure.Values) * figure.Framing.Scale;
            points[3] = Layer.Radii.Y.Evaluate(figure.Values) * figure.Framing.Scale;
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
            : (MathF.Max(0.1f, shades.Numbers[2].Evaluate(values) * figure.Framing.Scale), 0);
        bool changed = !now.SequenceEqual(gradient);
        now.CopyTo(gradient);
        return changed;
    }

    private void Build()
    {
        if (Layer.Kind != RigShapeKind.Path)
        {
            BuildRigid();
            return;
        }

        path!.Build(Layer.Verbs, points, fill is not null || isClip);
        if (gradientPath is null)
        {
            return;
        }

        if (sprite is null)
        {
            sprite = GradientSprite.Of(Layer.Fill!.Gradient!, gradient, Bounds);
            fill!.Shader = sprite.Shader;
        }

        // The gradient's picture stays as it was made and the path goes into its space: a new one for every frame would be garbage.
        matrix = sprite.Matrix(gradient);
        for (int i = 0; i + 1 < local.Length; i += 2)
        {
            local[i] = (points[i] - matrix.TransX) / matrix.ScaleX;
            local[i + 1] = (points[i + 1] - matrix.TransY) / matrix.ScaleY;
        }

        gradientPath.Build(Layer.Verbs, local, true);
    }

    private void BuildRigid()
    {
        float rotation = points[4];
        if (fill!.Shader is null && (Layer.Kind == RigShapeKind.Glow || Layer.Fill!.Gradient is not null))
        {
            // A glow that never turns against its centre is drawn turned into its picture, which stays upright.
            isTurned = Layer.Kind == RigShapeKind.Glow && rotation != 0 && Layer.Rotation!.IsConstant;
            texels = Math.Clamp((int)(MathF.Max(points[2], points[3]) * 1.5f), 32, 256);
            using SKShader shader = RigidSprite.Of(Layer, texels, isTurned ? rotation : 0, points[3] / MathF.Max(0.01f, points[2]));
            fill.Shader = shader;
        }

        float rx = MathF.Max(0.01f, points[2]) * 2 / texels;
        float ry = isTurned ? rx : MathF.Max(0.01f, points[3]) * 2 / texels;
        (float sin, float cos) = isTurned ? (0, 1) : MathF.SinCos(rotation * (MathF.PI / 180));
        float half = texels / 2f;
        matrix = new SKMatrix(
            cos * rx, -sin * ry, points[0] - (((cos * rx) - (sin * ry)) * half),
            sin * rx, cos * ry, points[1] - (((sin * rx) + (cos * ry)) * half),
            0, 0, 1);
    }

    /// <summary>How far beyond its points it may draw: three standard deviations of a blur hold all one sees of it.</summary>
    private float Margin => 1.5f + (strokeWidth / 2) + softness;

    private SKRect PathBounds()
    {
        SKRect bounds = Box(points, 0, points.Length / 2);
        bounds.Inflate(Margin, Margin);
        return bounds;
    }

    private SKRect RigidBounds()
    {
        float reach = MathF.Max(points[2], points[3]);
        float rx = (points[4] == 0 ? points[2] : reach) + 1.5f + softness;
        float ry = (points[4] == 0 ? points[3] : reach) + 1.5f + softness;
        return new SKRect(points[0] - rx, points[1] - ry, points[0] + rx, points[1] + ry);
    }
}
