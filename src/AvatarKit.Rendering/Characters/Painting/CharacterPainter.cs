using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>Paints a character, and of every frame only what changed.</summary>
/// <remarks>
/// The layers are cut into <see cref="Band"/>s, each drawn onto a <see cref="BandSheet"/> when one of its layers changes; the picture is cut
/// into parts (<see cref="Partition"/>) that change or do not; where they do, <see cref="PictureTiles"/> lays the sheets over each other.
/// Heads turn, bodies breathe and lean all the time: for that, sheets are not drawn anew but moved (<see cref="BandWarp"/>), and drawn for few
/// poses only (<see cref="PoseQuantiser"/>). A whole frame is made the same way, so that what a pose looks like never hangs on the poses before it.
/// </remarks>
internal sealed class CharacterPainter : FacePainter
{
    /// <summary>Edge of a small part of the picture, in the drawing's units.</summary>
    private const float CellUnits = 36;

    /// <summary>What moving sheets may bring into the picture from beside it, in the drawing's units.</summary>
    private const float MarginUnits = 48;

    private readonly float[] rounded = new float[RigInputs.Count];
    private readonly Figure drawn;

    /// <summary>A figure with a face at rest, in the pose that is drawn and in the one that is wanted: between them sheets are moved.</summary>
    private readonly Figure from;
    private readonly Figure to;
    private readonly BodyPlace body;
    private readonly PoseQuantiser quantiser;
    private readonly NativePath.Builder builder = new();
    private readonly LayerState[] layers;
    private readonly Partition partition;
    private readonly BandSheet[] sheets;
    private readonly PictureTiles tiles;
    private readonly SKBitmap ground;
    private readonly SKBitmap picture;
    private readonly BandWarp[] warps;
    private readonly Affine[] backs;
    private Affine stand = Affine.Identity;
    private uint moved;
    private bool isPainted;

    public CharacterPainter(Rig rig, PainterOptions options)
        : base(options.Seed)
    {
        Viewport viewport = Viewport.Of(rig, options.Width, options.Height, options.Framing);
        drawn = new Figure(rig, viewport);
        from = new Figure(rig, viewport);
        to = new Figure(rig, viewport);
        body = new BodyPlace(rig, viewport);
        quantiser = new PoseQuantiser(rig, viewport, options.IsStill);
        var clips = new HashSet<int>(rig.Layers.Select(static layer => layer.Clip));
        bool ownBackdrop = options.Background is null;
        layers = [.. rig.Layers.Select((
            layer,
            index) => new LayerState(layer, builder, clips.Contains(index), viewport.Scale, ownBackdrop || layer.Part != "backdrop"))];
        MovingAreas moving = MovingAreas.Find(rig, drawn, layers, (int)(4 * viewport.Scale));
        var whole = new SKRectI(0, 0, options.Width, options.Height);
        MouthArea = Even(moving.Mouth, whole);

        int still = Array.FindIndex(rig.Layers, static layer => layer.Inputs != 0) is >= 0 and int at ? at : layers.Length;
        var info = new SKImageInfo(options.Width, options.Height, SKColorType.Bgra8888, SKAlphaType.Premul);
        ground = new SKBitmap(info);
        picture = new SKBitmap(info);
        Ground.Paint(rig, options, layers.AsSpan(0, still), ground);
        Band[] bands = Band.Of(rig.Layers, still);
        int cell = Math.Max(16, (int)(CellUnits * viewport.Scale / 8) * 8);
        partition = new Partition(options.Width, options.Height, cell, [.. moving.Areas], Band.Touched(rig.Layers, bands));
        int margin = (int)MathF.Ceiling(MarginUnits * viewport.Scale);
        SKRectI around = SKRectI.Inflate(whole, margin, margin);
        sheets = [.. bands.Select(band => new BandSheet(layers, band, around))];
        warps = [.. bands.Select(band => new BandWarp(rig.Layers.AsSpan(band.First, band.End - band.First)))];
        backs = [.. bands.Select(static _ => Affine.Identity)];
        tiles = new PictureTiles(ground, picture, bands.Length);
    }

