namespace AvatarKit.Rendering;

/// <summary>How a band that was drawn for one pose is moved into another one near it, to a small part of a pixel: the affine map that fits best
/// where its points would be.</summary>
/// <remarks>Turning, tilting, breathing and leaning move the parts of a drawing almost as a whole: to move a sheet costs a part of drawing
/// it anew.</remarks>
internal sealed class BandWarp
{
    /// <summary>Points of a band that are looked at.</summary>
    private const int Points = 12;

    /// <summary>How unwilling a band is to turn or stretch rather than to move, in square pixels: small ones just move.</summary>
    private const float Stiffness = 4;

    private readonly WarpPoint[] points;
    private readonly bool isBackdrop;
    private readonly bool followsHead;
    private readonly float[] from;
    private readonly float[] fromInputs = new float[RigInputs.Count - (int)FaceChannel.HeadYaw];

    public BandWarp(ReadOnlySpan<RigLayer> layers)
    {
        var all = new List<WarpPoint>();
        isBackdrop = true;
        foreach (RigLayer layer in layers)
        {
            isBackdrop &= layer.Part == "backdrop";
            followsHead |= (layer.Inputs & RigInputs.Figure) != 0;
            for (int i = 0; i + 1 < layer.Points.Length; i += 2)
            {
                all.Add(new WarpPoint(layer, layer.Points[i], layer.Points[i + 1]));
            }
        }

        int step = Math.Max(1, all.Count / Points);
        points = [.. all.Where((_, index) => index % step == 0)];
        from = new float[points.Length * 2];
        fromInputs[0] = float.NaN;
    }

    /// <summary>From where it was drawn to where it is.</summary>
    public Affine Map { get; private set; } = Affine.Identity;

    /// <summary>Fits the map.</summary>
    /// <param name="drawn">The figure it was drawn for.</param>
    /// <param name="now">The figure as it is.</param>
    /// <param name="body">What the whole figure does besides.</param>
    /// <returns>Whether the map is another one.</returns>
    public bool Fit(Figure drawn, Figure now, in Affine body)
    {
        Affine map = isBackdrop ? Affine.Identity : followsHead ? body.After(Fit(drawn, now)) : body;
        bool isOther = map != Map;
        Map = map;
        return isOther;
    }

    /// <summary>Finds where the points are drawn, which changes with the few poses that are drawn alone.</summary>
    private void Place(Figure drawn)
    {
        ReadOnlySpan<float> inputs = drawn.Values.Slice((int)FaceChannel.HeadYaw, fromInputs.Length);
        if (inputs.SequenceEqual(fromInputs))
        {
            return;
        }

        inputs.CopyTo(fromInputs);
        for (int i = 0; i < points.Length; i++)
        {
            (from[2 * i], from[(2 * i) + 1]) = points[i].In(drawn);
        }
    }

    private Affine Fit(Figure drawn, Figure now)
    {
        if (points.Length == 0 || drawn.StandsAs(now))
        {
            return Affine.Identity;
        }

        Place(drawn);
        Span<float> by = stackalloc float[points.Length * 2];
        float centreX = 0;
        float centreY = 0;
        float byX = 0;
        float byY = 0;
        for (int i = 0; i < points.Length; i++)
        {
            (float toX, float toY) = points[i].In(now);
            by[2 * i] = toX - from[2 * i];
            by[(2 * i) + 1] = toY - from[(2 * i) + 1];
            centreX += from[2 * i] / points.Length;
            centreY += from[(2 * i) + 1] / points.Length;
            byX += by[2 * i] / points.Length;
            byY += by[(2 * i) + 1] / points.Length;
        }

        float xx = Stiffness * points.Length;
        float yy = xx;
        float xy = 0;
        float xMoves = 0;
        float yMoves = 0;
        float xMovesY = 0;
        float yMovesY = 0;
        for (int i = 0; i < points.Length; i++)
        {
            float x = from[2 * i] - centreX;
            float y = from[(2 * i) + 1] - centreY;
            xx += x * x;
            xy += x * y;
            yy += y * y;
            xMoves += x * (by[2 * i] - byX);
            yMoves += y * (by[2 * i] - byX);
            xMovesY += x * (by[(2 * i) + 1] - byY);
            yMovesY += y * (by[(2 * i) + 1] - byY);
        }

        float determinant = (xx * yy) - (xy * xy);
        float a = ((xMoves * yy) - (yMoves * xy)) / determinant;
        float b = ((yMoves * xx) - (xMoves * xy)) / determinant;
        float d = ((xMovesY * yy) - (yMovesY * xy)) / determinant;
        float e = ((yMovesY * xx) - (xMovesY * xy)) / determinant;
        return new Affine(
            1 + a, b, byX - (a * centreX) - (b * centreY),
            d, 1 + e, byY - (d * centreX) - (e * centreY));
    }

    /// <summary>A point of a layer, in the drawing's units.</summary>
    private readonly record struct WarpPoint(RigLayer Layer, float X, float Y)
    {
        /// <summary>Where it is in a figure, in pixels.</summary>
        public (float X, float Y) In(Figure figure) => figure.Place(Layer, X, Y, Layer.Lift?.Evaluate(figure.Values) ?? 0);
    }
}
