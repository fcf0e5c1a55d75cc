using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>Paints a character, and of every frame only what changed.</summary>
internal sealed class CharacterPainter : FacePainter
{
    /// <summary>Edge of a small part of the picture, in the drawing's units.</summary>
    private const float CellUnits = 52;

    /// <summary>One breath, in seconds: a calm adult takes 12 to 16 a minute.</summary>
    private const double BreathSeconds = 4.4;

    private readonly Framing framing;
    private readonly Figure figure;
    private readonly PoseQuantiser quantiser;
    private readonly NativePath.Builder builder = new();
    private readonly LayerState[] layers;
    private readonly Partition partition;
    private readonly Checkpoint[] checkpoints;
    private readonly SKBitmap picture;
    private readonly SKCanvas canvas;
    private readonly double breathPhase;
    private bool isPainted;

    public CharacterPainter(Rig rig, PainterOptions options)
    {
        framing = Framing.Of(rig, options.Width, options.Height);
        figure = new Figure(rig, framing);
        quantiser = new PoseQuantiser(rig, framing);
        breathPhase = (uint)options.Seed * 0.61803398875 % 1;
        var clips = new HashSet<int>(rig.Layers.Select(static layer => layer.Clip));
        bool ownBackdrop = options.Background is null;
        layers = [.. rig.Layers.Select((layer, index) => new LayerState(layer, builder, clips.Contains(index), framing.Scale, ownBackdrop || layer.Part != "backdrop"))];
        var whole = new SKRectI(0, 0, options.Width, options.Height);
        picture = new SKBitmap(new SKImageInfo(options.Width, options.Height, SKColorType.Bgra8888, SKAlphaType.Premul));
        canvas = new SKCanvas(picture);
        int cell = Math.Max(16, (int)(CellUnits * framing.Scale / 2) * 2);
        var nothing = new Partition(options.Width, options.Height, cell, []);
        for (int i = 0; i < layers.Length; i++)
        {
            layers[i].Update(figure, i, layers, nothing);
        }

        MovingAreas moving = MovingAreas.Find(rig, figure, layers, (int)(4 * framing.Scale));
        SKRect mouth = moving.Mouth;
        mouth.Inflate(2, 2);
        MouthArea = SKRectI.Intersect(whole, new SKRectI((int)mouth.Left & ~1, (int)mouth.Top & ~1, ((int)mouth.Right + 2) & ~1, ((int)mouth.Bottom + 2) & ~1));
        partition = new Partition(options.Width, options.Height, cell, [.. moving.Areas]);
        checkpoints = Checkpoints(rig, whole);
        PaintBackground(rig, options);
        partition.MarkAll();
        for (int part = 0; part < partition.Areas.Length; part++)
        {
            PaintPart(part, 0, checkpoints[0].Layer);
        }
    }

    public override SKBitmap Picture => picture;

    public override ReadOnlySpan<SKRectI> Changes => partition.Changes;

    public override SKRectI MouthArea { get; }

    public override bool Paint(ReadOnlySpan<float> pose, TimeSpan time)
    {
        float breath = (float)Math.Sin(Math.Tau * ((time.TotalSeconds / BreathSeconds) + breathPhase));
        partition.Clear();
        ulong changed = quantiser.Apply(pose, breath, figure.Inputs);
        if (isPainted && changed == 0)
        {
            return false;
        }

        if (!isPainted)
        {
            changed = RigInputs.All;
        }

        figure.Update(changed);
        for (int i = 0; i < layers.Length; i++)
        {
            if ((layers[i].Layer.Inputs & changed) != 0)
            {
                layers[i].Update(figure, i, layers, partition);
            }
        }

        if (!isPainted)
        {
            partition.MarkAll();
        }

        isPainted = true;
        for (int part = 0; part < partition.Areas.Length; part++)
        {
            int first = partition.FirstLayer(part);
            if (first != int.MaxValue)
            {
                PaintPart(part, first, layers.Length);
            }
        }

        partition.Collect();
        return partition.Changes.Length > 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (!disposing)
        {
            return;
        }

        foreach (LayerState layer in layers)
        {
            layer.Dispose();
        }

        foreach (Checkpoint checkpoint in checkpoints)
        {
            checkpoint.Dispose();
        }

        canvas.Dispose();
        picture.Dispose();
        builder.Dispose();
    }

