using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>Paints a character, and of every frame only what changed.</summary>
/// <remarks>
/// The layers are cut into <see cref="Band"/>s, each drawn onto a <see cref="BandSheet"/> when one of its layers changes; the picture is cut
/// into parts (<see cref="Partition"/>), on each of which a <see cref="PartStack"/> lays the sheets over each other when one of them changes
/// there. A whole frame is made the same way, so that what a pose looks like never hangs on the poses before it.
/// </remarks>
internal sealed class CharacterPainter : FacePainter
{
    /// <summary>Edge of a small part of the picture, in the drawing's units.</summary>
    private const float CellUnits = 36;

    /// <summary>One breath, in seconds: a calm adult takes 12 to 16 a minute.</summary>
    private const double BreathSeconds = 4.4;

    private readonly Figure figure;
    private readonly PoseQuantiser quantiser;
    private readonly NativePath.Builder builder = new();
    private readonly LayerState[] layers;
    private readonly Partition partition;
    private readonly BandSheet[] sheets;
    private readonly PartStack[] parts;
    private readonly SKBitmap ground;
    private readonly SKBitmap picture;
    private readonly double breathPhase;
    private bool isPainted;

    public CharacterPainter(Rig rig, PainterOptions options)
    {
        Framing framing = Framing.Of(rig, options.Width, options.Height);
        figure = new Figure(rig, framing);
        quantiser = new PoseQuantiser(rig, framing);
        breathPhase = (uint)options.Seed * 0.61803398875 % 1;
        var clips = new HashSet<int>(rig.Layers.Select(static layer => layer.Clip));
        bool ownBackdrop = options.Background is null;
        layers = [.. rig.Layers.Select((
            layer,
            index) => new LayerState(layer, builder, clips.Contains(index), framing.Scale, ownBackdrop || layer.Part != "backdrop"))];
        MovingAreas moving = MovingAreas.Find(rig, figure, layers, (int)(4 * framing.Scale));
        var whole = new SKRectI(0, 0, options.Width, options.Height);
        MouthArea = Even(moving.Mouth, whole);

        int still = Array.FindIndex(rig.Layers, static layer => layer.Inputs != 0) is >= 0 and int at ? at : layers.Length;
        var info = new SKImageInfo(options.Width, options.Height, SKColorType.Bgra8888, SKAlphaType.Premul);
        ground = new SKBitmap(info);
        picture = new SKBitmap(info);
        Ground.Paint(rig, options, layers.AsSpan(0, still), ground);
        Band[] bands = Band.Of(rig.Layers, still);
        int cell = Math.Max(16, (int)(CellUnits * framing.Scale / 8) * 8);
        partition = new Partition(options.Width, options.Height, cell, [.. moving.Areas], Band.Touched(rig.Layers, bands));
        sheets = [.. bands.Select(band => new BandSheet(layers, band, whole))];
        parts = [.. partition.Areas.Select(area => new PartStack(area, bands.Length))];
    }

    public override SKBitmap Picture => picture;

    public override ReadOnlySpan<SKRectI> Changes => partition.Changes;

    public override SKRectI MouthArea { get; }

    public override bool Paint(ReadOnlySpan<float> pose, TimeSpan time)
    {
        float breath = (float)Math.Sin(Math.Tau * ((time.TotalSeconds / BreathSeconds) + breathPhase));
        partition.Clear();
        ulong changed = quantiser.Apply(pose, breath, figure.Inputs);
        if (!isPainted)
        {
            changed = RigInputs.All;
            partition.MarkAll();
            isPainted = true;
        }
        else if (changed == 0)
        {
            return false;
        }

        figure.Update(changed);
        for (int i = 0; i < layers.Length; i++)
        {
            if ((layers[i].Layer.Inputs & changed) != 0)
            {
                layers[i].Update(figure, i, layers, partition);
            }
        }

        DrawSheets();
        for (int part = 0; part < parts.Length; part++)
        {
            uint bands = partition.ChangedBands(part);
            if (bands != 0)
            {
                parts[part].Paint(bands, sheets, ground, picture);
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

        foreach (BandSheet sheet in sheets)
        {
            sheet.Dispose();
        }

        ground.Dispose();
        picture.Dispose();
        builder.Dispose();
    }

    private void DrawSheets()
    {
        uint changed = partition.AllChangedBands;
        for (int band = 0; band < sheets.Length; band++)
        {
            if ((changed & (1U << band)) != 0)
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
