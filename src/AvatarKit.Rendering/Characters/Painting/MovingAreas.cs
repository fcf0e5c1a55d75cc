using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>Finds where a face moves, by trying every channel.</summary>
internal sealed class MovingAreas : IDirtyMarks
{
    private readonly int reach;

    private MovingAreas(int reach) => this.reach = reach;

    /// <summary>Areas that change by anything but the head's turning, in pixels.</summary>
    public List<SKRectI> Areas { get; } = [];

    /// <summary>Where the mouth may get.</summary>
    public SKRect Mouth { get; private set; } = SKRect.Empty;

    /// <summary>Tries every channel and leaves the layers at rest.</summary>
    /// <param name="rig">The character.</param>
    /// <param name="figure">The figure, at rest.</param>
    /// <param name="layers">The layers, new or at rest.</param>
    /// <param name="reach">How much further than at rest the areas extend, for turned heads, in pixels.</param>
    public static MovingAreas Find(Rig rig, Figure figure, LayerState[] layers, int reach)
    {
        var found = new MovingAreas(reach);
        ReadOnlySpan<FaceChannel> widest =
        [
            FaceChannel.JawOpen,
            FaceChannel.MouthLowerDownLeft,
            FaceChannel.MouthLowerDownRight,
            FaceChannel.MouthUpperUpLeft,
            FaceChannel.MouthUpperUpRight,
            FaceChannel.MouthStretchLeft,
            FaceChannel.MouthStretchRight,
        ];
        found.Update(figure, layers, RigInputs.All);
        found.Areas.Clear();
        for (FaceChannel channel = 0; channel < FaceChannel.HeadYaw; channel++)
        {
            Span<float> inputs = figure.Inputs;
            inputs[(int)channel] = 1;
            found.Update(figure, layers, 1UL << (int)channel);
            inputs[(int)channel] = 0;
            found.Update(figure, layers, 1UL << (int)channel);
        }

        ulong all = 0;
        foreach (FaceChannel channel in widest)
        {
            figure.Inputs[(int)channel] = 1;
            all |= 1UL << (int)channel;
        }

        found.Update(figure, layers, all);
        figure.Inputs.Clear();
        found.Update(figure, layers, all);
        return found;
    }

    public void Mark(int layer, SKRect area)
    {
        if (area.Width > 0 && area.Height > 0)
        {
            area.Inflate(reach, reach);
            Areas.Add(SKRectI.Round(area));
        }
    }

    private void Update(Figure figure, LayerState[] layers, ulong changed)
    {
        figure.Update(changed);
        for (int i = 0; i < layers.Length; i++)
        {
            if ((layers[i].Layer.Inputs & changed) != 0 || changed == RigInputs.All)
            {
                layers[i].Update(figure, i, layers, this);
            }
        }

        AddMouth(layers);
    }

    private void AddMouth(LayerState[] layers)
    {
        foreach (LayerState state in layers)
        {
            if (state.IsVisible && state.Layer.Part == "mouth" && state.Layer.Kind == RigShapeKind.Path)
            {
                Mouth = Mouth.IsEmpty ? state.Bounds : SKRect.Union(Mouth, state.Bounds);
            }
        }
    }
}