    /// <summary>Where painting may start over: before the first thing that moves at all, the first that speaking moves, and the features of the face.</summary>
    private Checkpoint[] Checkpoints(Rig rig, SKRectI whole)
    {
        int count = rig.Layers.Length;
        int First(Func<RigLayer, bool> wanted) => Array.FindIndex(rig.Layers, layer => wanted(layer)) is >= 0 and int at ? at : count;
        int still = First(static layer => layer.Inputs != 0);
        int speaking = First(static layer => (layer.Inputs & ~RigInputs.Figure) != 0);
        int features = First(static layer => layer.Part is "mouth" or "mouth-inside" or "eyes" or "brows");
        SKRectI small = SKRectI.Empty;
        for (int part = 0; part < partition.Areas.Length; part++)
        {
            if (partition.IsSmall[part])
            {
                small = small.IsEmpty ? partition.Areas[part] : SKRectI.Union(small, partition.Areas[part]);
            }
        }

        int parts = partition.Areas.Length;
        (int Layer, SKRectI Area)[] places = [(still, whole), (Math.Max(still, speaking), small), (Math.Max(speaking, features), small)];
        return [.. places.Select(place => new Checkpoint(place.Layer, place.Area, parts))];
    }

    private void PaintBackground(Rig rig, PainterOptions options)
    {
        canvas.Clear(SKColors.Transparent);
        if (options.Background is Background background)
        {
            background.Paint(canvas, options.Width, options.Height);
        }
        else if (rig.Backdrop.Length > 1)
        {
            float reach = float.Hypot(options.Width, options.Height) * 0.62f;
            using SKShader exact = SKShader.CreateTwoPointConicalGradient(
                new SKPoint(options.Width * 0.42f, options.Height * 0.3f), 0, new SKPoint(options.Width / 2f, options.Height / 2f), reach, rig.Backdrop, null, SKShaderTileMode.Clamp);

            // A third of the pixels each way is enough for a shade this slow, and a ninth of the work.
            const float texel = 3;
            using var small = new SKBitmap(new SKImageInfo((int)(options.Width / texel) + 1, (int)(options.Height / texel) + 1, SKColorType.Bgra8888, SKAlphaType.Premul));
            using SKShader shader = GradientSprite.Picture(small, exact, SKMatrix.CreateScale(1 / texel, 1 / texel));
            using var paint = new SKPaint { Shader = shader };
            int count = canvas.Save();
            canvas.Scale(texel);
            canvas.DrawPaint(paint);
            canvas.RestoreToCount(count);
        }
        else if (rig.Backdrop.Length == 1)
        {
            canvas.Clear(rig.Backdrop[0]);
        }
    }

    /// <summary>Paints a part from the last checkpoint that is still true for it.</summary>
    private void PaintPart(int part, int firstChanged, int end)
    {
        SKRectI area = partition.Areas[part];
        int from = 0;
        foreach (Checkpoint checkpoint in checkpoints)
        {
            if (checkpoint.Layer > firstChanged)
            {
                checkpoint.Forget(part);
            }
            else if (checkpoint.Has(part))
            {
                from = checkpoint.Layer;
            }
        }

        if (from > 0 || checkpoints[0].Has(part))
        {
            Restore(part, area, from);
        }

        int count = canvas.Save();
        canvas.ClipRect(new SKRect(area.Left, area.Top, area.Right, area.Bottom));
        int clip = -1;
        int clipped = canvas.Save();
        for (int i = from; i <= end; i++)
        {
            Remember(part, area, i);
            if (i == end)
            {
                break;
            }

            LayerState layer = layers[i];
            if (!layer.IsVisible || !layer.Touches(area))
            {
                continue;
            }

            if (layer.Layer.Clip != clip)
            {
                clip = layer.Layer.Clip;
                canvas.RestoreToCount(clipped);
                clipped = canvas.Save();
                for (int next = clip; next >= 0; next = layers[next].Layer.Clip)
                {
                    layers[next].Clip(canvas);
                }
            }

            layer.Draw(canvas);
        }

        canvas.RestoreToCount(count);
    }

    private void Restore(int part, SKRectI area, int from)
    {
        for (int i = checkpoints.Length - 1; i >= 0; i--)
        {
            if (checkpoints[i].Layer == from && checkpoints[i].Has(part))
            {
                checkpoints[i].Restore(picture, area);
                return;
            }
        }
    }

    private void Remember(int part, SKRectI area, int layer)
    {
        foreach (Checkpoint checkpoint in checkpoints)
        {
            if (checkpoint.Layer == layer && !checkpoint.Has(part) && checkpoint.Covers(area))
            {
                checkpoint.Save(picture, part, area);
            }
        }
    }
}
