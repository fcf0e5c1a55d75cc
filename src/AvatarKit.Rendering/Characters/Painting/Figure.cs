namespace AvatarKit.Rendering;

/// <summary>A rig in a pose: its channels, its signals, its head's turn; and where points of the drawing get to.</summary>
internal sealed class Figure
{
    private const float Degree = MathF.PI / 180;

    private readonly Rig rig;
    private readonly float[] values;
    private float sinYaw;
    private float cosYaw = 1;
    private float sinPitch;
    private float cosPitch = 1;
    private float sinRoll;
    private float cosRoll = 1;

    public Figure(Rig rig, Viewport viewport)
    {
        this.rig = rig;
        Viewport = viewport;
        values = new float[RigInputs.Count + rig.Signals.Length];
        Update(RigInputs.All);
    }

    public Viewport Viewport { get; }

    /// <summary>Channels, breathing, signals.</summary>
    public ReadOnlySpan<float> Values => values;

    /// <summary>The channels and breathing, to be set before <see cref="Update"/>.</summary>
    public Span<float> Inputs => values.AsSpan(0, RigInputs.Count);

    /// <summary>Works out what follows from changed inputs.</summary>
    public void Update(ulong changed)
    {
        for (int i = 0; i < rig.Signals.Length; i++)
        {
            if ((rig.Signals[i].Inputs & changed) != 0)
            {
                values[RigInputs.Count + i] = rig.Signals[i].Evaluate(values);
            }
        }

        if ((changed & RigInputs.Head) != 0)
        {
            (sinYaw, cosYaw) = MathF.SinCos(values[(int)FaceChannel.HeadYaw] * rig.HeadGains[0] * Degree);
            (sinPitch, cosPitch) = MathF.SinCos(values[(int)FaceChannel.HeadPitch] * rig.HeadGains[1] * Degree);
            (sinRoll, cosRoll) = MathF.SinCos(values[(int)FaceChannel.HeadRoll] * rig.HeadGains[2] * Degree);
        }
    }

    /// <summary>Whether head and breath are those of another figure: then all points are where that one's are.</summary>
    public bool StandsAs(Figure other)
        => values.AsSpan((int)FaceChannel.HeadYaw, RigInputs.Count - (int)FaceChannel.HeadYaw)
            .SequenceEqual(other.values.AsSpan((int)FaceChannel.HeadYaw, RigInputs.Count - (int)FaceChannel.HeadYaw));

    /// <summary>Where a point of a layer gets to, in pixels.</summary>
    public (float X, float Y) Place(RigLayer layer, float x, float y, float lift)
    {
        foreach ((Expression moveX, Expression moveY) in layer.Moves)
        {
            x += moveX.Evaluate(values);
            y += moveY.Evaluate(values);
        }

        if (layer.IsMirrored)
        {
            x = rig.Width - x;
        }

        RigPlace place = layer.Place;
        float toX = place.X?.Evaluate(values, x, y) ?? x;
        float toY = place.Y?.Evaluate(values, x, y) ?? y;
        if (place.IsHead)
        {
            float depth = (place.Depth?.Evaluate(values, toX, toY) ?? 0) + lift;
            (toX, toY) = Turn(toX, toY, depth, place.Turn?.Evaluate(values, toX, toY) ?? 1);
        }

        // Far outside is as good as anywhere; numbers this small cannot overflow in the rasteriser.
        const float limit = 30_000;
        return (Math.Clamp(Viewport.Left + (toX * Viewport.Scale), -limit, limit), Math.Clamp(Viewport.Top + (toY * Viewport.Scale), -limit, limit));
    }

    private (float X, float Y) Turn(float x, float y, float depth, float turn)
    {
        float sin = sinYaw * turn;
        float cos = 1 + ((cosYaw - 1) * turn);
        float dx = x - rig.HeadCenter.X;
        float toward = (depth * cos) - (dx * sin);
        x = rig.HeadCenter.X + (dx * cos) + (depth * sin);
        y = rig.HeadCenter.Y + ((y - rig.HeadCenter.Y) * cosPitch) + (toward * sinPitch);
        float px = x - rig.HeadPivot.X;
        float py = y - rig.HeadPivot.Y;
        return (rig.HeadPivot.X + (px * cosRoll) - (py * sinRoll), rig.HeadPivot.Y + (px * sinRoll) + (py * cosRoll));
    }
}