    public override SKBitmap Picture => picture;

    public override ReadOnlySpan<SKRectI> Changes => partition.Changes;

    public override SKRectI MouthArea { get; }

    public override bool Paint(ReadOnlySpan<float> pose, TimeSpan time, in BodyPose standing)
    {
        partition.Clear();
        Affine stands = body.Of(standing);
        ulong changed = quantiser.Apply(pose, standing, rounded);
        if (isPainted && changed == 0 && stands == stand)
        {
            return false;
        }

        stand = stands;
        ulong redrawn = quantiser.ApplyDrawn(rounded, drawn.Inputs);
        if (!isPainted)
        {
            redrawn = RigInputs.All;
        }

        drawn.Update(redrawn);
        Stand(from, drawn.Inputs);
        Stand(to, rounded);
        Warp();
        if (!isPainted)
        {
            partition.MarkAll();
            isPainted = true;
        }

        for (int i = 0; i < layers.Length; i++)
        {
            if ((layers[i].Layer.Inputs & redrawn) != 0)
            {
                layers[i].Update(drawn, i, layers, partition);
            }
        }

        DrawSheets();
        Lay();
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

        foreach (BandSheet sheet in sheets)
        {
            sheet.Dispose();
        }

        ground.Dispose();
        picture.Dispose();
        builder.Dispose();
    }

    /// <summary>Gives a figure another's head and breath.</summary>
    private static void Stand(Figure figure, ReadOnlySpan<float> inputs)
    {
        ulong changed = 0;
        for (int i = (int)FaceChannel.HeadYaw; i < RigInputs.Count; i++)
        {
            if (figure.Inputs[i] != inputs[i])
            {
                figure.Inputs[i] = inputs[i];
                changed |= 1UL << i;
            }
        }

        figure.Update(changed);
    }

    /// <summary>Moves the sheets to where the figure is.</summary>
    private void Warp()
    {
        moved = 0;
        for (int band = 0; band < sheets.Length; band++)
        {
            if (warps[band].Fit(from, to, stand))
            {
                partition.MarkBand(band, sheets[band].Area);
                partition.MapOf(band) = warps[band].Map;
                backs[band] = warps[band].Map.Inverse();
                moved |= 1U << band;
            }
        }
    }

    private void Lay()
    {
        tiles.Clear();
        for (int part = 0; part < partition.Areas.Length; part++)
        {
            if (partition.IsChanged(part))
            {
                tiles.Mark(partition.Areas[part]);
            }
        }

        tiles.Paint(sheets, partition.Maps, backs);
        for (int part = 0; part < partition.Areas.Length; part++)
        {
            if (partition.IsChanged(part) && !tiles.IsPainted(partition.Areas[part]))
            {
                partition.Unmark(part);
            }
        }
    }

    private void DrawSheets()
    {
        for (int band = 0; band < sheets.Length; band++)
        {
            if ((partition.RedrawnBands & (1U << band)) != 0)
            {
                SKRectI before = sheets[band].Area;
                if (sheets[band].Fit())
                {
                    partition.MarkBand(band, before);
                    partition.MarkBand(band, sheets[band].Area);
                }

                (float top, float bottom) = partition.ChangedRows(band);
                sheets[band].Draw(top, bottom);
            }

            if ((moved & (1U << band)) != 0)
            {
                partition.MarkBand(band, sheets[band].Area);
            }
        }
    }

    private static SKRectI Even(SKRect area, SKRectI whole)
    {
        area.Inflate(2, 2);
        return SKRectI.Intersect(
            whole,
            new SKRectI((int)area.Left & ~1, (int)area.Top & ~1, ((int)area.Right + 2) & ~1, ((int)area.Bottom + 2) & ~1));
    }
}
