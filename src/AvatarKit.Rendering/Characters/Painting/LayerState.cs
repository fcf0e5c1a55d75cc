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
            stroke = new SKPaint
            {
                IsAntialias = true,
                Color = line,
                Style = SKPaintStyle.Stroke,
                StrokeCap = SKStrokeCap.Round,
                StrokeJoin = SKStrokeJoin.Round,
                MaskFilter = soft,
            };
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

    public void Dispose()
    {
        path?.Dispose();
        gradientPath?.Dispose();
        sprite?.Dispose();
        fill?.Dispose();
        stroke?.Dispose();
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
